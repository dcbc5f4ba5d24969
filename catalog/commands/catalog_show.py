"""``zhunru catalog show``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.command import option, text_or_json, width
from registry.desk import Desk
from registry.language import N_, _
from registry.listing import Listing, print_listing
from registry.periods import iso

if TYPE_CHECKING:
    from catalog.editions.dossier import Dossier
    from registry.names import Directory


@new_command(
    "show",
    N_(
        "Show everything known of one duty, by code, name or another name: its line in every edition, what it is on a "
        "day, why it left, what was decided, how often it was pushed down or declined, and the money due."
    ),
    example="zhunru catalog show ZR-017\nzhunru catalog show 养老服务摸底 --on 2026-03-01",
)
@click.argument("duty")
@option("--on", "day", metavar="DATE", help=N_("As it holds on that day; today by default."))
@text_or_json
@with_desk
def command(desk: Desk, duty: str, day: str | None, format_: str) -> None:
    """The duty is shown."""
    from catalog.editions.dossier import dossier
    from registry.names import Directory

    found = dossier(desk.register, duty, iso(day) or desk.today().isoformat())
    if format_ == "json":
        click.echo(json.dumps(_as_json(found), ensure_ascii=False, indent=1))
        return
    names = Directory(desk.register)
    click.echo(_(", ").join(found.codes) + "  " + _(", ").join(found.names))
    facts = list(_facts(found, names))
    room = max(width(label) for label, _text in facts)
    for label, text in facts:
        click.echo(f"  {label}{' ' * (room - width(label))}  {text}")
    if found.standing:
        click.echo()
        print_listing(_lines(found, names), None, None)


def _facts(found: Dossier, names: Directory) -> Iterator[tuple[str, str]]:
    """What is known besides the lines, each with its label."""
    from catalog.editions.bridge import cause_label
    from catalog.editions.finding import state_label, where_in_words
    from registry.quantities import Amount, Unit

    state = (
        _("{state}, by {what}") if found.state in ("permitted", "purchase", "barred") else "{state}"
    )
    what = _(", ").join(found.resting_on)
    yield (
        _("on {day}").format(day=found.day),
        state.format(state=state_label(found.state), what=what),
    )
    if found.aliases:
        yield _("other names"), _(", ").join(found.aliases)
    for left in found.retirements:
        yield (
            _("left {edition}").format(edition=left.edition),
            _told(
                cause_label(left.cause), left.goes_to, left.document_number, left.date, left.note
            ),
        )
    for each in found.admissions:
        where = where_in_words(names, each.community, each.place)
        yield (
            _("admitted by decision"),
            _told(
                each.request,
                each.document_number,
                each.body,
                _("exempt from admission") if each.exempt else None,
                _("for {place}").format(place=where) if where else None,
                _span(each.valid_from, each.valid_to),
                state_label(each.state),
            ),
        )
    if found.pushed:
        yield (
            _("push-downs"),
            _("{count}, from {first} to {last}").format(
                count=f"{found.pushed:,}", first=found.first_pushed, last=found.last_pushed
            ),
        )
    else:
        yield _("push-downs"), _("none recorded")
    yield _("demands declined"), f"{found.declined:,}" if found.declined else _("none recorded")
    due = Amount(found.due, Unit.FEN, found.due_known, max(found.due_of, 1))
    yield _("money due"), str(due) if found.due_of else _("none recorded")


def _told(*parts: str | None) -> str:
    return _(", ").join(part for part in parts if part)


def _span(starts: str | None, ends: str | None) -> str:
    if ends:
        return _("from {starts} to {ends}").format(starts=starts or "—", ends=ends)
    return _("from {starts} on").format(starts=starts) if starts else ""


def _lines(found: Dossier, names: Directory) -> Listing:
    from registry.sheets import kinds

    described = kinds()["duty"].by_name
    columns: tuple[str, ...] = ("edition", "code", "name", "class", "kind", "department")
    columns += ("valid_from", "valid_to", "money_standard", "part", "basis")
    rows = [
        (
            each.edition.code,
            each.line.code,
            each.line.name,
            each.line.duty_class,
            described["kind"].choice_label(each.line.kind),
            names.departments.get(each.line.department or "", each.line.department),
            each.starts,
            each.ends,
            each.line.money_standard,
            each.line.part,
            each.line.basis,
        )
        for each in found.standing
    ]
    return Listing(columns, tuple(described[name].label for name in columns), rows)


def _as_json(found: Dossier) -> dict[str, Any]:
    """The dossier with stable names; money in fen."""
    return {
        "duty": found.wording,
        "as_of": found.day,
        "state": found.state,
        "by": list(found.resting_on),
        "codes": list(found.codes),
        "names": list(found.names),
        "aliases": list(found.aliases),
        "lines": [
            {
                "edition": each.edition.code,
                "code": each.line.code,
                "name": each.line.name,
                "class": each.line.duty_class,
                "kind": each.line.kind,
                "department": each.line.department,
                "basis": each.line.basis,
                "part": each.line.part,
                "money_standard": each.line.money_standard,
                "state": each.state,
                "valid_from": each.starts,
                "valid_to": each.ends,
            }
            for each in found.standing
        ],
        "retirements": [
            {
                "edition": each.edition,
                "code": each.code,
                "cause": each.cause,
                "into": each.goes_to,
                "document_number": each.document_number,
                "date": each.date,
                "note": each.note,
            }
            for each in found.retirements
        ],
        "admissions": [
            {
                "request": each.request,
                "code": each.code,
                "name": each.name,
                "department": each.department,
                "community": each.community,
                "place": each.place,
                "body": each.body,
                "document_number": each.document_number,
                "conditions": each.conditions,
                "exempt": bool(each.exempt),
                "review_on": each.review_on,
                "state": each.state,
                "valid_from": each.valid_from,
                "valid_to": each.valid_to,
            }
            for each in found.admissions
        ],
        "pushdowns": {
            "count": found.pushed,
            "first": found.first_pushed,
            "last": found.last_pushed,
        },
        "declined": found.declined,
        "due": {"amount": found.due, "known": found.due_known, "of": found.due_of},
    }
