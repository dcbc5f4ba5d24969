"""A made-up burden report of 示例市 at the size of a real city, and a small one; some of its names are hostile."""

from __future__ import annotations

from fractions import Fraction

from registry.findings import Finding, Outcome, Rule, Severity, Where
from registry.quantities import Amount, Unit
from reports.document import (
    Bars,
    BeforeAfter,
    Cell,
    Column,
    ColumnKind,
    Document,
    Figure,
    Figures,
    FindingList,
    Flow,
    FlowLink,
    FlowNode,
    HeatMap,
    Section,
    Table,
    Text,
)

HOSTILE = (
    "=cmd|' /C calc'!A0",
    "<script>alert(1)</script>",
    "[/3]",
    "_x000D_",
    "响\x07铃\x1b[31m社区",
    "𠮷祥社区",
    "长" * 300,
    "从右\u200f向左\u202e社区",
    "竖线|与\n换行社区",
    "-1+1",
    "</table><img src=x onerror=alert(1)>",
    '"引号" & 符号',
)

KINDS = ("牌子", "台账", "证明", "检查考核", "表格")

DEPARTMENTS = tuple(
    "市" + name
    for name in [
        "民政局",
        "卫生健康委员会",
        "教育局",
        "公安局",
        "司法局",
        "财政局",
        "人力资源和社会保障局",
        "自然资源局",
        "生态环境局",
        "住房和城乡建设局",
        "城市管理局",
        "交通局",
        "水务局",
        "农业农村局",
        "商务局",
        "文化和旅游局",
        "退役军人事务局",
        "应急管理局",
        "审计局",
        "市场监督管理局",
        "体育局",
        "统计局",
        "医疗保障局",
        "信访局",
        "消防救援支队",
        "总工会",
        "团委",
        "妇联",
        "残联",
        "科协",
        "红十字会",
        "文明办",
        "网信办",
        "政法委",
        "统战部",
        "宣传部",
        "大数据中心",
        "邮政管理局",
        "气象局",
        "税务局",
    ]
)

_MORE = Rule(
    "burden.signboard.no-basis",
    Severity.ERROR,
    "{department}要求悬挂“{name}”牌子{count}块，未见制度依据。",
    "由{department}提供依据；提供不出的，一个月内摘除。",
    "《整治形式主义为基层减负若干规定》",
)
_TWICE = Rule(
    "burden.form.same-material",
    Severity.WARNING,
    "同一材料一年内由{department}要求报送{count}次。",
    "合并报送。",
    "《整治形式主义为基层减负若干规定》",
)
_OPEN = Rule(
    "burden.basis.unverified", Severity.NOTE, "“{name}”的依据在核对日之后有修订，暂不能判定。"
)


def communities(count: int) -> tuple[str, ...]:
    """So many names of communities, hostile ones among the first."""
    plain = (
        f"{'甲乙丙丁戊'[n % 5]}区第{n // 5 + 1}街道{'朝阳和平民主幸福'[n % 8]}{n}社区"
        for n in range(count)
    )
    return (*HOSTILE, *plain)[:count]


def whole_report(
    *, towns: int = 721, departments: int = 40, findings: int = 25, tongue: str = "zh"
) -> Document:
    """The report; its numbers follow from their place alone."""
    names = communities(towns)
    return Document(
        report="burden",
        title="示例市社区工作负担情况报告",
        place="示例市",
        period="2025",
        as_of="2025-12-31",
        tongue=tongue,
        notice="示例数据",
        sections=(
            Section("overview", "总体情况", (Text(_STORY), _figures(towns), _before_after())),
            Section("kinds", "五项负担", (_heat(names), _by_community(names), _boards(names))),
            Section(
                "push-downs",
                "部门下派",
                (_bars(departments), _by_department(departments), _empty()),
            ),
            Section("findings", "发现的问题", (_findings(findings),)),
            Section(
                "quality",
                "数据质量",
                (_quality(), Text("* 未知不等于零。\n1. 未报送的单位不计入合计。")),
            ),
        ),
    )


def small_report(tongue: str = "zh") -> Document:
    """The same with a few rows of each."""
    return whole_report(towns=14, departments=6, findings=3, tongue=tongue)


def flow_report() -> Document:
    """A report that is a flow of money and nothing else."""
    return Document(
        report="funding",
        title="示例市经费随转情况报告",
        place="示例市",
        period="2025",
        as_of="2025-12-31",
        tongue="zh",
        notice="示例数据",
        sections=(Section("flow", "经费流向", (_flow(40),)),),
    )


