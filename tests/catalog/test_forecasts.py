"""What requests stated, beside what came of it: two departments, four admitted requests, a year of records."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from shutil import copy

import pytest

from catalog.forecast_words import record_sentences, remarks
from catalog.forecasts import Forecast, Spread, TrackRecord, forecasts, track_records
from catalog.requests import State
from registry.language import speaking
from registry.load.recorded import RecordedWork
from registry.measures import Measuring
from registry.store import Register
from registry.undoing import undo
from registry.wording import Duties
from tests.catalog.conftest import ACT, read
from tests.catalog.forecast_city import ALARM, HEAD, TALKS, VISITS, admit, build

AS_OF = "2026-03-10"
"""The work of 2025 is recorded, of 2026 nothing yet."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the city, built once."""
    return build(tmp_path_factory.mktemp("city"))


@pytest.fixture
def later(built: Path, tmp_path: Path) -> Iterator[Register]:
    """The city, as a copy of one's own."""
    with Register.open(Path(copy(built, tmp_path))) as register:
        yield register


def by_request(register: Register, as_of: str = AS_OF, **asked: object) -> dict[str, Forecast]:
    found = forecasts(register, as_of, **asked)  # type: ignore[arg-type]
    return {each.request: each for each in found}


def each(*facts: object) -> tuple[object, ...]:
    """Several facts, to be set beside what they should be."""
    return facts


def add(register: Register, folder: Path, text: str) -> None:
    """One more request is on record."""
    assert not read(register, folder, {"准入申请.csv": HEAD + text}).rejected


def test_hours_stated_beside_hours_recorded(later: Register) -> None:
    visits = by_request(later)["SQ-1"]
    hours = visits.hours
    assert (visits.years, hours.communities, hours.recorded, hours.months) == (
        (2025, 2026),
        2,
        2,
        12,
    )
    # 青松社区 120 h × 12/12 + 红星社区 30 h × 12/6 = 180 h against 2 × 60 h.
    assert each(hours.stated, hours.expected, hours.measured) == (120, 120, 180)
    assert hours.ratio == Fraction(3, 2)


def test_months_count_from_the_first_day_of_the_duty(later: Register) -> None:
    talks = by_request(later)["SQ-2"].hours
    # 12 h in the six months since July, of the twelve of which 青松社区 keeps records: 24 h a year against 12 h.
    assert each(talks.stated, talks.measured, talks.months, talks.ratio) == (12, 24, 6, 2)


def test_what_nobody_recorded_is_unknown_and_not_zero(later: Register) -> None:
    survey = by_request(later)["SQ-3"]
    assert survey.hours.stated == 30
    assert (survey.hours.measured, survey.hours.expected, survey.hours.ratio) == (None, None, None)
    with speaking("en"):
        assert remarks(survey) == "no work recorded, no money stated"


def test_what_nobody_stated_is_unknown(later: Register) -> None:
    alarm = by_request(later)["SQ-4"]
    assert each(alarm.hours.stated, alarm.hours.measured, alarm.hours.ratio) == (None, 36, None)
    with speaking("en"):
        assert remarks(alarm) == "no hours stated"


def test_a_community_that_records_other_work_only_spent_nothing_on_it(
    later: Register, tmp_path: Path
) -> None:
    """The survey takes 10 hours a year in each: 白云社区 now records 5 in December, the two others have records, none of it."""
    text = "日期,社区,事项,件数,用时\n2025-12,白云社区,残疾人需求登记,5,5小时\n"
    assert not read(later, tmp_path / "more", {"工作.csv": text}).rejected
    hours = by_request(later)["SQ-3"].hours
    assert each(hours.recorded, hours.expected, hours.measured) == (3, 30, 5)


def test_records_without_minutes_tell_no_hours(later: Register, tmp_path: Path) -> None:
    text = "日期,社区,事项,件数,用时\n2025-12,白云社区,残疾人需求登记,5,\n"
    assert not read(later, tmp_path / "more", {"工作.csv": text}).rejected
    survey = by_request(later)["SQ-3"]
    assert (survey.hours.measured, survey.hours.untimed) == (None, True)
    with speaking("en"):
        assert "records without minutes" in remarks(survey)


