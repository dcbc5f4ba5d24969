"""The demonstration of the rectification ledger: what is barred is handed to its units, and some of it put right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from catalog.audit import BARRED
from registry.journal import Act
from registry.language import _, speaking
from registry.rectifying import DONE, Task, write
from registry.store import Register
from reports.rectification import Ledger
from reports.scope import scope

Tell = Callable[[str], None]

HANDED_OVER, CLOSED = "2026-03-02", "2026-04-20"
DEADLINES = ("2026-06-30", "2026-12-31")
EVERY = 3
"""Of so many problems one is put right."""


def show_ledger(register: Register, today: date, by: str, tell: Tell) -> None:
    """What a list bars is handed over, half of it sooner; every third is put right, and it is told how it stands."""
    with speaking("zh"):
        ledger = Ledger(scope(register, today), HANDED_OVER)
        given = [
            Task(
                line.code,
                line.unit,
                line.what,
                "停止使用或取消",
                HANDED_OVER,
                DEADLINES[number % len(DEADLINES)],
            )
            for number, line in enumerate(ledger.lines)
            if line.rule == BARRED.code
        ]
        write(register, Act(by, "rectify assign"), given)
        right = [
            replace(task, state=DONE, closed_on=CLOSED, result="已停止使用")
            for task in given[::EVERY]
        ]
        write(register, Act(by, "rectify close"), right)
    tell(
        _("12. What a list bars is handed to its units: {command}").format(
            command=f"zhunru --db {register.path} rectify assign --rule {BARRED.code} --deadline {DEADLINES[0]}"
        )
    )
    tell(
        _("   {given} problems handed over, {right} put right; see: {command}").format(
            given=len(given),
            right=len(right),
            command=f"zhunru --db {register.path} rectify list --standing overdue",
        )
    )
