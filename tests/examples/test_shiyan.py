"""The small example: the published figures of Shiyan, and nothing that was not published."""

from pathlib import Path

from examples.shiyan import write_shiyan
from tests.examples.reading import sheets, table


def test_it_holds_the_published_figures(tmp_path: Path) -> None:
    summary = write_shiyan(tmp_path / "十堰")
    people = dict(sheets(summary.folder / "十堰市社区工作者队伍.xlsx"))
    rows = table(people["人员"], "岗位")
    city = {row["岗位"]: row for row in rows if row["社区"] == "全部"}
    assert {post: row["实有人数"] for post, row in city.items()} == {
        "两委": 921,
        "后备": 358,
        "网格员": 1045,
    }
    assert [row["实有人数"] for row in rows if row["社区"] == "六堰山社区"] == [8]
    assert {str(row["年度"]).removesuffix(".0") for row in rows} == {"2023"}
    assert table(people["社区"], "户数")[0]["户数"] == "13,322"
    assert table(people["社区"], "户数")[0]["人口"] == "38,000"
    ((_name, settings),) = sheets(summary.folder / "十堰市测算参数.csv")
    values = {row["参数名称"]: row["数值"] for row in table(settings, "参数名称")}
    assert values["社区数"] == "149"
    assert values["户数"] == "84.8万余"
    assert values["具体日常工作项数"] == "172"


def test_it_is_the_same_every_time_and_says_where_it_comes_from(tmp_path: Path) -> None:
    first, second = write_shiyan(tmp_path / "one"), write_shiyan(tmp_path / "two")
    for file in first.files:
        assert (first.folder / file.path).read_bytes() == (second.folder / file.path).read_bytes()
    notes = dict(sheets(first.folder / "十堰市社区工作者队伍.xlsx"))["说明"]
    assert any("十堰市委组织部" in str(cell) for row in notes for cell in row)
    assert not first.rejected
