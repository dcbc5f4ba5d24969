"""Figures, findings and pairs as tables for a workbook: every field in a column of its own, to sort and filter."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from registry.findings import Finding
from registry.language import _
from reports.document import BeforeAfter, Cell, Column, ColumnKind, Figure, Table
from reports.renderers.as_tables import pairs_table as in_words
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


def pairs_table(pairs: BeforeAfter) -> Table:
    """Per label the value before and after, the change, and its share of what was before, all of them numbers."""
    kind = ColumnKind(pairs.unit.value)
    named, before, after, _change = in_words(pairs).columns
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (label, earlier, later, *_changed(earlier, later)) for label, earlier, later in pairs.rows
    )
    columns = (
        named,
        before,
        after,
        Column("change", _("change"), kind),
        Column("change_share", _("change in per cent"), ColumnKind.SHARE),
    )
    return Table(pairs.id, pairs.title, columns, rows)


def _changed(before: int | None, after: int | None) -> tuple[Cell, Cell]:
    if before is None or after is None:
        return None, None
    return after - before, Fraction(after - before, before) if before > 0 else "—"


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