_STORY = (
    "截至2025年12月31日，全市721个社区共悬挂牌子12,345块，由2024年的25,678块减至12,345块，精简率51.9%；"
    "填报台账8,901本，其中纸质4,321本；全年迎接检查考核3,210次，准备用时约45,600小时。\n"
    "市级部门全年下派工作事项19,876件，其中未列入准入目录的3,456件，占17.4%；承诺经费1,234.56万元，到位678.90万元。"
)


def _figures(towns: int) -> Figures:
    return Figures(
        (
            Figure("burden.communities", "社区", Amount(towns)),
            Figure("burden.signboard.count", "现有牌子", Amount(12_345, known=700, of=721)),
            Figure(
                "burden.signboard.mean",
                "平均每个社区牌子",
                Amount(Fraction(12_345, 700), Unit.AVERAGE),
            ),
            Figure("burden.hours", "全年用时", Amount(2_736_030, Unit.MINUTES, about=True)),
            Figure(
                "push.unlisted.share", "未准入下派占比", Amount(Fraction(3456, 19876), Unit.SHARE)
            ),
            Figure("fund.promised", "承诺经费", Amount(1_234_560_000, Unit.FEN)),
            Figure(
                "fund.received",
                "到位经费",
                Amount(67_890_012_345, Unit.FEN, known=30, of=40, about=True),
            ),
            Figure(
                "burden.ledger.minutes", "台账用时", Amount(None, Unit.MINUTES, known=0, of=721)
            ),
        )
    )


def _flow(departments: int) -> Flow:
    """Departments, two districts, their streets and communities; one district keeps some, some goes past the streets."""
    payers = [FlowNode(f"0 {n}", DEPARTMENTS[n], 0) for n in range(min(departments, 9))]
    nodes = (
        *payers,
        FlowNode("1 a", "甲区", 1, 40_000_00),
        FlowNode("1 b", HOSTILE[1], 1),
        FlowNode("2 a", "甲区各街道", 2, 1_00),
        FlowNode("3 a", "甲区各社区", 3),
        FlowNode("3 b", "乙区各社区", 3),
    )
    given = [
        (payer.id, "1 ab"[:2] + "ab"[n % 2], (9 - n) * 20_000_00) for n, payer in enumerate(payers)
    ]
    first = sum(amount for _source, target, amount in given if target == "1 a")
    second = sum(amount for _source, target, amount in given if target == "1 b")
    links = (
        *(FlowLink(*link) for link in given),
        FlowLink("1 a", "2 a", first - 40_000_00),
        FlowLink("2 a", "3 a", first - 40_001_00),
        FlowLink("1 b", "3 b", second),
    )
    return Flow("fund.flow", "经费流向", ("出资单位", "区县", "街道", "社区"), "滞留", nodes, links)


def _before_after() -> BeforeAfter:
    rows = (
        ("牌子", 25_678, 12_345),
        ("台账", 9_900, 8_901),
        ("证明", 1_442, 1_442),
        ("检查考核", 2_900, 3_210),
        ("表格", None, 7_777),
        ("印章", 721, 0),
    )
    return BeforeAfter("kinds.before-after", "五项负担前后对比", "2024年", "2025年", rows)


def _heat(names: tuple[str, ...]) -> HeatMap:
    rows = tuple(
        (
            name,
            tuple(
                None
                if (n + kind) % 17 == 0
                else (n * (kind + 3) + n // 7) % (7 + 9 * kind) * 721 // (721 + n)
                for kind in range(5)
            ),
        )
        for n, name in enumerate(names)
    )
    return HeatMap("kinds.heat", "各社区五项负担", KINDS, rows)


def _by_community(names: tuple[str, ...]) -> Table:
    columns = (
        Column("community", "社区"),
        Column("district", "区"),
        *(Column(f"kind{n}", kind, ColumnKind.COUNT) for n, kind in enumerate(KINDS)),
        Column("minutes", "全年用时", ColumnKind.MINUTES),
        Column("share", "无依据占比", ColumnKind.SHARE),
        Column("money", "到位经费", ColumnKind.FEN),
    )
    rows = tuple(_community(n, name) for n, name in enumerate(names))
    return Table(
        "kinds.by-community",
        "各社区负担明细",
        columns,
        rows,
        limit=20,
        note="按牌子数由多到少排列。",
    )


def _community(n: int, name: str) -> tuple[Cell, ...]:
    counts: list[Cell] = [900 - n, n % 31, n % 7, n % 13, Amount(n * 11, known=3, of=4)]
    minutes = None if n % 9 == 4 else Amount(n * 137 + 45, Unit.MINUTES, about=n % 5 == 0)
    money = None if n % 11 == 3 else n * 1_234_567
    return (name, f"{'甲乙丙丁戊'[n % 5]}区", *counts, minutes, Fraction(n % 31, 31), money)


def _boards(names: tuple[str, ...]) -> Table:
    columns = (
        Column("name", "牌子名称"),
        Column("department", "要求悬挂的部门"),
        Column("basis", "依据"),
        Column("count", "块数", ColumnKind.COUNT),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            f"{name}工作站" if n > len(HOSTILE) else name,
            DEPARTMENTS[n % 40],
            "" if n % 3 else "示例民发〔2024〕15号《关于规范社区工作机构牌子的通知》第三条",
            n % 12 + 1,
        )
        for n, name in enumerate(names)
    )
    return Table("kinds.signboards", "牌子清单", columns, rows, limit=20)


