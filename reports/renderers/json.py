"""The document as the documented JSON object, ``docs/report.schema.json``: every row, exact values, no words for units."""

from __future__ import annotations

import json
from typing import Any

from reports.document import Cell, Column, Document, Figure, Table
from reports.renderers.as_tables import tables_of
from reports.renderers.cells import exact_number, value_of


def render(document: Document) -> bytes:
    """The document as UTF-8, two runs alike to the byte."""
    parts = as_json(document)
    members = (f" {_encode(name)}: {_lines(value)}" for name, value in parts.items())
    return ("{\n" + ",\n".join(members) + "\n}\n").encode("utf-8", errors="backslashreplace")


_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def _lines(value: Any) -> str:
    """A list with one element a line, which people can read and programs compare; anything else on one line."""
    if not isinstance(value, list) or not value:
        return _encode(value)
    return "[\n  " + ",\n  ".join(_encode(element) for element in value) + "\n ]"


def as_json(document: Document) -> dict[str, Any]:
    """The document as the object of the schema; money in fen, time in minutes, shares as fractions of 1."""
    return {
        "report": document.report,
        "place": document.place,
        "period": document.period,
        "as_of": document.as_of,
        "figures": [_figure(figure) for figure in document.figures()],
        "tables": [_table(table) for table in tables_of(document)],
        "findings": [found.as_json() for found in document.findings()],
    }


def _figure(figure: Figure) -> dict[str, Any]:
    amount = figure.amount
    return {
        "id": figure.id,
        "label": figure.label,
        "value": None if amount.value is None else exact_number(amount.value, amount.unit),
        "unit": amount.unit.value,
        "known": {"parts": amount.known, "of": amount.of},
        "about": amount.about,
    }


def _table(table: Table) -> dict[str, Any]:
    return {
        "id": table.id,
        "title": table.title,
        "columns": [
            {"id": column.id, "label": column.label, "unit": column.kind.value}
            for column in table.columns
        ],
        "rows": [
            [_cell(cell, column) for cell, column in zip(row, table.columns, strict=True)]
            for row in table.rows
        ],
    }


def _cell(cell: Cell, column: Column) -> str | int | float | None:
    value = value_of(cell)
    return value if value is None or isinstance(value, str) else exact_number(value, column.kind)
