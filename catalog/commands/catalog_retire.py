"""``zhunru catalog retire``."""

from __future__ import annotations

import click

from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.command import dry_run, option, why
from registry.desk import Desk
from registry.language import N_, _


@new_command(
    "retire",
    N_(
        "Record why a duty left an edition: no_basis, taken_back, bought, merged, transferred, expired or duplicate, or "
        "in Chinese 无依据, 部门收回, 转为购买服务, 合并, 划转, 到期, 重复. With --date its line ends on that day."
    ),
    example="zhunru catalog retire ZR-017 --edition 2024版 --cause 合并 --into ZR-016\n"
    "zhunru catalog retire 居民健康档案摸底 --cause 部门收回 --date 2026-07-01 --document 示社工发〔2026〕8号",
)
@click.argument("duty")
@option("--edition", metavar="EDITION", help=N_("The edition that it left."))
@option("--cause", required=True, metavar="CAUSE", help=N_("Why it left."))
@option(
    "--into",
    metavar="TEXT",
    help=N_("Merged: code or name of the duty that it is now part of. Transferred: who took it."),
)
@option("--document", "document_number", metavar="TEXT", help=N_("Number of the document."))
@option("--date", metavar="DATE", help=N_("The first day on which it no longer holds."))
@option("--note", metavar="TEXT", help=N_("A remark."))
@why
@dry_run
@with_desk
def command(
    desk: Desk,
    duty: str,
    edition: str | None,
    cause: str,
    into: str | None,
    document_number: str | None,
    date: str | None,
    note: str | None,
    why: str | None,
    dry_run: bool,
) -> None:
    """The duty has left the edition, with its cause."""
    from catalog.editions.bridge import cause_label
    from catalog.editions.retiring import Leaving, retire

    said = Leaving(duty, cause, edition, into, document_number, date, note)
    left = retire(desk.register, desk.act("catalog retire", why), said, dry_run=dry_run)
    if left.entry is None:
        sentence = _("That {code} {name} left {edition} is recorded already; nothing was added.")
    elif dry_run:
        sentence = _(
            "{code} {name} would leave {edition}: {cause} (entry {entry}); nothing was written."
        )
    else:
        sentence = _("{code} {name} has left {edition}: {cause} (entry {entry}).")
    reason = cause_label(left.retirement.cause)
    if left.retirement.goes_to:
        reason = _("{cause}, to {into}").format(cause=reason, into=left.retirement.goes_to)
    click.echo(
        sentence.format(
            code=left.line.code,
            name=left.line.name,
            edition=left.line.edition,
            cause=reason,
            entry=left.entry,
        )
    )
