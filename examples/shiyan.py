"""Shiyan: only what was published of it, as the small example with real figures.

Source: 十堰市委组织部、市民政局联合调研组, the survey of the city's community workers carried out from 10 to 14 April of a
year that the text does not state. In 2023 those days are Monday to Friday, as in no other year from 2020 to 2025; so
2023 stands where a year must stand, and a note says that it is inferred.
"""

from __future__ import annotations

from pathlib import Path

from examples.city import CitySummary, write_file
from examples.facts import CommunityRow, Parameter, Place, Staffing
from examples.files import File
from examples.hands import Hand
from examples.layout import Look, Sheet
from examples.separated import UTF8_BOM
from examples.town import Spot, Town

SOURCE = "十堰市委组织部、民政局调研"
YEAR = 2023
CITY = Spot("city", "十堰市", "十堰市", "十堰市", "")
LIUYANSHAN = Spot("community", "六堰山社区", "六堰山社区", "六堰山", "茅箭区")

_NOTES = (
    "十堰市城市社区工作者队伍（公开发表数字）",
    f"来源：{SOURCE}（4月10日至14日）。只录原文载明的数字，不补不算。",
    f"原文未写年份；{YEAR}年4月10日至14日正是星期一至星期五，人员年度据此推定。",
    "两委干部工资原文两处不同：4万元/人/年（基本情况）和4.3万元/人/年（存在的问题）；此处取前者。",
    "172项具体日常工作原文未列名称，只作参数，不录事项。",
)

_PARAMETERS = (
    ("社区数", "149", "个", ""),
    ("户数", "84.8万余", "户", ""),
    ("两委干部人数", "921", "人", ""),
    ("后备干部人数", "358", "人", ""),
    ("网格员人数", "1045", "人", ""),
    ("社区党组织书记平均工资", "4.3万", "元/人·年", ""),
    ("职工年平均工资", "5.4万", "元/年", ""),
    ("服务职能大项数", "16", "项", ""),
    ("具体日常工作项数", "172", "项", ""),
    ("持证社会工作者人数", "19", "人", ""),
    ("每名社区工作者服务户数下限", "300", "户", "建议"),
    ("每名社区工作者服务户数上限", "500", "户", "建议"),
    ("小社区两委人数下限", "5", "人", "建议"),
    ("小社区两委人数上限", "7", "人", "建议"),
    ("大社区两委人数下限", "7", "人", "建议"),
    ("大社区两委人数上限", "9", "人", "建议"),
    ("社区主职每年集中培训天数", "7", "天", "建议"),
)


def write_shiyan(folder: Path) -> CitySummary:
    """The published figures of Shiyan stand in *folder* as two spreadsheets, always the same bytes.

    The city's own figures (communities, households …) are parameters, its people are staffing rows for 全部, and the
    one community that the text names is a community of its own.

    Raises:
        OSError: if a file cannot be written.
    """
    town = Town(CITY, (), (), (), (), {})
    files = (
        File("十堰市社区工作者队伍.xlsx", _sheets(), notes=_NOTES),
        File("十堰市测算参数.csv", (Sheet("", "parameter", _parameters()),), saved=UTF8_BOM),
    )
    return CitySummary(folder, tuple(write_file(folder, file, town, 0) for file in files))


def _sheets() -> tuple[Sheet, ...]:
    places = [Place(None, "十堰市", "市级", None), Place(None, "茅箭区", "区县级", "十堰市")]
    community = CommunityRow(None, "六堰山社区", None, "茅箭区", 13_322, 38_000, None, None, None)
    return (
        Sheet("行政区划", "place", places, Look("十堰市行政区划", without=("code",))),
        Sheet(
            "社区",
            "community",
            [community],
            Look("十堰市社区", without=("code", "street", "grids", "type", "floor_area")),
            Hand(counts="comma"),
        ),
        Sheet(
            "人员",
            "staffing",
            _people(),
            Look("十堰市社区人员", without=("quota", "trained")),
            Hand(money="words"),
        ),
    )


def _people() -> list[Staffing]:
    """Yearly pay as published, in fen."""
    return [
        Staffing(CITY, YEAR, "两委", None, 921, 40_000_00, None),
        Staffing(CITY, YEAR, "后备", None, 358, 31_000_00, None),
        Staffing(CITY, YEAR, "网格员", None, 1045, 30_000_00, None),
        Staffing(LIUYANSHAN, YEAR, "两委", None, 8, None, None),
    ]


def _parameters() -> list[Parameter]:
    return [
        Parameter(name, value, unit, SOURCE, status or None, None)
        for name, value, unit, status in _PARAMETERS
    ]
