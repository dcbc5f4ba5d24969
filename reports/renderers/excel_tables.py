"""The figures and the findings as tables for a workbook: every field in a column of its own, to sort and filter."""

from __future__ import annotations

from collections.abc import Iterable

from registry.findings import Finding
from registry.language import _
from reports.document import Cell, Column, ColumnKind, Figure, Table
from reports.renderers.as_tables import weight


def figures_table(figures: Iterable[tuple[str, Figure]]) -> Table:
    """A row per figure and the section it stands in; the unit stands beside it because each may have another."""
    columns = (
        Column("section", _("Section")),
        Column("figure", _("Figure")),
        Column("value", _("Value"), ColumnKind.COUNT),
        Column("unit", _("Unit")),
        Column("known", _("Parts known"), ColumnKind.COUNT),
        Column("of", _("Parts in all"), ColumnKind.COUNT),
        Column("about", _("About")),
        Column("id", _("Id")),
    )
    return Table(
        "figures",
        _("Figures"),
        columns,
        tuple(_figure(section, figure) for section, figure in figures),
    )


def _figure(section: str, figure: Figure) -> tuple[Cell, ...]:
    amount = figure.amount
    about = _("about") if amount.about else ""
    return (
        section,
        figure.label,
        amount,
        unit_word(ColumnKind(amount.unit.value)),
        amount.known,
        amount.of,
        about,
        figure.id,
    )


def unit_word(kind: ColumnKind) -> str:
    """The unit of a figure in the workbook."""
    words = {
        ColumnKind.FEN: _("yuan"),
        ColumnKind.MINUTES: _("minutes"),
        ColumnKind.SHARE: "%",
        ColumnKind.AVERAGE: _("average"),
    }
    return words.get(kind, _("count"))


def findings_table(findings: Iterable[Finding]) -> Table:
    """A row per finding."""
    labels = {
        "weight": _("Weight"),
        "message": _("What was found"),
        "file": _("File"),
        "sheet": _("Sheet"),
        "row": _("Row"),
        "column": _("Column"),
        "duty": _("Duty"),
        "department": _("Department"),
        "community": _("Community"),
        "source": _("By which rule"),
        "evidence": _("Evidence"),
        "remedy": _("What to do"),
        "code": _("Code"),
    }
    columns = tuple(
        Column(name, label, ColumnKind.COUNT if name == "row" else ColumnKind.TEXT)
        for name, label in labels.items()
    )
    return Table("findings", _("Findings"), columns, tuple(map(_finding, findings)))


def _finding(found: Finding) -> tuple[Cell, ...]:
    where = found.where
    return (
        weight(found),
        found.message,
        where.file or "",
        where.sheet or "",
        where.row if where.row is not None else "",
        where.column or "",
        where.duty or "",
        where.department or "",
        where.community or "",
        found.source or "",
        found.evidence or "",
        found.remedy or "",
        found.code,
    )
