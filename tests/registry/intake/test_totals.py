"""合计 and 小计 rows are checked against the rows they sum, wherever they stand."""

from __future__ import annotations

import pytest

from tests.office import Office

HEADER = "区县,社区,年度,岗位,员额,实有人数\n"
GREEN = "碧山区,青松社区,2026,两委,7,6\n碧山区,QS0102,2026,两委,8,7\n"
LAKE = "绿水区,LS0101,2026,两委,5,5\n绿水区,湖滨社区,2026,两委,6,4\n"


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("below", GREEN + LAKE + "合计,,,,26,22\n"),
        ("above", "合计,,,,26,22\n" + GREEN + LAKE),
        ("subtotals below", GREEN + "小计,,,,15,13\n" + LAKE + "小计,,,,11,9\n总计,,,,26,22\n"),
        ("subtotals above", "碧山区小计,,,,15,13\n" + GREEN + "绿水区小计,,,,11,9\n" + LAKE),
        (
            "all above",
            "合计,,,,26,22\n碧山区小计,,,,15,13\n" + GREEN + "绿水区小计,,,,11,9\n" + LAKE,
        ),
        ("a total each", GREEN + "合计,,,,15,13\n" + LAKE + "合计,,,,11,9\n"),
        ("nested", GREEN + "街道小计,,,,15,13\n" + LAKE + "街道小计,,,,11,9\n全区小计,,,,26,22\n"),
        ("spaced", GREEN + LAKE + "合　计：,,,,26,22\n"),
        ("in the second column", GREEN + LAKE + ",合计,,,26,22\n"),
        ("blank where not summed", GREEN + LAKE + "合计,,,,26,\n"),
        ("with words", GREEN + LAKE + "合计,4个社区,,,26,22人\n"),
    ],
)
def test_right_totals_are_not_imported(office: Office, name: str, rows: str) -> None:
    ran = office.import_text("人员.csv", HEADER + rows)
    assert ran.code == 0, (name, ran.out)
    assert ran.json["findings"] == []
    assert len(office.live("staffing", "id")) == 4


@pytest.mark.parametrize(
    ("name", "rows", "row", "says"),
    [
        (
            "below",
            GREEN + LAKE + "合计,,,,26,23\n",
            6,
            "The total says 23; the rows it sums add up to 22.",
        ),
        (
            "above",
            "合计,,,,26,23\n" + GREEN + LAKE,
            2,
            "The total says 23; the rows it sums add up to 22.",
        ),
        (
            "subtotal",
            GREEN + "小计,,,,15,14\n" + LAKE + "小计,,,,11,9\n",
            4,
            "The total says 14; the rows it sums add up to 13.",
        ),
        (
            "subtotal above",
            "碧山区小计,,,,15,13\n" + GREEN + "绿水区小计,,,,11,8\n" + LAKE,
            5,
            "The total says 8; the rows it sums add up to 9.",
        ),
        (
            "total under subtotals",
            GREEN + "小计,,,,15,13\n" + LAKE + "小计,,,,11,9\n合计,,,,26,20\n",
            8,
            "The total says 20; the rows it sums add up to 22.",
        ),
    ],
)
def test_wrong_totals_are_told_and_the_file_refused(
    office: Office, name: str, rows: str, row: int, says: str
) -> None:
    ran = office.import_text("人员.csv", HEADER + rows)
    assert ran.code == 4, name
    (finding,) = ran.json["findings"]
    assert finding["code"] == "total.differs"
    assert (finding["where"]["row"], finding["where"]["column"]) == (row, "实有人数")
    assert finding["message"] == says
    assert office.live("staffing", "id") == []


def test_money_is_compared_to_the_fen_in_the_unit_of_the_header(office: Office) -> None:
    header = "拨付日期,拨付单位,接收单位,金额（万元）,文号\n"
    rows = "2026-03-01,市民政局,青松社区,0.1,甲〔2026〕1号\n2026-03-01,市民政局,青松社区,0.2,甲〔2026〕2号\n"
    assert office.import_text("拨付.csv", header + rows + "合计,,,0.3,\n", "--dry-run").code == 0
    ran = office.import_text("拨付.csv", header + rows + "合计,,,0.31,\n")
    assert (
        ran.json["findings"][0]["message"]
        == "The total says 3,100元; the rows it sums add up to 3,000元."
    )


def test_what_cannot_be_summed_is_not_compared(office: Office) -> None:
    ran = office.import_text(
        "人员.csv", HEADER + "碧山区,青松社区,2026,两委,约7,6\n" + LAKE + "合计,,,,20,15\n"
    )
    assert ran.code == 0, ran.out
    ran = office.import_text("人员2.csv", HEADER + GREEN + "合计,,,,约15,13\n")
    assert ran.code == 0, ran.out


def test_the_rows_of_a_bad_file_are_not_blamed_on_its_total(office: Office) -> None:
    ran = office.import_text(
        "人员.csv", HEADER + "碧山区,青松社区,2026,两委,若干,6\n" + LAKE + "合计,,,,18,15\n"
    )
    assert ran.codes == ["cell.not_a_number"]


def test_means_are_not_summed(office: Office) -> None:
    ran = office.import_text(
        "台账.csv", "台账名称,频次,每次用时\n安全台账,每月,30\n走访台账,每周,20\n合计,,25\n"
    )
    assert ran.code == 0, ran.out


def test_a_total_over_many_chunks(office: Office) -> None:
    rows = "".join(f"2026-03-01,市民政局,青松社区,事项{number},1\n" for number in range(20_000))
    header = "下派日期,部门,社区,事项,工作量\n"
    assert office.import_text("甲.csv", header + rows + "合计,,,,20000\n", "--dry-run").code == 0
    assert office.import_text("乙.csv", header + rows + "合计,,,,20001\n", "--dry-run").code == 4
