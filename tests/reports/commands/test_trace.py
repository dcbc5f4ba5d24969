"""``zhunru trace``: from a printed figure to the file, sheet and row."""

from __future__ import annotations

from pathlib import Path

from tests.office import Office

SIGNBOARDS = (
    "社区,牌子名称,部门,悬挂位置,依据,对应事项,挂牌日期,摘牌日期\n"
    "青松社区,安全生产站,公安局,对外,无,,2026-03-01,\n"
    "湖滨社区,居民议事厅,民政,对内,示发〔2024〕7号,ZR-001,2026-03-01,\n"
    "湖滨社区,旧牌,民政,对内,,,2025-03-01,2025-12-01\n"
)
PUSHED = "下派日期,部门,社区,事项,文号,承诺经费（万元）\n2026-02-01,民政,青松社区,ZR-001,示民发〔2026〕1号,1.2\n"


def filled(office: Office) -> Office:
    office.write("报送/牌子.csv", SIGNBOARDS.replace("公安局", "市公安局"))
    office.write("报送/下派.csv", PUSHED)
    assert office.zhunru("import", office.folder / "报送").code == 0
    return office


def test_question_query_and_rows_are_told(office: Office) -> None:
    ran = filled(office).zhunru("trace", "burden.signboard.now", "--period", "2026")
    assert ran.code == 0, ran.err
    assert "The burdens of a kind at a point in time" in ran.out
    assert "2 rows from 2 facts come to 2: this is the figure." in ran.out
    assert "kind = signboard" in ran.out
    assert "WHERE standing_burdens.kind = $kind" in ran.out
    [row] = [line for line in ran.out.splitlines() if "安全生产站" in line]
    assert row.split() == [
        *("burden", "1", "牌子.csv", "2", "安全生产站", "市公安局", "碧山区青松社区"),
        *("2026-03-01", "1"),
    ]
    assert "旧牌" not in ran.out, "it was taken down"


def test_a_figure_of_others_is_taken_apart(office: Office) -> None:
    ran = filled(office).zhunru("trace", "burden.signboard.reduction", "--year", "2026")
    assert "Made of burden.signboard.before, burden.signboard.now." in ran.out
    assert ran.out.count("rows from") == 2


def test_json_holds_it_all(office: Office) -> None:
    told = (
        filled(office)
        .zhunru("trace", "pushdown.promised", "--period", "2026", "--format", "json")
        .json
    )
    assert (told["figure"], told["exact"], told["amount"], told["unit"]) == (
        *("pushdown.promised", True),
        *(12_000_00, "fen"),
    )
    assert told["files"] == [{"file": "下派.csv", "facts": 1}]
    [fact] = told["first"]
    assert (fact["file"], fact["row"], fact["what"], fact["amount"]) == (
        *("下派.csv", 2),
        *("ZR-001", 12_000_00),
    )


def test_a_file_takes_all_rows_and_limit_fewer(office: Office, tmp_path: Path) -> None:
    filled(office)
    whole, first = tmp_path / "全部.csv", tmp_path / "一行.csv"
    for path, limit in ((whole, ()), (first, ("--limit", "1"))):
        ran = office.zhunru("trace", "burden.signboard.count", "--year", "2026", "-o", path, *limit)
        assert ran.code == 0, ran.err
    assert len(whole.read_text(encoding="utf-8-sig").splitlines()) == 3
    assert len(first.read_text(encoding="utf-8-sig").splitlines()) == 2


def test_of_one_community_or_department(office: Office) -> None:
    filled(office)
    ran = office.zhunru("trace", "community.pushdowns", "--community", "青松社区", "--year", "2026")
    assert "come to 1: this is the figure" in ran.out
    ran = office.zhunru("trace", "department.promised", "--department", "民政", "--year", "2026")
    assert "come to 12,000 yuan: this is the figure" in ran.out
    ran = office.zhunru("trace", "department.promised")
    assert (ran.code, "--department" in ran.err) == (2, True)


def test_a_wrong_id_gets_the_nearest(office: Office) -> None:
    ran = office.zhunru("trace", "burden.signbord.now")
    assert ran.code == 1
    assert "Nearest: burden.signboard.now" in ran.err


def test_without_an_id_all_are_listed(office: Office) -> None:
    ran = office.zhunru("trace", "--format", "json")
    listed = {line["id"]: line for line in ran.json}
    assert listed["funding.fundedness"]["parts"] == "funding.received funding.due"
    assert listed["burden.ledger.now"]["words"].startswith("The burdens of a kind")


def test_a_page_says_where_its_figures_come_from(office: Office) -> None:
    path = office.folder / "负担.html"
    ran = filled(office).zhunru("report", "burden", "--period", "2026", "-o", path)
    assert ran.code == 0, ran.err
    page = path.read_text(encoding="utf-8")
    source = page.partition('id="source.burden.signboard.now"')[2].partition("</details>")[0]
    assert "<td>安全生产站</td>" in source
    assert "<td>牌子.csv</td>" in source


def test_paper_says_it_on_demand(office: Office) -> None:
    filled(office)
    path = office.folder / "负担.md"
    ran = office.zhunru("report", "burden", "--period", "2026", "-o", path)
    assert ran.code == 0, ran.err
    assert "burden.signboard.now" not in path.read_text(encoding="utf-8")
    ran = office.zhunru("report", "burden", "--period", "2026", "--sources", "-o", path)
    assert ran.code == 0, ran.err
    assert "burden.signboard.now" in path.read_text(encoding="utf-8")
