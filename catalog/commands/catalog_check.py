"""``zhunru catalog check``."""

from __future__ import annotations

import json
from dataclasses import replace

import click

from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.command import text_or_json
from registry.desk import Desk, finding_lines
from registry.errors import CheckSaidNo
from registry.findings import Where
from registry.language import N_, _


@new_command(
    "check",
    N_(
        "Audit the catalogue itself: editions that overlap or lack their document, duties twice, without basis or money "
        "standard, and duties that left without a cause. The exit code is 3 if an error is found."
    ),
    example="zhunru catalog check\nzhunru catalog check --format json",
)
@text_or_json
@with_desk
def command(desk: Desk, format_: str) -> None:
    """The findings are printed, the weightiest first; errors among them make the exit code 3."""
    from catalog.editions import editions
    from catalog.editions.checking import check as findings_of

    found = findings_of(desk.register)
    errors = sum(1 for finding in found if finding.is_error)
    if format_ == "json":
        told = {"findings": [finding.as_json() for finding in found]}
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        for finding in found:
            # The sentence names the duty; its place would say it twice.
            click.echo("\n".join(finding_lines(replace(finding, where=Where()))))
    if errors:
        raise CheckSaidNo(
            _("{count} findings; errors: {errors}.").format(count=len(found), errors=errors)
        )
    if found:
        desk.say(_("{count} findings, no error among them.").format(count=len(found)))
    elif editions(desk.register):
        desk.say(_("No rule is broken by what the catalogue holds."))
    else:
        desk.say(_("The register holds no catalogue yet. Import one first."))
