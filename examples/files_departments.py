"""The files in which departments send what they pushed down, and offices what was paid."""

from __future__ import annotations

from collections.abc import Iterator

from examples.errands import Errand, pushdowns
from examples.facts import Payment, Pushdown
from examples.files import File
from examples.files_base import entitled
from examples.hands import Hand
from examples.layout import MARK, Look, Sheet, titled
from examples.material import Department
from examples.payments import Paid
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
from examples.town import CITY, Town

_YEARLY = 10
"""From this weight on a department sends a file for each year."""
_AS_TEXT = 4
"""From this weight on a department sends CSV."""
_MASS = ("FL", "CL", "TW", "KX")
"""The mass organisations: together one workbook."""

_TEXTS: tuple[tuple[Saved, Look, Hand], ...] = (
    (UTF8, Look(), Hand()),
    (GBK, Look("*", alias=1), Hand(dates="chinese", communities="bare", money="comma")),
    (
        UTF16_TAB,
        Look("*", first=("department", "duty", "date")),
        Hand(dates="dots", departments="alias"),
    ),
    (
        UTF8_BOM,
        Look(alias=2, extras=("区县", "街道")),
        Hand(dates="slashes", choices="varied", prefix=False),
    ),
    (
        GB18030,
        Look("*", footer=True, extras=("备注",)),
        Hand(dates="compact", counts="comma", communities="office"),
    ),
    (UTF8_SEMICOLON, Look(serial=True), Hand(dates="iso", communities="code", duties="code")),
    (
        GBK_SEMICOLON,
        Look("*", alias=1, extras=("落实情况",)),
        Hand(dates="chinese", departments="mixed", missing="—"),
    ),
    (
        UTF8_TAB,
        Look(first=("document_number", "date")),
        Hand(dates="slashes", money="words", choices="varied"),
    ),
)
_SUM = ("promised",)
_BOOKS: tuple[tuple[Look, Hand], ...] = (
    (Look("*", serial=True, totals=_SUM, footer=True), Hand(dates="chinese")),
    (
        Look("*", groups=(("任务来源", 2), ("任务内容", 2), ("办理要求", 4), ("保障情况", 3))),
        Hand(dates="cell"),
    ),
    (
        Look("*", first=("duty",), merge="duty", extras=("联系人", "联系电话")),
        Hand(dates="dots", departments="alias"),
    ),
    (Look("*", alias=1, serial=True, totals=_SUM, formula=True), Hand(dates="serial", money="wan")),
    (
        Look("*", first=("duty", "date"), merge="duty", subtotals=True, totals=_SUM, blanks=True),
        Hand(dates="slashes", communities="bare"),
    ),
    (
        Look("*", alias=2, footer=True, extras=("经办人",)),
        Hand(
            dates="mixed",
            counts="about",
            communities="mixed",
            departments="mixed",
            choices="varied",
        ),
    ),
    (
        Look("*", groups=(("", 1), ("下派信息", 3), ("数量与时限", 4)), serial=True),
        Hand(dates="iso", money="words", counts="wide", missing="/"),
    ),
)


def department_files(town: Town, tasks: list[Errand]) -> Iterator[File]:
    """The push-downs, each department's own; the big ones as CSV by year, those of the districts under the district."""
    by_department: dict[str, list[Pushdown]] = {}
    for row in pushdowns(tasks):
        by_department.setdefault(row.department, []).append(row)
    texts = books = 0
    for department in town.departments:
        rows = by_department[department.code]
        if department.code in _MASS:
            continue
        if department.weight >= _AS_TEXT:
            for when, some in _split(department, rows):
                yield _text(department, when, some, _TEXTS[texts % len(_TEXTS)])
                texts += 1
        else:
            yield _book(department, rows, _BOOKS[books % len(_BOOKS)])
            books += 1
    sheets = [
        Sheet(
            department.name.removeprefix("市"),
            "pushdown",
            by_department[department.code],
            Look(titled("pushdown", department.name)),
            Hand(dates="chinese"),
        )
        for department in town.departments
        if department.code in _MASS
    ]
    yield File("部门报送/群团组织/群团部门下派事项.xlsx", tuple(sheets))


def _split(department: Department, rows: list[Pushdown]) -> list[tuple[str, list[Pushdown]]]:
    if department.weight < _YEARLY:
        return [("", rows)]
    return [(f"{year}年", [row for row in rows if row.date.year == year]) for year in (2024, 2025)]


def _folder(department: Department) -> str:
    return (
        f"区县报送/{department.district}" if department.district else f"部门报送/{department.name}"
    )


def _text(
    department: Department, when: str, rows: list[Pushdown], style: tuple[Saved, Look, Hand]
) -> File:
    saved, look, hand = style
    sheet = Sheet(
        "", "pushdown", rows, entitled(look, titled("pushdown", department.name, when)), hand
    )
    return File(f"{_folder(department)}/{when}下派事项_{MARK}.csv", (sheet,), saved=saved)


def _book(department: Department, rows: list[Pushdown], style: tuple[Look, Hand]) -> File:
    look, hand = style
    sheet = Sheet(
        "下派事项", "pushdown", rows, entitled(look, titled("pushdown", department.name)), hand
    )
    return File(f"{_folder(department)}/{department.name}下派事项.xlsx", (sheet,))


_AMOUNT = ("amount",)
_PAYING: tuple[tuple[Saved, Look, Hand], ...] = (
    (UTF8, Look(), Hand()),
    (GBK, Look("*", alias=1, totals=_AMOUNT), Hand(dates="chinese", money="comma")),
    (UTF8_BOM, Look(alias=2), Hand(dates="slashes", money="wan")),
    (UTF16_TAB, Look("*", serial=True, totals=_AMOUNT, footer=True), Hand(dates="dots")),
    (GB18030, Look(first=("payer", "receiver", "amount")), Hand(dates="compact", duties="code")),
    (GBK_SEMICOLON, Look("*", extras=("备注",)), Hand(dates="chinese", money="words")),
    (UTF8, Look(alias=1, serial=True), Hand(dates="iso", money="wan")),
    (UTF8_TAB, Look("*", totals=_AMOUNT), Hand(dates="slashes", money="yuan")),
    (GBK, Look(alias=2, first=("document_number",)), Hand(dates="dots", communities="district")),
    (UTF8_SEMICOLON, Look("*", footer=True), Hand(dates="compact", money="comma", duties="code")),
)


def payment_files(town: Town, paid: Paid) -> Iterator[File]:
    """What departments paid, as a workbook with a sheet for each year; what went on within a district, as CSV."""
    groups = (("拨付信息", 4), ("依据信息", 3))
    sheets = []
    for year, hand in (
        (2024, Hand(dates="cell", money="wan")),
        (2025, Hand(dates="chinese", departments="alias")),
    ):
        rows: list[Payment] = [
            payment for payment in paid.from_departments if payment.date.year == year
        ]
        look = Look(
            titled("payment", CITY, f"{year}年部门"), groups=groups, totals=_AMOUNT, footer=True
        )
        sheets.append(Sheet(f"{year}年", "payment", rows, look, hand))
    yield File("经费拨付/部门拨付经费明细.xlsx", tuple(sheets))
    for district, (saved, look, hand) in zip(town.districts, _PAYING, strict=True):
        sheet = Sheet(
            "",
            "payment",
            paid.within[district.name],
            entitled(look, titled("payment", district.name)),
            hand,
        )
        yield File(f"经费拨付/{district.name}经费拨付_{MARK}.csv", (sheet,), saved=saved)
