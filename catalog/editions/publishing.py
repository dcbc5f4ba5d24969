"""What is published: the lines of an edition that stand on a day, what decisions added, and what is to be bought."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from catalog.editions import OPEN, Edition, Line, editions, in_force, lines
from catalog.editions.bridge import retirements
from registry.errors import BadUsage
from registry.language import _
from registry.store import Register


@dataclass(frozen=True, slots=True)
class Admitted:
    """A duty that a decision added to the catalogue."""

    code: str
    name: str
    duty_class: str | None
    kind: str
    department: str
    basis: str | None
    part: str | None
    community: str | None
    place: str | None
    document_number: str
    valid_from: str | None
    valid_to: str | None
    reason: str | None
    money_standard: str | None


@dataclass(frozen=True, slots=True)
class ToBuy:
    """A service that is bought instead of being asked of communities, and what put it on the list.

    *reason* is the one recorded, if any; *listed_by* the edition or document that lists it; *left* the edition that it
    left for that, if it did.
    """

    code: str
    name: str
    duty_class: str | None
    department: str | None
    reason: str | None
    money_standard: str | None
    basis: str | None
    listed_by: str
    left: str | None


def edition_in_force(register: Register, day: str) -> Edition:
    """The newest edition for all communities of the register on *day*, else the only one that is in force."""
    found = in_force(register, day)
    wide = [edition for edition in found if not edition.place and edition.type == "all"]
    if wide or len(found) == 1:
        return (wide or found)[0]
    if found:
        raise BadUsage(
            _("Several editions are in force: {editions}. Say which with --edition.").format(
                editions=_(", ").join(edition.code for edition in found)
            )
        )
    raise BadUsage(
        _("No edition is in force on {day}. Say which one with --edition.").format(day=day)
    )


def standing(register: Register, edition: Edition, day: str) -> list[Line]:
    """The lines of the edition in the order of their classes, without those that left it before *day*."""
    last = min(day, edition.valid_to or OPEN)
    found = [
        line
        for line in lines(register, edition.code)
        if not line.valid_to or line.valid_to > last or line.valid_to == edition.valid_to
    ]
    order = {name: at for at, name in enumerate(dict.fromkeys(line.duty_class for line in found))}
    return sorted(found, key=lambda line: (order[line.duty_class], line.code))


def admitted_since(register: Register, edition: Edition, day: str) -> list[Admitted]:
    """What decisions in force on *day* added and the edition does not list itself; exemptions are not a part of it."""
    if edition.unit != "community" or not edition.holds_on(day):
        return []
    listed = {name for line in lines(register, edition.code) for name in (line.code, line.name)}
    rows = register.query(
        "SELECT admission.code, admission.name, admission.class, admission.kind, admission.department, "
        "admission.basis, admission.part, admission.community, admission.place, admission.document_number, "
        "admission.valid_from, admission.valid_to, request.reason, request.money_standard "
        "FROM admission LEFT JOIN request ON request.code = admission.request AND request.until_entry IS NULL "
        "WHERE admission.until_entry IS NULL AND admission.exempt = 0 "
        "AND COALESCE(admission.valid_from, '') <= :day AND COALESCE(admission.valid_to, '9999') > :day "
        "ORDER BY admission.code, admission.id",
        {"day": day},
    )
    found = [Admitted(*row) for row in rows]
    return [each for each in found if each.code not in listed and each.name not in listed]


def to_buy(register: Register, edition: Edition, day: str) -> list[ToBuy]:
    """What the edition or a decision lists as purchasable, then what left the edition before it to be bought."""
    return [
        *_listed_to_buy(register, edition, day),
        *(
            ToBuy(
                each.code,
                each.name,
                each.duty_class,
                each.department,
                each.reason,
                each.money_standard,
                each.basis,
                each.document_number,
                None,
            )
            for each in admitted_since(register, edition, day)
            if each.kind == "purchasable"
        ),
        *_left_to_be_bought(register, edition, day),
    ]


def _listed_to_buy(register: Register, edition: Edition, day: str) -> Iterator[ToBuy]:
    earlier = edition_before(register, edition)
    recorded = retirements(register, earlier.code) if earlier else {}
    by = edition.document_number or edition.code
    for line in standing(register, edition, day):
        if line.kind == "purchasable":
            left = recorded.get(line.code)
            note = left.note if left and left.cause == "bought" else None
            yield _bought(line, note, by, None)


def _left_to_be_bought(register: Register, edition: Edition, day: str) -> Iterator[ToBuy]:
    """What left the edition before, or by *day* the edition itself, to be bought."""
    listed = {line.name for line in standing(register, edition, day)}
    for left_from in (edition_before(register, edition), edition):
        if left_from is None:
            continue
        recorded = retirements(register, left_from.code)
        for line in lines(register, left_from.code):
            left = recorded.get(line.code)
            if left and left.cause == "bought" and line.name not in listed:
                by = left.document_number or edition.document_number or edition.code
                yield _bought(line, left.note, by, left_from.code)


def _bought(line: Line, reason: str | None, by: str, left: str | None) -> ToBuy:
    return ToBuy(
        line.code,
        line.name,
        line.duty_class,
        line.department,
        reason,
        line.money_standard,
        line.basis,
        by,
        left,
    )


def edition_before(register: Register, edition: Edition) -> Edition | None:
    """The edition for the same communities that held before."""
    same = [each for each in editions(register) if each.scope == edition.scope and each.described]
    at = next((at for at, each in enumerate(same) if each.code == edition.code), 0)
    return same[at - 1] if at else None
