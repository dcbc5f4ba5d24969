"""``zhunru bundle import``."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.command import dry_run, option, text_or_json, why
from registry.desk import Desk, finding_lines
from registry.errors import InputRejected
from registry.language import N_, _

if TYPE_CHECKING:
    from registry.bundles.importing import Result

SHOWN = 20
"""Most findings of a rule, and most changes, that the terminal shows."""


@new_command(
    "import",
    N_(
        "Take a district's bundle into the city's register as one entry, whole or not at all. Every file is checked against "
        "the manifest first. It is shown what is new, changed or ended; a newer bundle of the district takes the place of "
        "the one before. A community that two districts claim keeps the bundle out until --accept is said for it."
    ),
    example="zhunru bundle import 碧山区.zip --dry-run\nzhunru bundle import 碧山区.zip --accept QS0101",
)
@click.argument("file", type=click.Path(path_type=Path))
@option(
    "--accept",
    multiple=True,
    metavar="CODE",
    help=N_(
        "Believe this bundle of a community, street or duty in dispute; may be said several times."
    ),
)
@text_or_json
@why
@dry_run
@with_desk
def command(
    desk: Desk, file: Path, accept: tuple[str, ...], format_: str, why: str | None, dry_run: bool
) -> None:
    """What the bundle holds is in the register, or it is said why not."""
    from registry.bundles.importing import take_in

    if not dry_run:
        from registry.backups import BEFORE_IMPORT, back_up

        back_up(desk.register, BEFORE_IMPORT)
    result = take_in(
        desk.register,
        file,
        desk.act("bundle import", why),
        accept=accept,
        dry_run=dry_run,
        on_file=desk.progress,
        on_wait=desk.waiting,
    )
    if format_ == "json":
        click.echo(json.dumps(result_json(result, dry_run), ensure_ascii=False, indent=1))
    else:
        _show(desk, result, dry_run=dry_run)
    if result.refused:
        raise InputRejected(_("The bundle was refused; nothing was written."))


def result_json(result: Result, dry_run: bool) -> dict[str, Any]:
    """The result as the documented JSON object."""
    from dataclasses import asdict

    return {
        "bundle": result.manifest.as_json(),
        "sha256": result.sha256,
        "dry_run": dry_run,
        "entry": None if dry_run else result.entry,
        "same_as": result.same_as,
        "sheets": [
            {
                "file": landed.file or None,
                "kind": landed.kind,
                "new": landed.counts.new,
                "changed": landed.counts.changed,
                "unchanged": landed.counts.unchanged,
                "ended": landed.counts.missing,
            }
            for landed in result.sheets
        ],
        "changes": [change.as_json() for change in result.changes],
        "conflicts": [asdict(claim) for claim in result.claims],
        "findings": [finding.as_json() for finding in result.findings],
        "not_looked_at": result.not_looked_at,
    }


def _show(desk: Desk, result: Result, *, dry_run: bool) -> None:
    manifest = result.manifest
    click.echo(
        _("{district}, as of entry {entry} of its register, made {at} (UTC) by {by}").format(
            district=manifest.district,
            entry=manifest.entry,
            at=manifest.at[:19].replace("T", " ").removesuffix("Z"),
            by=manifest.by,
        )
    )
    if result.same_as is not None:
        click.echo(
            _("The same bundle was read before, as entry {entry}; nothing was added.").format(
                entry=result.same_as
            )
        )
        return
    _show_findings(desk, result)
    _show_claims(result)
    if result.not_looked_at:
        desk.say(
            _("Not looked at, because names are in doubt: {files}").format(
                files=_(", ").join(result.not_looked_at)
            )
        )
    if result.refused:
        return
    _show_sheets(result)
    _show_changes(result)
    if result.entry is None:
        sentence = _("The register holds all of it already; nothing was added.")
    elif dry_run:
        sentence = _("The bundle could be taken in; nothing was written.")
    else:
        sentence = _("The bundle is entry {entry}.").format(entry=result.entry)
    click.echo(sentence)


def _show_findings(desk: Desk, result: Result) -> None:
    by_rule: Counter[str] = Counter()
    for finding in result.findings:
        by_rule[finding.code] += 1
        if by_rule[finding.code] <= SHOWN:
            for line in finding_lines(finding):
                desk.say(line)
    more = sum(max(0, count - SHOWN) for count in by_rule.values())
    if more:
        desk.say(_("{count} more; all of them with --format json").format(count=more))


def _show_claims(result: Result) -> None:
    from registry.listing import Listing, print_listing

    if not result.claims:
        return
    rows = [
        (
            claim.code,
            claim.name,
            claim.mine,
            claim.my_row,
            claim.other,
            claim.origin,
            _("accepted") if claim.accepted else "",
        )
        for claim in result.claims
    ]
    labels = (
        _("code"),
        _("its name"),
        _("by this bundle in"),
        _("row"),
        _("so far in"),
        _("according to"),
        _("settled"),
    )
    names = ("code", "name", "mine", "row", "other", "origin", "accepted")
    print_listing(Listing(names, labels, rows), None, None)


def _show_sheets(result: Result) -> None:
    from registry.bundles.wordings import label_of
    from registry.listing import Listing, print_listing

    rows = [
        (
            landed.file,
            label_of(landed.kind),
            landed.counts.new,
            landed.counts.changed,
            landed.counts.unchanged,
            landed.counts.missing,
        )
        for landed in result.sheets
    ]
    labels = (_("file"), _("kind"), _("new"), _("changed"), _("unchanged"), _("ended"))
    names = ("file", "kind", "new", "changed", "unchanged", "ended")
    print_listing(Listing(names, labels, rows), None, None)


def _show_changes(result: Result) -> None:
    from registry.bundles.wordings import label_of
    from registry.listing import Listing, print_listing

    if not result.changes:
        return
    rows = [
        (
            label_of(change.kind),
            change.fact,
            change.column,
            change.before,
            change.after,
            change.held_by
            if change.own
            else _("{place} (not from a bundle of the district)").format(place=change.held_by),
        )
        for change in result.changes[:SHOWN]
    ]
    labels = (_("kind"), _("fact"), _("column"), _("before"), _("now"), _("held by"))
    names = ("kind", "fact", "column", "before", "after", "held_by")
    print_listing(Listing(names, labels, rows), None, None)
    if len(result.changes) > SHOWN:
        click.echo(
            _("{count} more; all of them with --format json").format(
                count=len(result.changes) - SHOWN
            )
        )
