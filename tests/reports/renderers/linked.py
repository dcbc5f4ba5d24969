"""The made-up report with all that a reader may choose by: roles, work beside money, a bridge, key figures, sources."""

from __future__ import annotations

from dataclasses import replace

from registry.quantities import Unit
from reports.document import (
    Bars,
    Beside,
    Block,
    Document,
    HeatMap,
    Section,
    Side,
    Source,
    Step,
    Table,
    Waterfall,
)
from tests.reports.renderers.example import DEPARTMENTS, HOSTILE, whole_report

ROLES = {"community": "community", "district": "district", "department": "department"}

BRIDGE = Waterfall(
    "bridge.waterfall",
    "从2024版到2025版的逐项变动",
    (
        Step("2024版", 200, is_level=True),
        Step("新列入", 3),
        Step("到期", -18),
        Step(HOSTILE[1], -100),
        Step("2025版", 85, is_level=True),
    ),
)

LEAGUE = Beside(
    "league.beside",
    "下派与经费对照",
    Side("下派", ("在册", "未准入")),
    Side("应拨经费", ("到账", "未到账"), Unit.FEN),
    (
        (DEPARTMENTS[0], (300, 100), (1_000_000_00, 250_000_00)),
        (DEPARTMENTS[1], (10, 0), None),
        (HOSTILE[1], (0, 55), (0, 80_000_00)),
    ),
    role="department",
)

SIGNBOARDS = Source(
    "burden.signboard.count",
    "统计时点上仍悬挂的牌子，逐块计数。",
    "时点 = 2025-12-31",
    12_345,
    (("报送/牌子台账（甲区）.xlsx", 12_000), (HOSTILE[1], 345)),
    ("社区", "牌子", "行号"),
    tuple((f"甲区第{n}社区", HOSTILE[n % len(HOSTILE)], str(n + 4)) for n in range(25)),
)


def linked_report(*, towns: int = 721, tongue: str = "zh") -> Document:
    """The report of a city with roles on its columns and pictures."""
    document = whole_report(towns=towns, tongue=tongue)
    sections = tuple(
        replace(section, blocks=tuple(map(with_role, section.blocks)))
        for section in document.sections
    )
    bridge = Section("bridge", "增减账", (BRIDGE, LEAGUE))
    return replace(
        document,
        sections=(*sections, bridge),
        sources=(SIGNBOARDS,),
        key=("burden.signboard.count", "push.unlisted.share", "fund.received"),
    )


def with_role(block: Block) -> Block:
    """The block, saying what its columns and its lines name."""
    if isinstance(block, Table):
        columns = (replace(column, role=ROLES.get(column.id, "")) for column in block.columns)
        return replace(block, columns=tuple(columns))
    if isinstance(block, Bars):
        return replace(block, role="department")
    return replace(block, role="community") if isinstance(block, HeatMap) else block
