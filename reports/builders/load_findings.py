"""The load report on its own inputs: settings, time standards and figures with which something is wrong."""

from __future__ import annotations

from registry.language import _, current
from registry.load.checks import check
from reports.builders.finding_blocks import finding_blocks
from reports.document import Document, Section, Text
from reports.load import Load

FINDINGS = 50
"""Findings that a page shows."""


def findings_section(load: Load) -> Section:
    """What is wrong with the inputs of the load, the gravest first."""
    blocks = finding_blocks(
        check(load.book),
        ("load.findings", "load.errors", "load.list"),
        _("Nothing is wrong with the settings, time standards and figures of this load."),
        FINDINGS,
    )
    return Section("findings", _("Findings"), blocks)


def unworkable_report(load: Load) -> Document:
    """The report where settings make no working time: no load is told, but what is wrong."""
    text = _(
        "The settings leave no time to work in, so no load of {year} can be told; the findings say which."
    ).format(year=load.book.year)
    return Document(
        report="load",
        title=_("Load of the communities of {place}").format(place=load.scope.place),
        place=load.scope.place,
        period=str(load.book.year),
        as_of=load.book.day,
        tongue=current(),
        sections=(
            Section("summary", _("Summary"), (Text(text),)),
            findings_section(load),
        ),
        notice=load.scope.notice,
    )
