"""Which duty a wording means: by code or exact name only; anything else is a suggestion, never a match."""

from __future__ import annotations

from dataclasses import dataclass

from registry.store import Register


def holds(starts: str | None, ends: str | None, day: str) -> bool:
    """Whether a span that begins on *starts* and ends before *ends* has *day* in it; None is open."""
    return (starts or "") <= day < (ends or "9999")


@dataclass(frozen=True, slots=True)
class Duty:
    """A line of an edition, as the catalogue is asked for it."""

    edition: str
    code: str
    name: str
    kind: str | None
    department: str | None
    basis: str | None
    part: str | None
    starts: str | None
    ends: str | None
    duty_class: str | None

    def holds_on(self, day: str) -> bool:
        """Whether it is in force on *day*."""
        return holds(self.starts, self.ends, day)


def duties(register: Register, known: int | None = None) -> list[Duty]:
    """All live duties with the span in which they and their edition hold, newest edition first."""
    rows = register.query(
        """
        SELECT duty.edition, duty.code, duty.name, duty.kind, duty.department, duty.basis, duty.part,
               MAX(COALESCE(duty.valid_from, ''), COALESCE(edition.valid_from, '')),
               MIN(COALESCE(duty.valid_to, '9999'), COALESCE(edition.valid_to, '9999')),
               duty.class
        FROM duty
        LEFT JOIN edition ON edition.code = duty.edition
            AND edition.entry_id <= :known AND (edition.until_entry IS NULL OR edition.until_entry > :known)
        WHERE duty.entry_id <= :known AND (duty.until_entry IS NULL OR duty.until_entry > :known)
        ORDER BY 8 DESC, duty.edition, duty.code
        """,
        {"known": known if known is not None else 2**62},
    )
    return [
        Duty(
            edition=row[0],
            code=row[1],
            name=row[2],
            kind=row[3],
            department=row[4],
            basis=row[5],
            part=row[6],
            starts=row[7] or None,
            ends=None if row[8] == "9999" else row[8],
            duty_class=row[9],
        )
        for row in rows
    ]


class Suggestions:
    """Listed duties that look like a wording: by the pairs of characters that both share."""

    LEAST = 0.35

    def __init__(self, names: list[str]) -> None:
        self._known = [(name, _pairs(name)) for name in dict.fromkeys(names)]

    def __call__(self, wording: str, most: int = 2) -> list[str]:
        """Up to *most* names, the nearest first."""
        wanted = _pairs(wording)
        if not wanted:
            return []
        scored = [
            (2 * len(wanted & pairs) / (len(wanted) + len(pairs)), name)
            for name, pairs in self._known
            if pairs
        ]
        best = sorted(
            (item for item in scored if item[0] >= self.LEAST), key=lambda item: (-item[0], item[1])
        )
        return [name for _score, name in best[:most]]


def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[at : at + 2] for at in range(len(text) - 1))
