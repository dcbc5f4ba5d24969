"""Files that must be refused, each for a reason of its own; clerks sent them in late, under 补报."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from examples.files import File
from examples.hands import Cell
from examples.layout import MARK, Grid
from examples.separated import GBK, UTF8, UTF8_BOM
from examples.town import CITY, SHARED_NAME, Community, Town

_PUSHDOWN = ("序号", "下派日期", "部门", "社区", "事项", "文号", "渠道", "工作量")
_PAYMENT = ("拨付日期", "拨付单位", "接收单位", "金额（元）", "事项", "文号")
_SIGNBOARD = ("社区", "牌子名称", "部门", "悬挂位置", "依据", "挂牌日期", "摘牌日期")
_DUTY = "协助开展消防宣传教育"

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def rejected_files(town: Town) -> Iterator[File]:
    """One file for every reason, and one with two bad rows that a clerk can mend."""
    yield _unknown_department(town)
    yield _impossible_date(town)
    yield _text_for_a_number(town)
    yield _wrong_total(town)
    yield _identity_number(town)
    yield _file("市消防救援支队报送通知.xlsx", ("file.not_a_spreadsheet",), data=_notice())
    yield _ambiguous(town)
    yield _damaged(town)
    yield _two_bad_rows(town)
    yield File(
        f"补报/社区值班安排_{MARK}.csv",
        (),
        saved=GBK,
        rejected=("sheet.unknown_kind",),
        grids=(
            _grid(
                "",
                "",
                ("班次", "值班地点", "开始时间"),
                [["早班", "服务大厅", "8:30"], ["晚班", "值班室", "17:30"]],
            ),
        ),
    )
    yield _file(f"示原县表格补报_{MARK}.csv", ("file.empty",), data="\ufeff".encode())


def _file(
    name: str, rejected: tuple[str, ...], *grids: Grid, data: bytes = b"", cut: int = 100
) -> File:
    return File(f"补报/{name}", (), rejected=rejected, grids=grids, data=data, cut=cut)


def _grid(name: str, title: str, header: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Grid:
    cells: list[list[Cell]] = [list(header), *(list(row) for row in rows)]
    if title:
        cells.insert(0, [title] + [None] * (len(header) - 1))
    merges = [(0, 0, 0, len(header) - 1)] if title else []
    return Grid(name, cells, merges, 2 if title else 1)


def _some(town: Town, district: str, count: int) -> list[Community]:
    """Communities of a district, other than the one whose name is shared."""
    return [
        community
        for community in town.communities
        if community.district.name == district and not community.spot.shared
    ][:count]


def _tasks(town: Town, district: str, department: str) -> list[list[Cell]]:
    return [
        [
            number,
            "2025年11月6日",
            department,
            community.spot.name,
            _DUTY,
            None,
            "微信群",
            20 + number,
        ]
        for number, community in enumerate(_some(town, district, 12), start=1)
    ]


def _unknown_department(town: Town) -> File:
    title = f"市数字局2025年下派事项（{MARK}）"
    grid = _grid("下派事项", title, _PUSHDOWN, _tasks(town, "示东区", "市数字局")[:3])
    return _file("市数字局下派事项.xlsx", ("name.unknown",), grid)


def _impossible_date(town: Town) -> File:
    rows = _tasks(town, "示南区", "市消防救援支队")
    rows[4][1] = "2025年2月30日"
    grid = _grid("下派事项", f"示南区下派事项补报（{MARK}）", _PUSHDOWN, rows)
    return _file("示南区下派事项补报.xlsx", ("cell.no_such_day",), grid)


def _transfers(town: Town, district: str, number: str) -> list[list[Cell]]:
    return [
        ["2025.12.15", community.street.name, community.spot.name, 800 + 50 * place, _DUTY, number]
        for place, community in enumerate(_some(town, district, 10))
    ]


def _text_for_a_number(town: Town) -> File:
    rows = _transfers(town, "示山区", "示山财发〔2025〕61号")
    rows[6][3] = "按实际发生额"
    return File(
        f"补报/示山区经费拨付补报_{MARK}.csv",
        (),
        saved=UTF8_BOM,
        rejected=("cell.not_an_amount",),
        grids=(_grid("", "", _PAYMENT, rows),),
    )


def _wrong_total(town: Town) -> File:
    rows = _transfers(town, "示北区", "示北财发〔2025〕58号")
    total = sum(row[3] for row in rows if isinstance(row[3], int))
    rows.append(["合计", None, None, total + 1000, None, None])
    grid = _grid("第四季度", f"示北区第四季度经费拨付表（{MARK}）", _PAYMENT, rows)
    return _file("示北区第四季度经费拨付.xlsx", ("total.differs",), grid)


def identity_number() -> str:
    """A number with a valid check digit that no one bears: its county does not exist, its holder would be 126."""
    stem = "11019919000101000"
    remainder = sum(int(digit) * weight for digit, weight in zip(stem, _WEIGHTS, strict=True)) % 11
    return stem + "10X98765432"[remainder]


def _identity_number(town: Town) -> File:
    places = [community.spot.name for community in _some(town, "示湾区", 4)]
    rows: list[list[Cell]] = [
        ["2025/12/8", places[0], "问题", "楼道照明故障多处", "一般", "待办"],
        [
            "2025/12/9",
            places[1],
            "需求",
            f"居民（身份证号{identity_number()}）申请加装扶手",
            "一般",
            "待办",
        ],
        ["2025/12/9", places[2], "需求", "增设无障碍坡道", "不急", "待办"],
        ["2025/12/10", places[3], "问题", "井盖破损", "紧急", "办理中"],
    ]
    header = ("反映日期", "社区", "类别", "内容", "紧急程度", "办理状态")
    return File(
        f"补报/居民诉求登记表_{MARK}.csv",
        (),
        saved=UTF8,
        rejected=("personal.refused",),
        grids=(_grid("", "", header, rows),),
    )


def _notice() -> bytes:
    return (
        f"关于报送社区下派事项的通知（{MARK}）\r\n各区县：\r\n"
        f"请于12月31日前将本年度下派事项报送至{CITY}消防救援支队办公室。\r\n"
    ).encode("gbk")


def _boards(communities: Sequence[str]) -> list[list[Cell]]:
    return [
        [name, "社区急救培训点", "市卫健委", "对内", "无", "2025.3.10", None]
        for name in communities
    ]


def _ambiguous(town: Town) -> File:
    names = [community.spot.name for community in _some(town, "示中区", 3)]
    rows = _boards([*names, f"{SHARED_NAME}社区"])
    grid = _grid("牌子", f"急救培训点牌子清单（{MARK}）", _SIGNBOARD, rows)
    return _file("市卫健委牌子清单.xlsx", ("name.ambiguous",), grid)


def _damaged(town: Town) -> File:
    names = [community.spot.name for community in _some(town, "示港区", 60)]
    grid = _grid("牌子", f"示港区牌子补报（{MARK}）", _SIGNBOARD, _boards(names))
    return _file("示港区牌子补报.xlsx", ("file.damaged",), grid, cut=70)


def _two_bad_rows(town: Town) -> File:
    """A messy return whose two faults are plain: a misspelt community and a day that does not exist."""
    title = f"示西区社区挂牌清理情况补报（{MARK}）"
    upper: list[Cell] = ["社区", "牌子情况", None, None, "依据", "时间", None]
    lower: list[Cell] = [None, "牌子名称", "部门", "悬挂位置", None, "挂牌日期", "摘牌日期"]
    rows: list[list[Cell]] = [[title] + [None] * 6, upper, lower]
    merges = [(0, 0, 0, 6), (1, 0, 2, 0), (1, 1, 1, 3), (1, 4, 2, 4), (1, 5, 1, 6)]
    boards = (
        ("爱心驿站", "市民政局", "室外"),
        ("急救知识宣传点", "市卫健委", "内"),
        ("文明劝导站", "市文明办", "外"),
    )
    days = ("2023年5月8日", "2024.3.12", "２０２３年９月１日")
    for number, community in enumerate(_some(town, "示西区", 6)):
        name = f"{community.spot.stem}圆" if number == 1 else community.spot.stem
        kept = boards[:1] if number == 1 else boards
        if len(kept) > 1:
            merges.append((len(rows), 0, len(rows) + len(kept) - 1, 0))
        for place, (board, department, where) in enumerate(kept):
            down = "2025年9月31日" if (number, place) == (3, 1) else "2025/10/15" if place else "—"
            rows.append(
                [None if place else name, board, department, where, "无", days[place], down]
            )
    rows.append(["注：带“—”的仍在使用。"] + [None] * 6)
    rows.append(["填表人：张三    联系电话：13900000001    填表日期：2025年12月29日"] + [None] * 6)
    grid = Grid("挂牌清理", rows, merges, 3)
    return _file("示西区挂牌清理情况补报.xlsx", ("name.unknown", "cell.no_such_day"), grid)