def _bars(departments: int) -> Bars:
    rows = tuple(
        (name, (1200 // (n + 1), 400 // (n + 2), 90 - 2 * n if n < 45 else 0))
        for n, name in enumerate(DEPARTMENTS[:departments])
    )
    return Bars("push.by-department.bars", "各部门下派事项", ("在册", "未准入", "已过期"), rows)


def _by_department(departments: int) -> Table:
    columns = (
        Column("department", "部门"),
        Column("listed", "在册下派", ColumnKind.COUNT),
        Column("unlisted", "未准入下派", ColumnKind.COUNT),
        Column("expired", "已过期下派", ColumnKind.COUNT),
        Column("promised", "承诺经费", ColumnKind.FEN),
        Column("received", "到位经费", ColumnKind.FEN),
        Column("fundedness", "到位率", ColumnKind.SHARE),
        Column("mean", "平均每社区件数", ColumnKind.AVERAGE),
        Column("minutes", "社区用时", ColumnKind.MINUTES),
        Column("communities", "涉及社区数", ColumnKind.COUNT),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            name,
            1200 // (n + 1),
            400 // (n + 2),
            90 - 2 * n,
            (40 - n) * 12_345_600,
            None if n % 7 == 2 else (40 - n) * 10_000_005,
            None if n % 7 == 2 else Fraction(10_000_005, 12_345_600),
            Fraction(1200 // (n + 1), 721),
            Amount(n * 5_430 + 30, Unit.MINUTES, about=n % 4 == 0),
            721 - n,
        )
        for n, name in enumerate(DEPARTMENTS[:departments])
    )
    return Table("push.by-department", "各部门下派与经费", columns, rows, limit=20)


def _empty() -> Table:
    return Table(
        "push.waived",
        "豁免的下派",
        (Column("duty", "事项"), Column("count", "件数", ColumnKind.COUNT)),
        (),
    )


def _findings(count: int) -> FindingList:
    found = tuple(_finding(n) for n in range(count))
    return FindingList("findings.all", "问题清单", found, limit=20)


def _finding(n: int) -> Finding:
    rule = (_MORE, _TWICE, _OPEN)[n % 3]
    facts = {"department": DEPARTMENTS[n % 40], "name": HOSTILE[n % len(HOSTILE)], "count": n + 2}
    where = Where(
        file="报送/牌子台账（甲区）.xlsx",
        sheet="Sheet1",
        row=n + 4,
        column="依据",
        department=DEPARTMENTS[n % 40],
        community=communities(40)[n],
    )
    outcome = Outcome.UNDETERMINED if rule is _OPEN else Outcome.FAIL
    return Finding(rule, where, facts, outcome, "牌子照片一张" if n % 4 == 0 else None)


def _quality() -> Table:
    columns = (
        Column("kind", "负担"),
        Column("rows", "记录数", ColumnKind.COUNT),
        Column("unknown", "未知", ColumnKind.SHARE),
        Column("about", "约数", ColumnKind.SHARE),
        Column("minutes", "用时有据", ColumnKind.SHARE),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            kind,
            1000 * (n + 1),
            Fraction(n, 30),
            Fraction(1, n + 3),
            None if n == 2 else Fraction(2, 3),
        )
        for n, kind in enumerate(KINDS)
    )
    return Table("quality.kinds", "各项数据的完整程度", columns, rows)
