"""Charts drawn on a worksheet beside their table, and the bars and shades that colour the cells of a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, cast

from registry.language import _
from reports.colours import DARK, SHADES
from reports.document import Column, ColumnKind, HeatMap, Table
from reports.renderers.cells import value_of
from reports.renderers.excel_charts import MOST_SHOWN, Chart, Series
from reports.renderers.excel_sheets import HEAD_ROWS, ORDERING, Styles, cell_string
from reports.renderers.excel_widths import LINE_HEIGHT, height_of, width_of
from reports.renderers.wording import one_line

if TYPE_CHECKING:
    from xlsxwriter.chart import Chart as Drawing
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

CHART_COLUMNS = 11
"""Columns of the sheet that a chart lies on."""

COLUMN = 9.0
"""Their width, in columns of text."""

_WIDE, _LEAST, _BAR, _FRAME, _ROW, _SPARE = 720, 320, 26, 110, 20, 16
"""Pixels: a chart's width, its least height, a bar with the gap beside it, title with axes and legend; a row; what is
left free below a chart."""

_LONGEST_TITLE = 250
_ADDRESS = re.compile(r"^([^!]+)!(?=\$?[A-Z])")

_PIECES_WITH_NUMBERS = 12
"""A piece of a bar has room for its number from this part of the longest bar on."""

_FEWEST = 3
"""Rows from which on bars in the cells help to compare."""


def write_charts(
    book: Workbook,
    sheet: Worksheet,
    table: Table,
    charts: Sequence[Chart],
    widths: Sequence[float],
    styles: Styles,
) -> None:
    """The charts stand beside the table, one below the other, each from a row on; their own columns right of them.

    *widths* are those of the table's columns: they tell how high its rows are. No chart touches the headings, which every
    page repeats.
    """
    first = len(table.columns) + 1
    sheet.set_column(first - 1, first - 1, 2)
    sheet.set_column(first, first + CHART_COLUMNS - 1, COLUMN)
    own = first + CHART_COLUMNS + 1
    top, tops = HEAD_ROWS, []
    for chart in charts:
        tops.append(top)
        drawing = _drawing(book, chart, table)
        for series in chart.series:
            column = series.column
            if column is None:
                column, own = own, own + 1
                _write_series(sheet, column, series, chart, styles)
            drawing.add_series(_shown(sheet, series, column, chart, table))
        if table.rows:
            sheet.insert_chart(top, first, drawing, {"x_offset": 4, "y_offset": 4})
        top = _row_below(top, _height(chart, table) + _SPARE, table, widths)
    sheet.set_h_pagebreaks(tops[1:])
    bottom = max(HEAD_ROWS + len(table.rows), top) - 1
    sheet.print_area(0, 0, bottom, first + CHART_COLUMNS - 1)


def _row_below(row: int, pixels: int, table: Table, widths: Sequence[float]) -> int:
    """The first row that lies wholly below so many pixels from the upper edge of *row* on."""
    while pixels > 0:
        number = row - HEAD_ROWS
        points: float | None = None
        if 0 <= number < len(table.rows):
            texts = [cell if isinstance(cell, str) else "" for cell in table.rows[number]]
            points = height_of(texts, widths)
        pixels -= int(points * _ROW / LINE_HEIGHT) if points else _ROW
        row += 1
    return row


def chart_widths(widths: Sequence[float], charts: Sequence[Chart]) -> list[float]:
    """The widths of the columns that print: the table's, and those under its charts."""
    return [*widths, 2.0, *[COLUMN] * CHART_COLUMNS] if charts else list(widths)


def _write_series(
    sheet: Worksheet, column: int, series: Series, chart: Chart, styles: Styles
) -> None:
    name = series.name or _("base")
    label = _("{label} ({unit})").format(label=name, unit=chart.unit) if chart.unit else name
    sheet.set_column(column, column, width_of(label, series.values, ColumnKind.AVERAGE))
    sheet.write_string(HEAD_ROWS - 1, column, cell_string(label), styles.heading(True))
    style = styles.plain(chart.pattern)
    for row, value in enumerate(series.values, HEAD_ROWS):
        if value is not None:
            sheet.write_number(row, column, float(value), style)


def _drawing(book: Workbook, chart: Chart, table: Table) -> Drawing:
    kind = {"type": "column" if chart.is_upright else "bar"}
    if chart.is_stacked:
        kind["subtype"] = "stacked"
    drawing = cast("Drawing", book.add_chart(kind))
    font = {"size": 10}
    title = chart.title
    if len(table.rows) > MOST_SHOWN:
        title = _("{title} (the first {count})").format(title=title, count=MOST_SHOWN)
    drawing.set_title({"name": _said(title), "name_font": {"size": 13}})
    labels = {"num_font": font, "reverse": not chart.is_upright, "major_tick_mark": "none"}
    if len(table.rows) <= MOST_SHOWN:
        labels["interval_unit"] = 1
    values = {
        "num_font": font,
        "num_format": "#,##0",
        "major_gridlines": {"visible": True, "line": {"color": "#e3ded5"}},
        "line": {"none": True},
        "name_font": {"size": 10, "bold": False},
    }
    if chart.unit:
        values["name"] = chart.unit
    if chart.is_upright:
        drawing.set_x_axis(labels)
        drawing.set_y_axis(values)
    else:
        drawing.set_x_axis(values)
        drawing.set_y_axis(labels | {"crossing": "max"})
    drawing.set_legend(_legend(chart))
    drawing.show_blanks_as("gap")
    drawing.set_size({"width": _WIDE, "height": _height(chart, table)})
    return drawing


