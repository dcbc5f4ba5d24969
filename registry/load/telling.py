"""What a reader of a list has to know of the inputs of its load, in words."""

from __future__ import annotations

from registry.findings import Severity
from registry.language import _, sentences
from registry.load.checks import check, check_inputs
from registry.load.workload import LoadBook

TOLD = 3
"""Errors and warnings that a closing line tells in full."""


def of_inputs(book: LoadBook) -> str:
    """The findings on settings and time standards, the first in full, and how many there are besides; empty for none.

    What is only proposed is always told.
    """
    inputs = check_inputs(book)
    notes = [finding for finding in inputs if finding.severity is Severity.NOTE]
    told = [*notes, *[finding for finding in inputs if finding not in notes][:TOLD]]
    rest = len(check(book)) - len(told)
    return sentences(
        *(finding.message for finding in told),
        _("Further findings: {count} (zhunru report load --year {year}).").format(
            count=rest, year=book.year
        )
        if rest
        else "",
    )
