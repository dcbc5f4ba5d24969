"""The facts of the gate as the journal takes them: moves, verdicts, waivers, admissions and money due, one at a time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from catalog.requests import Move
from catalog.requests.waivers import Waiver
from registry.intake.personal import refuse_personal_data
from registry.keys import key_of

if TYPE_CHECKING:
    from registry.journal import Entry

SEPARATOR = "\x1f"


def add_fact(
    entry: Entry, table: str, identity: tuple[Any, ...], columns: Mapping[str, Any]
) -> None:
    """One fact is added to *table*; *identity* is what makes it the same fact."""
    text = SEPARATOR.join(["" if part is None else str(part) for part in (table, *identity)])
    facts = {name: [value] for name, value in columns.items() if value is not None}
    if table != "verdict":
        refuse_personal_data(value for value in columns.values() if isinstance(value, str))
    entry.add(table, {"key": [key_of(text)], **facts})


def add_move(entry: Entry, move: Move) -> None:
    """The step is taken."""
    columns = {
        "request": move.request,
        "state": move.state.value,
        "date": move.date,
        "body": move.body,
        "level": move.level,
        "document_number": move.document_number,
        "note": move.note,
        "verdict": move.verdict,
    }
    add_fact(entry, "move", (move.request, move.state, entry.id), columns)


def add_waiver(entry: Entry, waiver: Waiver) -> None:
    """The failed check is waived."""
    columns = {
        "request": waiver.request,
        "rule": waiver.rule,
        "waived_by": waiver.by,
        "reason": waiver.reason,
        "date": waiver.date,
        "until": waiver.until,
    }
    add_fact(entry, "waiver", (waiver.request, waiver.rule, entry.id), columns)