def _said(text: str) -> str:
    """*text* as a name in a chart, where what reads like the address of a cell would become one."""
    return _ADDRESS.sub(r"\1! ", one_line(text)[:_LONGEST_TITLE])


def _height(chart: Chart, table: Table) -> int:
    """The chart's height in pixels."""
    if chart.is_upright:
        return _LEAST + 100
    bars = min(len(table.rows), MOST_SHOWN) * (
        1 if chart.is_stacked or len(chart.series) == 1 else 2
    )
    return max(_LEAST, bars * _BAR + _FRAME)


def _legend(chart: Chart) -> dict[str, object]:
    if len(chart.series) == 1:
        return {"none": True}
    hidden = [n for n, series in enumerate(chart.series) if not series.colour]
    return {"position": "bottom", "delete_series": hidden, "font": {"size": 10}}


def _shown(
    sheet: Worksheet, series: Series, column: int, chart: Chart, table: Table
) -> dict[str, object]:
    name, last_row = str(sheet.name), HEAD_ROWS + min(len(table.rows), MOST_SHOWN) - 1
    shown: dict[str, object] = {
        "name": _said(series.name or _("base")),
        "categories": [name, HEAD_ROWS, 0, last_row, 0],
        "values": [name, HEAD_ROWS, column, last_row, column],
        "gap": 45,
        "fill": {"color": series.colour} if series.colour else {"none": True},
        "border": {"none": True},
    }
    is_inside = chart.is_stacked and series.colour in DARK
    if chart.is_stacked:
        shown["overlap"] = 100
    if series.colour and (chart.is_upright or len(chart.series) <= 2):
        labels = shown["data_labels"] = {
            "value": True,
            "num_format": chart.pattern + ";-" + chart.pattern + ";;",
            "font": {"size": 9, "color": "#ffffff" if is_inside else "#333333"},
        }
        if chart.is_stacked and not chart.is_upright:
            labels["custom"] = _roomy(series, chart, table)
    return shown


def _roomy(series: Series, chart: Chart, table: Table) -> list[dict[str, bool] | None]:
    """For each piece of a bar whether its number is left out, because the piece is too short for it."""
    columns = [_values(each, table) for each in chart.series]
    greatest = max((sum(filter(None, pieces)) for pieces in zip(*columns, strict=True)), default=0)
    return [
        {"delete": True} if (value or 0) * _PIECES_WITH_NUMBERS < greatest else None
        for value in _values(series, table)
    ]


def _values(series: Series, table: Table) -> list[Fraction | int | None]:
    """What the chart shows of a series."""
    if series.column is None:
        return list(series.values[:MOST_SHOWN])
    cells = [value_of(row[series.column]) for row in table.rows[:MOST_SHOWN]]
    return [None if isinstance(cell, str) else cell for cell in cells]


def shade_cells(sheet: Worksheet, heat: HeatMap) -> None:
    """The cells of a heat map go from white over amber to red; unknown cells stay grey."""
    if heat.rows and heat.columns:
        sheet.conditional_format(
            HEAD_ROWS,
            1,
            HEAD_ROWS + len(heat.rows) - 1,
            len(heat.columns),
            {
                "type": "3_color_scale",
                "min_color": "#ffffff",
                "mid_color": SHADES[1],
                "max_color": SHADES[3],
                "mid_type": "percentile",
                "mid_value": 50,
            },
        )


def bar_cells(sheet: Worksheet, table: Table) -> None:
    """Quantities and shares have a bar in each cell, as long as the number is great; totals have none."""
    first, last = _compared(table)
    if last - first + 1 < _FEWEST:
        return
    for n, column in enumerate(table.columns):
        if _is_quantity(column):
            rule = {
                "type": "data_bar",
                "data_bar_2010": True,
                "bar_solid": True,
                "bar_color": "#efd9c4",
                "bar_negative_color": "#c9d6e3",
                "bar_axis_color": "#b8b0a4",
            }
            if column.kind is ColumnKind.SHARE:
                rule |= {"min_type": "num", "min_value": 0}
            sheet.conditional_format(HEAD_ROWS + first, n, HEAD_ROWS + last, n, rule)


def _is_quantity(column: Column) -> bool:
    return column.kind.is_number and column.id not in ORDERING


def _compared(table: Table) -> tuple[int, int]:
    """The first and the last row that are no total."""
    first, last = 0, len(table.rows) - 1
    while first <= last and _is_total(table, last):
        last -= 1
    while first <= last and _is_total(table, first):
        first += 1
    return first, last


def _is_total(table: Table, row: int) -> bool:
    words = {_("total"), _("all"), _("all posts")}
    return bool(table.columns) and str(table.rows[row][0]).strip() in words
