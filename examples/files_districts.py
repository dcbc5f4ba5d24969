"""The files in which districts send the burdens of their communities, and what communities wrote down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from examples import records
from examples.burdens import burdens
from examples.facts import Burden, Work
from examples.files import File
from examples.files_base import entitled
from examples.hands import Hand
from examples.headings import TITLES
from examples.layout import MARK, Look, Sheet, titled
from examples.material import BURDEN_KINDS
from examples.separated import (
    GB18030,
    GBK,
    GBK_SEMICOLON,
    UTF8,
    UTF8_BOM,
    UTF8_SEMICOLON,
    UTF8_TAB,
    UTF16_TAB,
    Saved,
)
from examples.town import CITY, Spot, Town

MESSY_DISTRICT = "示湖区"
MESSY_FILE = f"区县报送/{MESSY_DISTRICT}/{MESSY_DISTRICT}社区负担清理情况汇总（最终版）(2).xlsx"
"""The messiest of the files that are accepted."""

_SMALL = ("inspection", "seal", "app", "meeting", "pledge")
_PLACES = ("区县", "街道")

_STYLES: tuple[tuple[Saved | None, Look, Hand], ...] = (
    (
        None,
        Look("*", serial=True, merge="community", extras=("街道",)),
        Hand(dates="cell", often="varied"),
    ),
    (GBK, Look("*", alias=1), Hand(dates="chinese", communities="bare", minutes="hours")),
    (UTF8, Look(alias=2, extras=_PLACES), Hand(dates="slashes", often="number", prefix=False)),
    (
        UTF16_TAB,
        Look("*", serial=True, footer=True),
        Hand(dates="dots", often="varied", missing="—"),
    ),
    (UTF8_BOM, Look(first=("department", "name")), Hand(departments="alias", minutes="minutes")),
    (GBK_SEMICOLON, Look("*", extras=("清理意见",)), Hand(dates="chinese", communities="office")),
    (
        GB18030,
        Look(alias=1, extras=("街道", "联系人", "联系电话")),
        Hand(dates="compact", minutes="minutes"),
    ),
    (UTF8_TAB, Look(alias=2), Hand(dates="iso", often="varied", departments="mixed")),
    (UTF8, Look(), Hand()),
    (
        UTF8_SEMICOLON,
        Look("*", serial=True),
        Hand(dates="slashes", choices="varied", communities="code"),
    ),
)


def district_files(town: Town, seed: int) -> Iterator[File]:
    """All burdens: those that lie on whole places in one workbook, the others by district."""
    found = {kind: burdens(town, kind, seed) for kind in BURDEN_KINDS}
    yield _above(found)
    for number, district in enumerate(town.districts):
        own = {kind: _of(rows, district.name) for kind, rows in found.items()}
        if district.name == MESSY_DISTRICT:
            yield _messy(own)
        else:
            for kind, shift in (("signboard", 0), ("ledger", 3)):
                yield _list(district, kind, own[kind], _STYLES[(number + shift) % len(_STYLES)])
        yield _small(district, own, as_opendocument=number == len(town.districts) - 1)
    for number in range(0, len(town.districts), 2):
        pair = town.districts[number : number + 2]
        rows = [row for district in pair for row in _of(found["form"], district.name)]
        saved, look, hand = _STYLES[1 + (number * 3) % 9]
        names = "和".join(district.name for district in pair)
        sheet = Sheet("", "form", rows, entitled(look, titled("form", names)), hand)
        yield File(f"区县报送/{names}表格清单_{MARK}.csv", (sheet,), saved=saved or UTF8)
    certificates = [row for row in found["certificate"] if row.community.district != MESSY_DISTRICT]
    yield File(
        f"区县报送/社区证明事项清单_{MARK}.csv",
        (
            Sheet(
                "",
                "certificate",
                certificates,
                Look(serial=True, extras=_PLACES),
                Hand(dates="chinese", prefix=False),
            ),
        ),
        saved=GBK,
    )


def _of(rows: Sequence[Burden], district: str) -> list[Burden]:
    return [
        row
        for row in rows
        if row.community.level == "community" and row.community.district == district
    ]


def _above(found: dict[str, list[Burden]]) -> File:
    sheets = []
    for kind, rows in found.items():
        above = [row for row in rows if row.community.level != "community"]
        if above:
            look = Look(titled(kind, CITY, "统一要求"), serial=True)
            sheets.append(
                Sheet(TITLES[kind], kind, above, look, Hand(dates="chinese", often="varied"))
            )
    return File("部门报送/全市统一要求事项.xlsx", tuple(sheets))


def _list(
    district: Spot, kind: str, rows: list[Burden], style: tuple[Saved | None, Look, Hand]
) -> File:
    saved, look, hand = style
    title = titled(kind, district.name, "社区")
    name = f"区县报送/{district.name}/{district.name}{TITLES[kind]}清单"
    sheet = Sheet(TITLES[kind], kind, rows, entitled(look, title), hand)
    return File(f"{name}_{MARK}.csv" if saved else f"{name}.xlsx", (sheet,), saved=saved or UTF8)


def _small(district: Spot, own: dict[str, list[Burden]], *, as_opendocument: bool) -> File:
    hand = Hand(dates="iso" if as_opendocument else "slashes", often="varied")
    sheets = tuple(
        Sheet(
            TITLES[kind],
            kind,
            own[kind],
            Look(titled(kind, district.name, "社区"), serial=place == 0),
            hand,
        )
        for place, kind in enumerate(_SMALL)
    )
    suffix = "ods" if as_opendocument else "xlsx"
    return File(f"区县报送/{district.name}/{district.name}检查会议责任状等.{suffix}", sheets)


def _messy(own: dict[str, list[Burden]]) -> File:
    """Three sheets with everything that real files have at once."""
    hand = Hand(
        dates="mixed",
        counts="wide",
        often="varied",
        communities="mixed",
        departments="mixed",
        choices="varied",
        missing="—",
    )
    boards = Look(
        titled("signboard", MESSY_DISTRICT, "2025年社区"),
        serial=True,
        first=("community", "variant", "name", "department", "demander", "valid_from", "valid_to"),
        groups=(("", 2), ("牌子情况", 4), ("时间", 2)),
        merge="community",
        blanks=True,
        extras=("清理意见", "联系人", "联系电话", "备注"),
        footer=True,
    )
    ledgers = Look(
        titled("ledger", MESSY_DISTRICT, "2025年社区"),
        alias=1,
        first=("department", "name", "community"),
        merge="department",
        blanks=True,
        extras=("备注",),
        footer=True,
    )
    certificates = Look(
        titled("certificate", MESSY_DISTRICT, "2025年社区"),
        alias=1,
        merge="community",
        totals=("frequency",),
        subtotals=True,
        footer=True,
    )
    by_department = sorted(own["ledger"], key=lambda row: row.department or "")
    return File(
        MESSY_FILE,
        (
            Sheet("牌子（最终）", "signboard", own["signboard"], boards, hand),
            Sheet("台账", "ledger", by_department, ledgers, hand),
            Sheet("证明 ", "certificate", own["certificate"], certificates, hand),
        ),
        notes=(f"{MARK}：本表由街道汇总，{CITY}为虚构。", "以最终版为准，前表作废。"),
    )


def record_files(town: Town, seed: int) -> Iterator[File]:
    """Work by half-year, needs by year, reviews and the questionnaire."""
    halves: dict[tuple[int, int], list[Work]] = {}
    for row in records.work(town, seed):
        halves.setdefault((row.date.year, 1 if row.date.month < 7 else 2), []).append(row)
    styles = (
        (UTF8, Look(), Hand(minutes="minutes")),
        (GBK, Look("*", alias=1), Hand(dates="chinese", minutes="words")),
        (UTF8_BOM, Look(alias=2), Hand(dates="dots", minutes="minutes", duties="code")),
        (
            UTF16_TAB,
            Look("*", serial=True),
            Hand(dates="slashes", minutes="words", communities="bare"),
        ),
    )
    for ((year, half), work), (saved, look, hand) in zip(halves.items(), styles, strict=True):
        when = f"{year}年{'上' if half == 1 else '下'}半年"
        sheet = Sheet("", "work", work, entitled(look, titled("work", CITY, when)), hand)
        yield File(f"工作记录/{when}工作记录_{MARK}.csv", (sheet,), saved=saved)
    needs = records.needs(town, seed)
    for year, saved, look, hand in (
        (2024, GBK, Look("*"), Hand(dates="chinese")),
        (
            2025,
            UTF8,
            Look(serial=True, extras=("区县", "街道")),
            Hand(dates="slashes", communities="bare"),
        ),
    ):
        some = [need for need in needs if need.date.year == year]
        sheet = Sheet("", "need", some, entitled(look, titled("need", CITY, f"{year}年")), hand)
        yield File(f"问题需求/{year}年社区问题需求_{MARK}.csv", (sheet,), saved=saved)
    reviews = Sheet(
        "", "review", records.reviews(town, seed), Look(titled("review", CITY), serial=True)
    )
    yield File(f"评议问卷/社区评议部门_{MARK}.csv", (reviews,), saved=GB18030)
    survey = Sheet(
        "问卷",
        "survey",
        records.surveys(town, seed),
        Look(titled("survey", CITY)),
        Hand(dates="chinese"),
    )
    yield File("评议问卷/社区工作者问卷.xlsx", (survey,))
