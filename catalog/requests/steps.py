"""The steps that a request takes without a decision: returned, under review, withdrawn, published, expired; and waivers."""

from __future__ import annotations

from collections.abc import Callable

from catalog.requests import OPEN, Move, State, current_state, request, require
from catalog.requests.facts import add_move, add_waiver
from catalog.requests.waivers import Waiver
from registry import periods
from registry.errors import BadUsage
from registry.findings import RULES
from registry.journal import Act, Entry
from registry.language import _
from registry.store import Register


def step(
    register: Register,
    act: Act,
    move: Move,
    *,
    dry_run: bool = False,
    on_wait: Callable[[], None] | None = None,
) -> int:
    """The request has taken the step; the number of the entry.

    The state is read within the transaction: of two people who act at once the second is told what the first did.
    """
    periods.day(move.date)
    with register.transaction(dry_run=dry_run, on_wait=on_wait):
        asked = request(register, move.request)
        code = asked.code
        require(code, current_state(register, code), move.state)
        if move.date < asked.date:
            raise BadUsage(
                _("Request {code} was filed on {filed}; no step of it can be of {day}.").format(
                    code=code, filed=asked.date, day=move.date
                )
            )
        if move.state in (State.RETURNED, State.WITHDRAWN) and not move.note:
            raise BadUsage(_("Say why, with --note: the applicant will ask."))
        entry = Entry(register.connection, act)
        add_move(entry, move)
        entry.close()
        return entry.id


def waive(
    register: Register,
    act: Act,
    waiver: Waiver,
    *,
    dry_run: bool = False,
    on_wait: Callable[[], None] | None = None,
) -> int:
    """The check is waived for the request; the number of the entry. It counts only where the check fails."""
    from catalog.rules import checks  # noqa: PLC0415  (so that all rules are known)

    checks()
    periods.day(waiver.date)
    if waiver.rule not in RULES:
        raise BadUsage(
            _(
                "There is no check “{code}”. Its code stands beside each finding of: zhunru vet {request}"
            ).format(code=waiver.rule, request=waiver.request)
        )
    if waiver.until is not None and periods.day(waiver.until).isoformat() <= waiver.date:
        raise BadUsage(
            _("A waiver that begins on {date} cannot end on {until}.").format(
                date=waiver.date, until=waiver.until
            )
        )
    with register.transaction(dry_run=dry_run, on_wait=on_wait):
        code = request(register, waiver.request).code
        state = current_state(register, code)
        if state not in OPEN:
            raise BadUsage(
                _("Request {code} is {state}; a waiver comes before the decision.").format(
                    code=code, state=state.label
                )
            )
        entry = Entry(register.connection, act)
        add_waiver(entry, waiver)
        entry.close()
        return entry.id
