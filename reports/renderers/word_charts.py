"""Pictures as charts of Word itself, each with its workbook inside, so that a writer can restyle them and edit the data.

The XML of a chart comes from python-pptx, whose writer knows the schema; colours, fonts, title, labels and units are
then set to what a paper needs. The workbook is written here: what looks like a formula must stay text in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction
from io import BytesIO

import xlsxwriter
from pptx.chart.data import CategoryChartData
from pptx.chart.xmlwriter import ChartXmlWriter
from pptx.enum.chart import XL_CHART_TYPE

from registry.archives import undated
from registry.language import _
from reports.document import Bars, BeforeAfter, Beside, Waterfall
from reports.renderers.as_tables import picture_table
from reports.renderers.cells import value_of
from reports.renderers.excel_charts import Chart, Pictured, charts_of
from reports.renderers.word_chart_dress import Look, dressed
from reports.renderers.wording import legal

MOST_SHOWN = 40
"""Bars of a chart that a page has room for."""

ROOM = (156, 172)
"""The widest and the highest that a chart may be, in millimetres: its heading and a line below it fit on its page."""

_PLACES = 6
_UPRIGHT_LABEL, _MOST_UPRIGHT = 8, 12
"""Characters of a label, and columns, with which columns still stand upright."""

_BESIDE = (94, 59)
"""Millimetres that two charts beside each other are wide; the first has the names of the bars."""

_HEAD, _FOOT = 12, 14
"""Millimetres for the title and for the axis and the legend."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart ready for the page: the XML of its part, its workbook, its size in millimetres, its title."""

    xml: bytes
    workbook: bytes
    width: int
    height: int
    title: str


def shortened(picture: Pictured) -> Pictured:
    """The picture with as many rows as a page has room for."""
    if isinstance(picture, Bars):
        return replace(picture, rows=picture.rows[:MOST_SHOWN])
    if isinstance(picture, BeforeAfter):
        return replace(picture, rows=picture.rows[:MOST_SHOWN])
    if isinstance(picture, Beside):
        return replace(picture, rows=picture.rows[:MOST_SHOWN])
    return picture


def rows_of(picture: Pictured) -> int:
    """How many bars the whole picture has."""
    return len(picture.steps if isinstance(picture, Waterfall) else picture.rows)


def drawn(picture: Pictured, title: str) -> list[Drawn]:
    """The charts of a picture: one of that *title*, or two to stand beside each other, each with its own."""
    picture = shortened(picture)
    labels = _labels(picture)
    table = picture_table(picture)
    charts = charts_of(picture)
    result = []
    for number, chart in enumerate(charts):
        heading = _heading(chart.title if len(charts) > 1 else title, chart.unit)
        values = [
            series.values or tuple(_number(row[series.column or 0]) for row in table.rows)
            for series in chart.series
        ]
        size = _size(picture, chart, number, len(charts))
        result.append(_one(chart, labels, values, heading, size, is_second=number > 0))
    return result


def _heading(title: str, unit: str) -> str:
    if not unit:
        return title
    return _("{label} ({unit})").format(label=title, unit=unit)


def _labels(picture: Pictured) -> list[str]:
    if isinstance(picture, Waterfall):
        return [legal(step.label) for step in picture.steps]
    return [legal(row[0]) for row in picture.rows]


def _number(cell: object) -> Fraction | None:
    value = value_of(cell)  # type: ignore[arg-type]
    return Fraction(value) if isinstance(value, int | Fraction) else None


def _size(picture: Pictured, chart: Chart, number: int, charts: int) -> tuple[int, int]:
    """Millimetres: bars that lie are given a line each, columns a page's half."""
    rows = rows_of(picture)
    if isinstance(picture, Waterfall) and _is_upright(picture):
        return ROOM[0], 95
    each = 9.0 if isinstance(picture, BeforeAfter) else 5.6
    height = min(int(_HEAD + _FOOT + max(rows, 3) * each), ROOM[1])
    if charts == 1:
        return ROOM[0], height
    return (_BESIDE[number], height)


def _is_upright(picture: Pictured) -> bool:
    return (
        isinstance(picture, Waterfall)
        and len(picture.steps) <= _MOST_UPRIGHT
        and max((len(step.label) for step in picture.steps), default=0) <= _UPRIGHT_LABEL
    )


def _one(
    chart: Chart,
    labels: Sequence[str],
    values: Sequence[Sequence[Fraction | None]],
    title: str,
    size: tuple[int, int],
    *,
    is_second: bool,
) -> Drawn:
    upright = (
        chart.is_upright
        and len(labels) <= _MOST_UPRIGHT
        and max(map(len, labels)) <= _UPRIGHT_LABEL
    )
    names = [legal(series.name) or " " for series in chart.series]
    numbers = [[_plain(value) for value in column] for column in values]
    data = CategoryChartData(number_format=chart.pattern)
    data.categories = labels
    for name, column in zip(names, numbers, strict=True):
        data.add_series(name, column)
    kinds = {
        (True, True): XL_CHART_TYPE.COLUMN_STACKED,
        (True, False): XL_CHART_TYPE.COLUMN_CLUSTERED,
        (False, True): XL_CHART_TYPE.BAR_STACKED,
        (False, False): XL_CHART_TYPE.BAR_CLUSTERED,
    }
    written = ChartXmlWriter(kinds[upright, chart.is_stacked], data).xml
    look = Look(
        title=title,
        colours=tuple(series.colour for series in chart.series),
        pattern=chart.pattern,
        is_upright=upright,
        is_labelled=not chart.is_stacked or len(chart.series) == 1 or chart.is_upright,
        has_labels_of_bars=not is_second,
        step=_step(numbers) if size[0] < ROOM[0] else 0,
    )
    return Drawn(
        dressed(written, look), _workbook(labels, names, numbers, chart.pattern), *size, title
    )


def _step(columns: Sequence[Sequence[int | float | None]]) -> float:
    """A round number of which three or four reach as far as the longest bar: a narrow chart has no room for more."""
    longest = max(
        (sum(value or 0 for value in row) for row in zip(*columns, strict=True)), default=0
    )
    if longest <= 0:
        return 1
    power = float(10 ** (len(str(int(longest))) - 1))
    return next((n * power for n in (0.5, 1, 2) if longest <= 4 * n * power), 5 * power)


def _plain(value: Fraction | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value.denominator == 1 else round(float(value), _PLACES)


def _workbook(
    labels: Sequence[str],
    names: Sequence[str],
    columns: Sequence[Sequence[int | float | None]],
    pattern: str,
) -> bytes:
    """The data as the chart's references expect it: labels in the first column, a series in each further one."""
    file = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        book.set_properties({"created": datetime(2000, 1, 1)})  # noqa: DTZ001 - a day, not a moment
        sheet = book.add_worksheet("Sheet1")
        shown = book.add_format({"num_format": pattern})
        sheet.set_column(0, 0, 24)
        sheet.set_column(1, max(len(names), 1), 14)
        for row, label in enumerate(labels, 1):
            sheet.write_string(row, 0, label)
        for column, (name, numbers) in enumerate(zip(names, columns, strict=True), 1):
            sheet.write_string(0, column, name)
            for row, number in enumerate(numbers, 1):
                if number is not None:
                    sheet.write_number(row, column, number, shown)
    return undated(file.getvalue())
