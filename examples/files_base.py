"""The files that name things: places, departments, communities, people, the catalogue and the settings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from examples import catalogue
from examples.files import File
from examples.hands import Hand
from examples.layout import MARK, Look, Sheet, titled
from examples.records import standards
from examples.separated import (
    GB18030,
    GBK,
    GBK_SEMICOLON,
    UTF8,
    UTF8_BOM,
    UTF8_TAB,
    UTF16_TAB,
    Saved,
)
from examples.staffing import appraisals, staffing
from examples.town import CITY, Town

_FIGURES = ("households", "residents", "grids")

_NOTES = (
    f"{CITY}社区工作准入目录说明（{MARK}）",
    "2024版共200项，自2024年1月1日起施行，2025年1月1日废止。",
    "2025版共85项，自2025年1月1日起施行；网格目录共7类80项。",
    "事项名称和依据取自公开法律法规，所选事项、部门和版本均为虚构。",
)


def base_files(town: Town, seed: int) -> Iterator[File]:
    """Places, departments, the catalogue, the lists, the settings and the people."""
    yield _workbook(
        "行政区划",
        Sheet("区划", "place", catalogue.places(town), Look(titled("place", CITY), serial=True)),
    )
    people = Look(titled("department", CITY), alias=0, extras=("联系人", "联系电话"), footer=True)
    yield _workbook("部门名录", Sheet("部门", "department", catalogue.departments(town), people))
    yield _catalogue()
    yield _lists()
    yield File(
        f"基础资料/测算参数_{MARK}.csv",
        (Sheet("", "parameter", catalogue.parameters()),),
        saved=UTF8_BOM,
    )
    times = Look(
        titled("standard", CITY), serial=True, alias=1, groups=(("", 3), ("用时（分钟）", 3))
    )
    yield _workbook(
        "时间定额", Sheet("定额", "standard", standards(seed), times, Hand(minutes="minutes"))
    )
    yield from _registers(town)
    yield from _people(town, seed)


def _workbook(name: str, *sheets: Sheet) -> File:
    return File(f"基础资料/{name}.xlsx", sheets)


def _catalogue() -> File:
    first = Look(
        f"{CITY}社区工作准入目录（2024版）（{MARK}）",
        first=("class", "code", "name", "kind", "department", "basis", "part", "money_standard"),
        merge="group",
    )
    return File(
        "基础资料/准入目录.xlsx",
        (
            Sheet(
                "版本",
                "edition",
                catalogue.editions(),
                Look(titled("edition", CITY)),
                Hand(dates="chinese"),
            ),
            Sheet(
                "2024版",
                "duty",
                catalogue.duties(catalogue.FIRST),
                first,
                asides={"清理去向": catalogue.remarks()},
            ),
            Sheet(
                "2025版",
                "duty",
                catalogue.duties(catalogue.SECOND),
                Look(f"{CITY}社区工作准入目录（2025版）（{MARK}）", serial=True),
                Hand(dates="dots", departments="alias"),
            ),
            Sheet(
                "网格目录",
                "duty",
                catalogue.duties(catalogue.GRID),
                Look(
                    f"{CITY}网格工作准入目录（{MARK}）",
                    first=("class",),
                    without=("basis", "part", "money_standard"),
                    merge="group",
                ),
            ),
            Sheet(
                "退出事项",
                "retirement",
                catalogue.retirements(),
                Look(f"{CITY}2024版目录退出事项（{MARK}）", serial=True),
                Hand(dates="chinese"),
            ),
        ),
        notes=_NOTES,
    )


def _lists() -> File:
    boards, certificates = catalogue.permits("signboard"), catalogue.permits("certificate")
    return _workbook(
        "正负面清单",
        Sheet("牌子", "permit", boards, Look(f"{CITY}社区挂牌正负面清单（{MARK}）", serial=True)),
        Sheet(
            "证明",
            "permit",
            certificates,
            Look(f"{CITY}社区证明正负面清单（{MARK}）", serial=True),
            Hand(dates="chinese"),
        ),
    )


_REGISTERS: tuple[tuple[Saved | None, Look, Hand], ...] = (
    (
        None,
        Look("*", serial=True, totals=_FIGURES, extras=("联系人", "联系电话"), footer=True),
        Hand(),
    ),
    (
        None,
        Look("*", first=("district", "street"), merge="street", subtotals=True, totals=_FIGURES),
        Hand(),
    ),
    (GBK, Look(alias=1), Hand()),
    (
        None,
        Look(
            "*", alias=2, groups=(("", 4), ("规模", 3), ("其他", 2)), totals=_FIGURES, formula=True
        ),
        Hand(),
    ),
    (UTF16_TAB, Look("*", serial=True, totals=_FIGURES), Hand(counts="comma")),
    (UTF8, Look(extras=("联系人", "联系电话")), Hand()),
    (GB18030, Look("*", alias=1, totals=_FIGURES, footer=True), Hand(counts="wide")),
    (
        UTF8_BOM,
        Look(alias=2, first=("district", "street", "name")),
        Hand(counts="comma", choices="varied"),
    ),
    (UTF8_TAB, Look("*", footer=True), Hand(choices="varied")),
    (GBK_SEMICOLON, Look(alias=0, extras=("备注",)), Hand()),
)


def _registers(town: Town) -> Iterator[File]:
    for district, (saved, look, hand) in zip(town.districts, _REGISTERS, strict=True):
        rows = catalogue.communities(town, district.name)
        sheet = Sheet(
            "社区", "community", rows, entitled(look, titled("community", district.name)), hand
        )
        name = f"基础资料/社区名册/{district.name}社区名册"
        yield File(f"{name}_{MARK}.csv" if saved else f"{name}.xlsx", (sheet,), saved=saved or UTF8)


def _people(town: Town, seed: int) -> Iterator[File]:
    posts = ("quota", "actual", "trained")
    yield File(
        f"基础资料/人员/2024年社区人员_{MARK}.csv",
        (Sheet("", "staffing", staffing(town, 2024, seed), Look(alias=1)),),
        saved=GB18030,
    )
    rows = staffing(town, 2025, seed)
    inner = {district.name for district in town.districts[:4]}
    near = [row for row in rows if row.community.district in inner]
    rest = [row for row in rows if row.community.district not in inner]
    look = Look(titled("staffing", CITY, "2025年"), merge="community", totals=posts, footer=True)
    yield File(
        "基础资料/人员/2025年城区社区人员.xlsx",
        (Sheet("人员", "staffing", near, look, Hand(money="wan")),),
    )
    yield File(
        f"基础资料/人员/2025年其他区县社区人员_{MARK}.csv",
        (
            Sheet(
                "", "staffing", rest, Look("2025年社区人员", totals=posts), Hand(communities="bare")
            ),
        ),
        saved=UTF8_BOM,
    )
    for year, saved, look, hand in (
        (2024, GBK, Look(alias=1), Hand(communities="bare", missing="—")),
        (2025, UTF8, Look(titled("appraisal", CITY, "2025年"), serial=True), Hand(missing="—")),
    ):
        grades = Sheet("", "appraisal", appraisals(town, year, seed), look, hand)
        yield File(f"基础资料/人员/{year}年社区人员年度考核_{MARK}.csv", (grades,), saved=saved)


def entitled(look: Look, title: str) -> Look:
    """The look with *title* where it asks for one."""
    return replace(look, title=title if look.title else "")
