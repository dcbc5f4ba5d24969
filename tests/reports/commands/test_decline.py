"""``zhunru decline``: what came without admission is declined by a slip; what is admitted cannot be."""

from __future__ import annotations

import pytest

from tests.office import Office

DEMAND = (
    *("--date", "2026-03-06", "--community", "青松社区", "--department", "市民政局"),
    *("--duty", "高龄老人入户探访", "--channel", "微信群"),
)


def test_the_slip_cites_what_is_missing(office: Office) -> None:
    ran = office.zhunru("--lang", "en", "decline", *DEMAND)
    assert ran.code == 0, ran.err
    assert "stood in no access catalogue" in ran.out
    assert "市民政局" in ran.out
    assert office.live("decline", "department", "community", "channel") == [
        ("MZ", "QS0101", "chat")
    ]
    number = office.last_entry
    again = office.zhunru("--lang", "en", "decline", "--slip", number)
    assert "stood in no access catalogue" in again.out
    assert office.last_entry == number, "printing it again records nothing"


def test_slips_are_chinese_and_come_in_files(office: Office) -> None:
    path = office.folder / "告知单.html"
    assert office.zhunru("decline", *DEMAND, "-o", path).code == 0
    assert "不予承接告知单" in path.read_text(encoding="utf-8")


def test_what_is_admitted_cannot_be_declined(office: Office) -> None:
    listed = [*DEMAND[:7], "老年人优待证办理"]
    before = office.last_entry
    ran = office.zhunru("decline", *listed)
    assert ran.code == 1
    assert "cannot be declined" in ran.err
    assert office.last_entry == before


def test_the_answer_has_its_clock_where_a_rule_gives_days(office: Office) -> None:
    rules = (
        'name = "本市"\nextends = "national"\n[procedure]\n'
        'answer_days = { value = 5, source = "示发〔2026〕1号", status = "in_force" }\n'
    )
    own = office.write("本市.toml", rules)
    ran = office.zhunru("--lang", "en", "decline", *DEMAND, "--profile", own)
    assert "Please answer by 2026-03-13." in ran.out, "five working days after Friday 6 March"


@pytest.mark.parametrize(
    ("changed", "code", "said"),
    [
        (("--department", "民证局"), 4, "民政"),
        (("--date", "昨天"), 4, "昨天"),
        (("--community", "和平社区"), 4, "和平社区"),
        (("--slip", "1"), 2, "records no declined demand"),
    ],
)
def test_typical_mistakes(office: Office, changed: tuple[str, str], code: int, said: str) -> None:
    ran = office.zhunru("decline", *DEMAND, *changed)
    assert (ran.code, said in ran.err) == (code, True), ran


def test_a_dry_run_shows_the_slip_and_records_nothing(office: Office) -> None:
    before = office.last_entry
    ran = office.zhunru("--lang", "en", "decline", *DEMAND, "--dry-run")
    assert "stood in no access catalogue" in ran.out
    assert office.last_entry == before
