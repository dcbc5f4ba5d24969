"""A bare ``zhunru``: the state of the register and what to do next."""

from __future__ import annotations

import click

from registry.desk import Desk
from registry.language import N_, _

TABLES = (
    ("community", N_("communities")),
    ("department", N_("departments")),
    ("duty", N_("duties in the catalogue, all editions")),
    ("pushdown", N_("push-downs")),
    ("payment", N_("payments")),
    ("burden", N_("signboards, ledgers and other burdens")),
)


def show_state(desk: Desk) -> None:
    """What the register holds and the next useful command are on stdout."""
    if not desk.db.exists():
        click.echo(_("There is no register here yet ({path}).").format(path=desk.db))
        click.echo(_("Make one:        zhunru init --place NAME"))
        click.echo(_("Or try first:    zhunru demo"))
        click.echo(_("All commands:    zhunru --help"))
        return
    query = desk.register.query
    place = query(
        "SELECT name FROM place WHERE level = 'city' AND until_entry IS NULL ORDER BY id LIMIT 1"
    )
    click.echo(
        _("Register of {place}: {path}").format(place=place[0][0] if place else "?", path=desk.db)
    )
    counts = {}
    for table, label in TABLES:
        counts[table] = query(f"SELECT COUNT(*) FROM {table} WHERE until_entry IS NULL")[0][0]
        click.echo(f"  {counts[table]:>10,}  {_(label)}")
    waiting = query(_WAITING)[0][0]
    if waiting:
        click.echo(f"  {waiting:>10,}  {_('requests that await their decision')}")
    last = query("SELECT id, at, by, action FROM entry ORDER BY id DESC LIMIT 1")
    if last:
        sentence = _("Last entry: {entry}, {at}, {by}, {action}")
        click.echo(
            sentence.format(entry=last[0][0], at=last[0][1], by=last[0][2], action=last[0][3])
        )
    click.echo(_("Next: {command}").format(command=_next(counts, waiting)))
    if waiting or query("SELECT 1 FROM admission WHERE until_entry IS NULL LIMIT 1"):
        click.echo(_("What is due when: zhunru clock"))
    if counts["payment"]:
        click.echo(_("Where the money stops: zhunru report funding"))


_WAITING = """
    SELECT COUNT(*)
    FROM request
    WHERE until_entry IS NULL
        AND COALESCE(
            (
                SELECT state
                FROM move
                WHERE move.request = request.code AND move.until_entry IS NULL
                ORDER BY move.id DESC
                LIMIT 1
            ),
            'filed'
        ) IN ('filed', 'returned', 'under_review')
"""
"""Filed requests that nobody has decided or taken back."""


def _next(counts: dict[str, int], waiting: int) -> str:
    if not counts["community"]:
        return _("zhunru import FOLDER (communities and departments first, or all together)")
    if not counts["duty"]:
        return _("zhunru template duty -o 准入目录.xlsx (fill in the catalogue, then import it)")
    if waiting:
        return _("zhunru vet --all (what stands against each request)")
    return _("zhunru report burden -o 负担报告.html")
