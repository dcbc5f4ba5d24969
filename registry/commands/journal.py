"""``zhunru journal list|show|undo|verify``."""

from __future__ import annotations

from pathlib import Path

import click

from registry.command import LazyGroup, dry_run, option, why
from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.desk import Desk
from registry.errors import CheckSaidNo
from registry.language import N_, _
from registry.listing import Listing, listing_options, print_listing

VERBS: dict[str, tuple[str, str]] = {
    "list": ("registry.commands.journal:list_", N_("List the entries, newest first.")),
    "show": (
        "registry.commands.journal:show",
        N_("Show one entry: its files, sheets, counts and hash."),
    ),
    "undo": (
        "registry.commands.journal:undo",
        N_("Undo one entry by a new one; nothing is erased."),
    ),
    "verify": (
        "registry.commands.journal:verify",
        N_("Recompute the chain and name the first place that differs."),
    ),
}

SHOWN = 5
"""Changed tables and triggers that are told one by one; `zhunru check` tells all."""

REMEDY = N_(
    "The register was changed by another program. Keep a copy of it and go back to a backup."
)

command = LazyGroup(
    "journal",
    lazy=VERBS,
    help=N_("The entries: who wrote what, when, why, from which file."),
    example="zhunru journal list --limit 20",
)


@new_command(
    "list", N_("List the entries, newest first."), example="zhunru journal list --limit 20"
)
@option("--limit", type=click.IntRange(1), help=N_("Only the newest."))
@listing_options
@with_desk
def list_(desk: Desk, limit: int | None, format_: str | None, output: Path | None) -> None:
    """The entries are listed."""
    from registry import journal

    rows = [
        (
            line.id,
            line.at,
            line.by,
            line.action,
            line.files or None,
            line.added,
            line.ended,
            _state(line),
            line.why,
        )
        for line in journal.lines(desk.register, limit=limit)
    ]
    columns = ("entry", "at", "by", "action", "file", "added", "ended", "state", "why")
    labels = (
        _("entry"),
        _("when (UTC)"),
        _("who"),
        _("act"),
        _("file"),
        _("added"),
        _("ended"),
        _("state"),
        _("why"),
    )
    print_listing(Listing(columns, labels, rows), format_, output)


def _state(line: object) -> str:
    undone_by, undoes = getattr(line, "undone_by", None), getattr(line, "undoes", None)
    if undone_by:
        return _("undone by {entry}").format(entry=undone_by)
    return _("undoes {entry}").format(entry=undoes) if undoes else ""


@new_command(
    "show",
    N_("Show one entry: its files, sheets, counts and hash."),
    example="zhunru journal show 12",
)
@click.argument("entry", type=int)
@with_desk
def show(desk: Desk, entry: int) -> None:
    """The entry is shown."""
    from registry import journal
    from registry.sheets import kinds
    from registry.table_words import table_label

    line = journal.line(desk.register, entry)
    click.echo(
        _("Entry {entry}: {action}, {at}, by {by}").format(
            entry=line.id, action=line.action, at=line.at, by=line.by
        )
    )
    if line.why:
        click.echo(_("Why: {why}").format(why=line.why))
    if _state(line):
        click.echo(_state(line))
    query = desk.register.query
    for name, sha256, size in query(
        "SELECT name, sha256, bytes FROM source WHERE entry_id = ? ORDER BY id", (entry,)
    ):
        click.echo(
            _("File: {name} ({size} bytes, SHA-256 {sha256})").format(
                name=name, size=f"{size:,}", sha256=sha256
            )
        )
    for name, kind, row in query(
        "SELECT name, kind, header_row FROM sheet WHERE entry_id = ? ORDER BY id", (entry,)
    ):
        sentence = _("Sheet: {name}, {kind}, header in row {row}")
        label = kinds()[kind].label if kind in kinds() else kind
        click.echo(sentence.format(name=name or "—", kind=label, row=row))
    for table, act, rows in query(
        "SELECT table_name, act, SUM(rows) FROM block WHERE entry_id = ? GROUP BY table_name, act ORDER BY 1, 2",
        (entry,),
    ):
        done = (
            _("{rows} facts added to {table}")
            if act == "added"
            else _("{rows} facts of {table} ended")
        )
        click.echo("  " + done.format(rows=rows, table=table_label(table)))
    previous, link = query("SELECT previous, hash FROM chain WHERE entry_id = ?", (entry,))[0]
    click.echo(_("Hash: {hash}").format(hash=link))
    click.echo(_("Hash before: {hash}").format(hash=previous))


@new_command(
    "undo",
    N_("Undo one entry by a new one; nothing is erased."),
    example='zhunru journal undo 12 --why "重复报送"',
)
@click.argument("entry", type=int)
@why
@dry_run
@with_desk
def undo(desk: Desk, entry: int, why: str | None, dry_run: bool) -> None:
    """The entry is undone."""
    from registry.backups import BEFORE_UNDO, back_up
    from registry.undoing import undo as undo_entry

    if not dry_run:
        back_up(desk.register, BEFORE_UNDO)
    number = undo_entry(
        desk.register, entry, desk.act("undo", why), dry_run=dry_run, on_wait=desk.waiting
    )
    done = (
        _("Entry {entry} would be undone; nothing was written.")
        if dry_run
        else _("Entry {entry} is undone (entry {number}).")
    )
    click.echo(done.format(entry=entry, number=number))


@new_command(
    "verify",
    N_("Recompute the chain and name the first place that differs."),
    example="zhunru journal verify\nzhunru journal verify --seal 134-3f9a-01bc-2d4e-5f60-7182-93a4-b5c6-d7e8",
)
@option(
    "--seal",
    metavar="SEAL",
    help=N_(
        "Whether the register still is what was sealed: the seal as it stands on the signed page."
    ),
)
@with_desk
def verify(desk: Desk, seal: str | None) -> None:
    """The register is as it was written, or the first difference is named and the exit code is 3."""
    from registry import chain, journal, sealing, shape
    from registry.language import sentences

    register = desk.register_as_found
    differences = [shape.sentence(one) for one in shape.altered(register.connection)]
    changed = [_("{what}.").format(what=what) for what in differences[:SHOWN]]
    if differences and shape.unreadable(register.connection):
        raise CheckSaidNo(sentences(*changed, _(REMEDY)))
    breach = sealing.breach(register, seal) if seal is not None else ""
    if breach:
        raise CheckSaidNo(sentences(breach, *changed))
    found = journal.verify(register)
    if found is None and not changed:
        count = len(journal.lines(register))
        head = chain.head(register.connection)
        click.echo(
            _("All {count} entries are as they were written. Hash: {head}").format(
                count=count, head=head
            )
        )
        if seal is not None:
            click.echo(_("The register holds what was sealed."))
        return
    broken = [found.sentence()] if found else []
    raise CheckSaidNo(sentences(*broken, *changed, _(REMEDY)))
