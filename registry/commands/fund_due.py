"""``zhunru fund due``."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.command import option
from registry.commands.shared_options import moment_of, moment_options, narrowing_options
from registry.desk import Desk
from registry.language import N_, _, sentences
from registry.listing import Listing, listing_options, print_listing

if TYPE_CHECKING:
    from registry.funding.book import Book
    from registry.funding.dues import Due

COLUMNS = (
    "year",
    "code",
    "duty",
    "debtor",
    "scope",
    "amount",
    "due_on",
    "ground",
    "source",
    "note",
)


@new_command(
    "due",
    N_(
        "What is due: by decisions, by money standards (zhunru template rate), and by promises that came with push-downs, "
        "each with its source. For one duty, year and payer a decision goes before a standard and a standard before a "
        "promise."
    ),
    example="zhunru fund due --year 2026\nzhunru fund due --department 市民政局 --community 青松社区 -o 应拨经费.csv",
)
@narrowing_options
@option("--community", metavar="NAME", help=N_("Only this community, and what is due to it."))
@moment_options
@listing_options
@with_desk
def command(
    desk: Desk,
    duty: str | None,
    department: str | None,
    year: int | None,
    community: str | None,
    as_of: str | None,
    known_on: str | None,
    format_: str | None,
    output: Path | None,
) -> None:
    """What is due is listed, with its sum."""
    from registry.errors import UnknownName
    from registry.funding.asking import department_named, duty_named, holder_named
    from registry.funding.dues import amount_of

    moment = moment_of(desk, as_of, known_on)
    book = moment.book(desk.register)
    wanted = duty_named(book, duty) if duty else None
    debtor = department_named(book.names, department) if department else None
    home = holder_named(book.names, community) if community else None
    if home and home.kind != "community":
        raise UnknownName(_("community"), str(community), [])
    dues = [
        due
        for due in book.dues
        if wanted in (None, due.duty)
        and year in (None, due.year)
        and (debtor is None or due.debtor == debtor)
    ]
    if home:
        dues = list(_for_community(book, dues, home.code))
    rows = _rows(book, dues)
    closing = sentences(
        _("{count} dues, {amount} in all.").format(count=len(dues), amount=amount_of(dues)),
        _("{unknown} of them cannot be worked out.").format(
            unknown=sum(1 for due in dues if due.amount is None)
        )
        if any(due.amount is None for due in dues)
        else "",
    )
    listing = Listing(COLUMNS, _labels(), rows, closing, frozenset({"amount"}))
    print_listing(listing, format_, output)


def _for_community(book: Book, dues: list[Due], code: str) -> Iterable[Due]:
    """What is due to one community: its own, and its equal part of what is due to a whole place."""
    from dataclasses import replace

    from registry.quantities import apportioned

    for due in dues:
        if due.community is not None:
            if due.community == code:
                yield due
            continue
        members = book.members.get(due.place or book.names.city or "", ())
        if code in members and due.amount is not None:
            part = apportioned(due.amount, [1] * len(members))[members.index(code)]
            yield replace(due, community=code, amount=part)


def _labels() -> tuple[str, ...]:
    return (
        _("year"),
        _("code"),
        _("duty"),
        _("who owes"),
        _("for whom"),
        _("amount (yuan)"),
        _("due by"),
        _("ground"),
        _("source"),
        _("remarks"),
    )


def _rows(book: Book, dues: list[Due]) -> list[tuple[str | int | None, ...]]:
    """A row for each due; those that differ by their community alone are one row, with how many communities."""
    from registry.funding.dues import amount_of
    from registry.funding.holders import Holder, name_of

    alike: dict[tuple[object, ...], list[Due]] = {}
    for due in dues:
        key = (due.duty, due.year, due.debtor, due.place, due.day, due.ground, due.source)
        alike.setdefault(key, []).append(due)
    rows = []
    for some in alike.values():
        one = some[0]
        communities = {due.community for due in some}
        if len(communities) > 1:
            scope = _("{count} communities").format(count=len(communities))
        elif one.community:
            scope = name_of(Holder("community", one.community), book.names)
        else:
            scope = book.names.full_name("place", one.place) if one.place else _("everywhere")
        amount = amount_of(some)
        rows.append(
            (
                one.year,
                one.duty,
                book.duties.name(one.duty),
                name_of(one.debtor, book.names),
                scope,
                None if amount.value is None else int(amount.value),
                one.day,
                one.ground.label,
                one.source,
                _note(some) or None,
            )
        )
    return sorted(
        rows, key=lambda row: (row[0], str(row[1]), str(row[3]), str(row[6]), str(row[8]))
    )


def _note(dues: list[Due]) -> str:
    """Whether it is a floor, about, or partly unknown."""
    unknown = sum(1 for due in dues if due.amount is None)
    notes = [
        _("at least") if any(due.floor for due in dues) else "",
        _("about") if any(due.about for due in dues) else "",
        _("unknown for {count}").format(count=unknown) if unknown else "",
    ]
    return _(", ").join(note for note in notes if note)