def test_money_that_is_due_beside_what_communities_received(later: Register) -> None:
    money = by_request(later)["SQ-1"].money
    # 2025: 12,000 due on 30 June, 3,500 + 2,500 received. 2026: 12,000, due on 31 December only.
    assert (money.stated, money.received, money.later) == (12_000_00, 6_000_00, 12_000_00)
    assert money.ratio == Fraction(1, 2)
    money = by_request(later, "2026-12-31")["SQ-1"].money
    assert (money.stated, money.received, money.later) == (24_000_00, 6_000_00, 0)


def test_money_of_which_nothing_came(later: Register) -> None:
    money = by_request(later)["SQ-4"].money
    assert each(money.stated, money.received, money.ratio) == (1_000_00, 0, 0)


def test_without_any_payment_on_record_what_came_is_unknown(later: Register) -> None:
    [(entry,)] = later.query("SELECT DISTINCT entry_id FROM payment")
    undo(later, entry, ACT)
    money = by_request(later)["SQ-4"].money
    assert (money.stated, money.received, money.ratio) == (1_000_00, None, None)


def test_money_that_is_split_among_duties_counts_with_its_part(
    later: Register, tmp_path: Path
) -> None:
    files = {
        "分摊.csv": "款项,事项,份数\n示财〔2025〕8号,燃气隐患上报,1\n示财〔2025〕8号,A1,3\n",
        "拨付.csv": "拨付日期,拨付单位,接收单位,金额,文号\n2025-09-01,应急局,白云社区,2000,示财〔2025〕8号\n",
    }
    assert not read(later, tmp_path / "pot", files).rejected
    assert by_request(later)["SQ-4"].money.received == 500_00, "a quarter of 2,000 yuan"


def test_the_median_of_a_department_with_the_number_it_is_from(later: Register) -> None:
    civil, safety = track_records(forecasts(later, AS_OF))
    # Hours 1.5 and 2: quartiles a quarter of the way in. Money: one duty of three has any due.
    assert civil == TrackRecord(
        "MZ",
        3,
        Spread(2, Fraction(13, 8), Fraction(7, 4), Fraction(15, 8)),
        Spread(1, Fraction(1, 2), Fraction(1, 2), Fraction(1, 2)),
    )
    assert safety == TrackRecord("YJ", 1, None, Spread(1, Fraction(0), Fraction(0), Fraction(0)))
    with speaking("en"):
        assert record_sentences(civil, "市民政局") == (
            "市民政局 had 3 requests admitted. "
            "Hours recorded are 1.75 times those stated (median of 2 duties, quartiles 1.63–1.88). "
            "Communities received 0.50 times the money stated (of one duty)."
        )
        assert "Hours cannot be compared yet." in record_sentences(safety, "")


def test_one_department_without_its_new_request(later: Register) -> None:
    assert set(by_request(later, department="YJ")) == {"SQ-4"}
    assert set(by_request(later, department="MZ", besides="SQ-1")) == {"SQ-2", "SQ-3"}
    assert forecasts(later, AS_OF, department="YJ", besides="SQ-4") == []
    assert set(by_request(later, "2025-03-01", department="MZ")) == {"SQ-1", "SQ-3"}, (
        "SQ-2: in July"
    )


def test_measured_in_one_year_only(later: Register, tmp_path: Path) -> None:
    text = "日期,社区,事项,件数,用时\n2026-01,青松社区,困难家庭入户探访,9,20小时\n"
    assert not read(later, tmp_path / "more", {"工作.csv": text}).rejected
    # 2026: 20 h in one month are 240 h a year; 红星社区 has no records of that year.
    hours = by_request(later, year=2026)["SQ-1"].hours
    assert each(hours.recorded, hours.expected, hours.measured) == (1, 60, 240)
    # All years: 140 h in 13 months × 12, and 60 h of 红星社区.
    assert by_request(later)["SQ-1"].hours.measured == Fraction(140 * 12, 13) + 60
    assert by_request(later, year=2024)["SQ-1"].years == ()


