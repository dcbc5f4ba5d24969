"""The sums that entries keep: always what all live facts come to, whatever came, was corrected, or undone."""

from __future__ import annotations

import contextlib
from fractions import Fraction
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry import sums
from registry.errors import UndoRefused
from registry.journal import Act, writing
from registry.load.carried import CarriedBook
from registry.load.workload import LoadBook
from registry.store import Register
from registry.undoing import undo
from tests.office import Office

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

ACT = Act("李敏", "import", at="2026-03-01T00:00:00Z")

WORK = "日期,社区,事项,件数,用时\n2025-01,青松社区,走访,10,5小时\n2025-02,青松社区,走访,20,\n2025-02,湖滨社区,走访,,2小时\n"
MENDED = "日期,社区,事项,件数,用时\n2025-01,青松社区,走访,10,6小时\n2025-03,青松社区,走访,1,1小时\n"


def kept(office: Office, table: str = "work_sum") -> list[tuple[object, ...]]:
    with Register.open(office.folder / "zhunru.db") as register:
        return register.query(f"SELECT * FROM {table}")


def differences(office: Office) -> dict[str, int]:
    with Register.open(office.folder / "zhunru.db") as register:
        return sums.differences(register.connection)


def test_work_is_summed_as_it_comes_is_corrected_and_undone(office: Office) -> None:
    office.import_text("工作.csv", WORK)
    first = [
        (2025, "LS0102", "走访", 1, 0, 0, 120, 1),
        (2025, "QS0101", "走访", 2, 30, 2, 300, 1),
    ]
    assert kept(office) == first
    assert kept(office, "work_month") == [
        ("2025-01", "QS0101", 1),
        ("2025-02", "LS0102", 1),
        ("2025-02", "QS0101", 1),
    ]
    office.import_text("工作.csv", MENDED, "--replace")
    assert kept(office) == [(2025, "QS0101", "走访", 2, 11, 2, 420, 2)]
    assert office.zhunru("journal", "undo", "9").code == 0
    assert kept(office) == first
    assert differences(office) == {}


def test_burdens_are_summed_by_who_carries_them_and_when(office: Office) -> None:
    office.import_text(
        "台账.csv",
        "台账名称,社区,要求部门,更新频次,每次用时\n甲,青松社区,市民政局,每月,2小时\n乙,全部,市民政局,每年,\n",
    )
    assert kept(office, "burden_sum") == [
        ("ledger", "", "示例市", "", "9999", 1, 0, 0),
        ("ledger", "QS0101", "", "", "9999", 1, 720 * 120, 1),
    ]
    office.zhunru("burden", "take-down", "ledger", "甲", "--on", "2026-05-01")
    assert ("ledger", "QS0101", "", "", "2026-05-01", 1, 720 * 120, 1) in kept(office, "burden_sum")
    assert differences(office) == {}


def test_what_another_program_wrote_is_found_and_worked_out_anew(office: Office) -> None:
    office.import_text("工作.csv", WORK)
    with Register.open(office.folder / "zhunru.db") as register:
        register.connection.execute("UPDATE work_sum SET minutes = minutes + 60")
        assert sums.differences(register.connection) == {"work_sum": 2}
        sums.renew(register.connection)
        assert sums.differences(register.connection) == {}


FACT = st.tuples(
    st.sampled_from(("2025-01", "2025-12-31", "2026-02-03")),
    st.sampled_from(("A", "B")),
    st.sampled_from(("走访", "巡查")),
    st.none() | st.integers(0, 50),
    st.none() | st.integers(0, 500),
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(acts=st.lists(st.lists(FACT, max_size=6) | st.integers(0, 5), min_size=1, max_size=8))
def test_after_any_sequence_of_entries_and_undoings(
    acts: list[list[tuple[object, ...]] | int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A list adds those records in an entry; a number ends so many live ones, or undoes the entry before."""
    path: Path = tmp_path_factory.mktemp("sums") / "zhunru.db"
    with Register.create(path) as register:
        with writing(register, Act("李敏", "init")):
            pass
        for act in acts:
            if isinstance(act, list):
                with writing(register, ACT) as entry:
                    names = ("date", "community", "duty", "pieces", "minutes")
                    columns = {name: [fact[n] for fact in act] for n, name in enumerate(names)}
                    entry.add("work", {"key": list(range(len(act))), **columns} if act else {})
            else:
                live = register.query(
                    "SELECT id FROM work WHERE until_entry IS NULL LIMIT ?", (act,)
                )
                last = register.query("SELECT MAX(id) FROM entry")[0][0]
                if act % 2 and last > 1:
                    with contextlib.suppress(UndoRefused):
                        undo(register, last, ACT)
                else:
                    with writing(register, ACT) as entry:
                        entry.end("work", [row[0] for row in live])
            assert sums.differences(register.connection) == {}


def test_what_a_community_carries_is_what_the_load_book_says(office: Office) -> None:
    """The gate reads sums, `load show` the records: both state the same hours, by record, by standard and of burdens."""
    sheets = {
        "参数.csv": "参数名称,数值,来源,状态,生效日期\n年可能工作日,250,示例,现行有效,2025-01-01\n每日工作小时,8,示例,现行有效,2025-01-01\n",
        "人员.csv": "社区,年度,岗位,实有人数\n青松社区,2024,专职,9\n青松社区,2025,专职,2\n青松社区,2025,后备,4\n湖滨社区,2025,专职,1\n",
        "定额.csv": "事项,简单件用时,一般件用时,复杂件用时,证据等级,生效日期\nZR-001,10,20,40,访谈,2025-01-01\n",
        "工作.csv": "日期,社区,事项,件数,用时\n2025-01,青松社区,ZR-001,600,200小时\n2025-07,青松社区,走访,3,\n2025-03,湖滨社区,ZR-001,90,\n",
        "台账.csv": "台账名称,社区,要求部门,更新频次,每次用时\n甲,青松社区,市民政局,每月,2小时\n乙,全部,市民政局,每年,90分钟\n丙,湖滨社区,市民政局,每年,\n",
    }
    for name, text in sheets.items():
        assert office.import_text(name, text).code == 0
    with Register.open(office.folder / "zhunru.db") as register:
        carried = CarriedBook.open(register, "2026-01-01")
        book = LoadBook.open(register, 2025, "2025-12-31", carried_on="2026-01-01")
        told = {
            code: (load.people, load.total_hours)
            for code, load in book.communities.items()
            if load.people is not None and load.total_hours is not None
        }
        assert {c: (one.people, one.hours) for c, one in carried.communities.items()} == told
        # 青松: 200 h in 2 months are 1,200 a year; 12 × 2 h + 1 × 1.5 h of ledgers.
        # 湖滨: 90 pieces × 20 minutes in one month are 360 h a year; 1.5 h of ledgers.
        assert told == {
            "QS0101": (2, Fraction(1_200) + Fraction(51, 2)),
            "LS0102": (1, Fraction(360) + Fraction(3, 2)),
        }
        assert carried.recorded == {"ZR-001", "走访"}
