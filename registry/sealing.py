"""Seals: the state of a register on one line, to be printed, signed and kept elsewhere.

A seal names the last entry and the first 128 bits of its hash, which covers every entry and fact before it. Typed back
later it tells whether the register was cut off, or rewritten as a whole, since.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from registry import chain
from registry.errors import BadUsage
from registry.journal import FACT_TABLES
from registry.language import _
from registry.store import Register

DIGITS = 32
"""Hexadecimal digits of a hash that a seal bears: 128 bits."""

GROUP = 4

_CODE = re.compile(r"^\s*(\d+)\s*[-: ]\s*([0-9a-fA-F][0-9a-fA-F\s-]*)$")


@dataclass(frozen=True, slots=True)
class Seal:
    """The state after *entry*: its hash, when it was written (UTC), the live facts by table, the fen paid in all."""

    entry: int
    hash: str
    at: str
    facts: dict[str, int]
    paid: int

    @property
    def code(self) -> str:
        """What is typed back: the entry and the hash in groups of four."""
        digits = self.hash[:DIGITS]
        groups = (digits[start : start + GROUP] for start in range(0, DIGITS, GROUP))
        return "-".join((str(self.entry), *groups))


def seal(register: Register) -> Seal:
    """The seal of the register as it is."""
    entry, at = register.query("SELECT id, at FROM entry ORDER BY id DESC LIMIT 1")[0]
    facts = {
        table: int(register.query(f"SELECT COUNT(*) FROM {table} WHERE until_entry IS NULL")[0][0])
        for table in FACT_TABLES
    }
    paid = register.query("SELECT COALESCE(SUM(amount), 0) FROM payment WHERE until_entry IS NULL")
    return Seal(entry, chain.head(register.connection), at, facts, int(paid[0][0]))


def breach(register: Register, code: str) -> str:
    """What speaks against the register being what was sealed with *code*; empty if nothing does.

    Raises BadUsage where the code is none. That the chain holds is another question: see ``journal.verify``.
    """
    parsed = _CODE.match(code)
    digits = re.sub(r"[\s-]", "", parsed[2]).lower() if parsed else ""
    if parsed is None or len(digits) != DIGITS:
        raise BadUsage(
            _(
                "“{code}” is no seal. It is the number of an entry and {digits} digits in groups of {group}, as 134-3f9a-01bc-…"
            ).format(code=code, digits=DIGITS, group=GROUP)
        )
    entry = int(parsed[1])
    rows = register.query("SELECT hash FROM chain WHERE entry_id = ?", (entry,))
    if not rows:
        last = register.query("SELECT COALESCE(MAX(id), 0) FROM entry")[0][0]
        return _(
            "The register ends with entry {last}; entry {entry}, which was sealed, is no longer there: it was cut off."
        ).format(last=last, entry=entry)
    if not str(rows[0][0]).startswith(digits):
        return _(
            "Entry {entry} is not what was sealed: the register was written anew since, up to that entry or before it. "
            "Or the seal was mistyped: compare it digit by digit."
        ).format(entry=entry)
    return ""