@pytest.mark.parametrize("as_of", ["2025-09-30", "2025-12-31", AS_OF])
def test_records_and_the_sums_that_entries_keep_tell_the_same(later: Register, as_of: str) -> None:
    """What the register knew up to its last entry is all that it knows; only the first is read record by record."""
    [(last,)] = later.query("SELECT MAX(id) FROM entry")
    assert forecasts(later, as_of, last) == forecasts(later, as_of)
    quick, slow = (
        RecordedWork(measuring, Duties.of(measuring), frozenset({"SQ-1"}))
        for measuring in (
            Measuring(later, {"known": known, "as_of": AS_OF}) for known in (2**62, last)
        )
    )
    assert quick._from_sums
    assert not slow._from_sums
    assert (quick.by_year, quick.months) == (slow.by_year, slow.months)


def test_as_it_was_on_an_earlier_day(later: Register) -> None:
    hours = by_request(later, "2025-09-30")["SQ-1"].hours
    # 青松社区 90 h in 9 months, 红星社区 15 h in 3: 120 + 60 h a year.
    assert each(hours.measured, hours.months) == (180, 9)


def test_services_that_are_bought_are_no_work_of_communities(
    later: Register, tmp_path: Path
) -> None:
    add(later, tmp_path / "bought", TALKS.replace("SQ-2", "SQ-9").replace("宣讲", "展演"))
    admit(later, "SQ-9", State.BOUGHT)
    assert "SQ-9" not in by_request(later)


def test_a_later_admission_of_the_same_duty_takes_over(later: Register, tmp_path: Path) -> None:
    """From July 2026 on the visits take twice as long: 2026 tells of neither admission, 2027 of the new one."""
    text = VISITS.replace("SQ-1,2024-11-01", "SQ-5,2025-11-01").replace("新增", "变更")
    text = text.replace("2025-01-01,2028-01-01", "2026-07-01,2028-01-01").replace("30分钟", "1小时")
    text = text.replace("入户探访,,", "入户探访,SQ-1,").replace("2025-06-30、", "")
    add(later, tmp_path / "change", text)
    admit(later, "SQ-5", day="2026-01-05")
    found = by_request(later, "2027-12-31")
    assert (found["SQ-1"].years, found["SQ-5"].years) == ((2025,), (2027,))
    assert (found["SQ-1"].hours.ratio, found["SQ-5"].hours.measured) == (Fraction(3, 2), None)


def test_what_is_no_new_duty_is_not_told_by_the_year_in_which_it_begins(
    later: Register, tmp_path: Path
) -> None:
    """安全隐患排查 was done before: the work of 2025 from January on is not what was admitted in July."""
    text = ALARM.replace("SQ-4", "SQ-6").replace("新增", "变更").replace("2025-01-01", "2025-07-01")
    add(later, tmp_path / "change", text.replace("燃气隐患上报,,", "安全隐患排查,A2,"))
    admit(later, "SQ-6")
    found = by_request(later)["SQ-6"]
    assert (found.duty, found.years) == ("A2", (2026,))
    with speaking("en"):
        assert "no year" in remarks(by_request(later, "2025-12-31")["SQ-6"])


def test_figures_written_as_about_are_told_so(later: Register, tmp_path: Path) -> None:
    add(later, tmp_path / "about", TALKS.replace("SQ-2", "SQ-7").replace("60分钟", "约60分钟"))
    admit(later, "SQ-7")
    with speaking("en"):
        assert remarks(by_request(later)["SQ-7"]).startswith("hours stated as about")


@pytest.mark.parametrize(
    ("ratios", "expected"),
    [
        ([], None),
        ([None], None),
        ([Fraction(2)], (1, 2, 2, 2)),
        ([Fraction(3), None, Fraction(1)], (2, Fraction(3, 2), 2, Fraction(5, 2))),
        ([Fraction(n) for n in (5, 1, 4, 2, 3)], (5, 2, 3, 4)),
    ],
)
def test_the_spread_says_from_how_many(
    ratios: list[Fraction | None], expected: tuple[int, Fraction, Fraction, Fraction] | None
) -> None:
    assert Spread.of(ratios) == (None if expected is None else Spread(*expected))
