"""The rectification ledger (整改台账): problems handed to units, and what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, astuple, dataclass, replace
from difflib import get_close_matches

from registry.errors import BadUsage, UnknownName
from registry.intake.personal import refuse_personal_data
from registry.journal import Act, writing
from registry.keys import row_keys
from registry.language import _
from registry.sheets import kind_of
from registry.store import EVERYTHING, Register

OPEN, DONE, LASTING = "open", "done", "lasting"
OVERDUE = "overdue"
"""Still open after its deadline; not stored, it follows from the day."""


@dataclass(frozen=True, slots=True)
class Task:
    """A problem that a unit is to put right; days are ISO, what is not stated is None."""

    code: str
    unit: str
    what: str
    target: str | None = None
    assigned_on: str | None = None
    deadline: str | None = None
    state: str | None = OPEN
    closed_on: str | None = None
    result: str | None = None

    def standing(self, day: str) -> str:
        """Its state on a day: open, overdue, done or lasting; a ledger that states none means open."""
        if self.state in (DONE, LASTING):
            return str(self.state)
        return OVERDUE if self.deadline and self.deadline < day else OPEN


COLUMNS = tuple(Task.__dataclass_fields__)


def tasks(register: Register, known: int = EVERYTHING) -> list[Task]:
    """The ledger as entries up to *known* have it, in the order in which problems were handed over."""
    rows = register.query(
        f"SELECT {', '.join(COLUMNS)} FROM rectification "
        "WHERE entry_id <= ? AND (until_entry IS NULL OR until_entry > ?) "
        "ORDER BY COALESCE(assigned_on, ''), code",
        (known, known),
    )
    return [Task(*row) for row in rows]


def write(register: Register, act: Act, given: Sequence[Task], *, dry_run: bool = False) -> int:
    """The ledger holds *given*, in place of what it held of the same problems; the number of the entry."""
    refuse_personal_data(text for task in given for text in astuple(task))
    columns = {name: [asdict(task)[name] for task in given] for name in COLUMNS}
    keys = row_keys(kind_of("rectification"), columns, len(given))
    marks = ", ".join("?" for _key in keys)
    with writing(register, act, dry_run=dry_run) as entry:
        rows = register.query(
            f"SELECT id FROM rectification WHERE until_entry IS NULL AND key IN ({marks})",
            tuple(keys),
        )
        if rows:
            entry.end("rectification", [row[0] for row in rows])
        entry.add("rectification", {"key": keys, **columns})
    return entry.id


def closed(register: Register, code: str, day: str, result: str | None, state: str) -> Task:
    """The task of that code as it is once it is closed on *day*; raises where there is none, or it is closed."""
    held = {task.code: task for task in tasks(register)}
    if code not in held:
        raise UnknownName(_("problem"), code, get_close_matches(code, held, n=3, cutoff=0.6))
    task = held[code]
    if task.state in (DONE, LASTING):
        raise BadUsage(
            _(
                "{code} is closed already, on {day}. To open it again: zhunru rectify assign {code}"
            ).format(code=code, day=task.closed_on or _("a day not stated"))
        )
    if task.assigned_on and day < task.assigned_on:
        raise BadUsage(
            _(
                "{code} was handed over on {assigned}; it cannot be put right on {day} before that."
            ).format(code=code, assigned=task.assigned_on, day=day)
        )
    return replace(task, state=state, closed_on=day, result=result)
