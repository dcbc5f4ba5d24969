"""Data quality: how much of what the report rests on is unknown or only about."""

from __future__ import annotations

from typing import Any

from registry.language import _
from registry.quantities import share
from registry.sheets import kinds
from reports.document import Column, ColumnKind, Section, Table, Text
from reports.scope import Scope


def quality_section(scope: Scope) -> Section:
    """For each kind of sheet and column the share that is unknown, the least known first."""
    rows = []
    for row in [*scope.measuring.rows("burden_quality"), *_pushdowns(scope)]:
        kind = kinds()[row["kind"]]
        unknown = row["cells"] - row["known"]
        rows.append(
            (
                kind.label,
                kind.by_name[row["column_name"]].label,
                row["cells"],
                unknown,
                share(unknown, row["cells"]).value,
                row["about"],
            )
        )
    rows.sort(key=lambda cells: (-(cells[4] or 0), cells[0], cells[1]))
    columns = (
        Column("kind", _("sheet")),
        Column("column", _("column")),
        Column("cells", _("cells"), ColumnKind.COUNT),
        Column("unknown", _("unknown"), ColumnKind.COUNT),
        Column("share", _("share unknown"), ColumnKind.SHARE),
        Column("about", _("only about"), ColumnKind.COUNT),
    )
    text = _("Unknown is not zero: sums leave it out and say how much of them is known.")
    table = Table("quality.columns", _("What is known"), columns, tuple(rows), 40)
    return Section("quality", _("Data quality"), (Text(text), table))


def _pushdowns(scope: Scope) -> list[dict[str, Any]]:
    """The one row of the push-downs' measure as a row for each column; none if there are no push-downs."""
    found = scope.measuring.rows("pushdown_quality")[0]
    return [
        {
            "kind": "pushdown",
            "column_name": name,
            "cells": found["cells"],
            "known": found[name],
            "about": found.get(f"{name}_about", 0),
        }
        for name in ("document_number", "volume", "promised")
        if found["cells"]
    ]
