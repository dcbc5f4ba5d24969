"""The JSON of a report: exact, whole, and as the schema in docs says."""

from __future__ import annotations

import copy
import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from registry.findings import Finding, Outcome, Severity
from registry.quantities import Amount, Unit
from reports.document import Column, ColumnKind, Document, Figure, Figures, Section, Table
from reports.renderers import render

SCHEMA = json.loads(
    (Path(__file__).parents[3] / "docs" / "report.schema.json").read_text(encoding="utf-8")
)
VALIDATOR = Draft202012Validator(SCHEMA)


def loaded(document: Document) -> dict[str, Any]:
    result: dict[str, Any] = json.loads(render(document, "json"))
    return result


def with_figures(*amounts: Amount) -> Document:
    figures = tuple(Figure(f"f{n}", "数", amount) for n, amount in enumerate(amounts))
    return Document(
        "x", "题", "示例市", "2025", "2025-12-31", "zh", (Section("s", "节", (Figures(figures),)),)
    )


def test_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_report_is_valid(whole: Document) -> None:
    VALIDATOR.validate(loaded(whole))


def objects(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Where the objects of a report are, one of each kind."""
    if isinstance(value, dict):
        inner = [found for key, each in value.items() for found in objects(each, (*path, key))]
        return [path, *inner]
    return objects(value[0], (*path, 0)) if isinstance(value, list) and value else []


PLACES: list[tuple[str | int, ...]] = [
    (),
    ("figures", 0),
    ("figures", 0, "known"),
    ("tables", 0),
    ("tables", 0, "columns", 0),
    ("findings", 0),
    ("findings", 0, "where"),
]


def test_all_objects_are_tried(small: Document) -> None:
    assert objects(loaded(small)) == PLACES


@pytest.mark.parametrize("place", PLACES, ids=str)
def test_unknown_property_is_invalid(small: Document, place: tuple[str | int, ...]) -> None:
    report = loaded(small)
    at(report, place)["unknown"] = None
    assert not VALIDATOR.is_valid(report)


@pytest.mark.parametrize("place", PLACES, ids=str)
def test_missing_property_is_invalid(small: Document, place: tuple[str | int, ...]) -> None:
    report = loaded(small)
    for name in at(report, place):
        lacking = copy.deepcopy(report)
        del at(lacking, place)[name]
        assert not VALIDATOR.is_valid(lacking), name


def at(report: Any, place: tuple[str | int, ...]) -> Any:
    for step in place:
        report = report[step]
    return report


def test_a_fraction_of_a_fen_is_invalid(small: Document) -> None:
    report = loaded(small)
    report["figures"][0] |= {"unit": "fen", "value": 0.5}
    assert not VALIDATOR.is_valid(report)


def test_schema_knows_all_units_outcomes_and_severities() -> None:
    definitions = SCHEMA["$defs"]
    assert definitions["unit"]["enum"] == [unit.value for unit in Unit]
    assert {"text", *definitions["unit"]["enum"]} == {kind.value for kind in ColumnKind}
    finding = definitions["finding"]["properties"]
    assert finding["outcome"]["enum"] == [outcome.value for outcome in Outcome]
    assert finding["severity"]["enum"] == [severity.value for severity in Severity]


def test_values_are_exact_and_rounded_half_up_to_six_places() -> None:
    figures = loaded(
        with_figures(
            Amount(2_345_678_901_234_567, Unit.FEN),
            Amount(Fraction(1, 3), Unit.SHARE),
            Amount(Fraction(1, 2_000_000), Unit.SHARE),
            Amount(Fraction(25, 10), Unit.AVERAGE),
            Amount(None, Unit.MINUTES, known=0, of=9),
            Amount(7, known=3, of=4, about=True),
        )
    )["figures"]
    assert [figure["value"] for figure in figures] == [
        2_345_678_901_234_567,
        0.333333,
        0.000001,
        2.5,
        None,
        7,
    ]
    assert figures[5] == {
        "id": "f5",
        "label": "数",
        "value": 7,
        "unit": "count",
        "known": {"parts": 3, "of": 4},
        "about": True,
    }


def test_every_row_is_there_whatever_the_page_shows(whole: Document) -> None:
    tables = {table["id"]: table for table in loaded(whole)["tables"]}
    for table in whole.tables():
        assert len(tables[table.id]["rows"]) == len(table.rows)
    assert len(tables["kinds.by-community"]["rows"]) == 721


def test_cells_are_plain_values() -> None:
    columns = (
        Column("a", "文", ColumnKind.TEXT),
        Column("b", "数", ColumnKind.FEN),
        Column("c", "率", ColumnKind.SHARE),
    )
    rows = (("=1+1\n\x07", Amount(150, Unit.FEN, about=True), Fraction(2, 3)), ("", None, 1))
    table = Table("t", "表", columns, rows)
    document = Document("x", "题", "", "", "", "zh", (Section("s", "节", (table,)),))
    assert loaded(document)["tables"][0]["rows"] == [["=1+1\n\x07", 150, 0.666667], ["", None, 1.0]]


def test_findings_are_the_documented_objects(small: Document) -> None:
    found: tuple[Finding, ...] = small.findings()
    assert loaded(small)["findings"] == [each.as_json() for each in found]


def test_text_is_utf8_readable_and_ends_with_a_newline(small: Document) -> None:
    content = render(small, "json")
    assert content.endswith(b"}\n")
    assert "社区".encode() in content
