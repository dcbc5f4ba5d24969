"""Answers to questionnaires: how many gave one, how many answered the question, and which share that is.

What a place states as a whole goes before what its parts state. A share is told of those units that state both figures;
more answers than respondents are a finding and no share.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from registry.findings import Finding, Severity, Where, rule
from registry.funding.holders import Holder, name_of
from registry.language import N_
from registry.names import Directory
from registry.origins import origins
from registry.quantities import INEXACT, Amount, Unit, share, total
from registry.stating import outermost, stated_by
from registry.store import Register

Row = dict[str, Any]

BEYOND_RESPONDENTS = rule(
    "survey.beyond_respondents",
    Severity.ERROR,
    N_(
        "{place}, “{survey}”, “{question}”: {count} gave the answer “{answer}”, but only {respondents} answered the question; "
        "the row is in no share."
    ),
    N_("Correct the figures in the sheet, and import the file again with --replace."),
)


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to a question of a questionnaire, as one or more units state it; *day* is empty where none is stated.

    *count* and *respondents* are people, known for so many of the units that were asked; *units* are those that state it.
    """

    survey: str
    day: str
    question: str
    answer: str
    count: Amount
    respondents: Amount
    is_comparable: bool
    units: tuple[Holder, ...]

    @property
    def share(self) -> Amount:
        """Count ÷ respondents, unknown where no unit states both."""
        if not self.is_comparable:
            return Amount(None, Unit.SHARE, 0, self.count.of)
        found = share(self.count.value, self.respondents.value)
        about = self.count.about or self.respondents.about
        return replace(found, known=self.count.known, of=self.count.of, about=about)


def answers(rows: Iterable[Row], names: Directory, *, by_unit: bool = False) -> list[Answer]:
    """From rows of the measure ``answered``: each answer over all units, or unit by unit."""
    questions: dict[tuple[str, str, str], list[Row]] = {}
    for row in rows:
        questions.setdefault((row["day"], row["survey"], row["question"]), []).append(row)
    found: list[Answer] = []
    for asked in questions.values():
        units = outermost((stated_by(row, names) for row in asked), names)
        for group in [[unit] for unit in units] if by_unit else [units]:
            found += _of_question(asked, group, names)
    return found


def _of_question(asked: list[Row], units: list[Holder], names: Directory) -> Iterator[Answer]:
    """Each answer to a question over *units*."""
    given: dict[str, list[Row]] = {}
    for row in asked:
        if stated_by(row, names) in units:
            given.setdefault(row["answer"], []).append(row)
    for answer, rows in given.items():
        whole = [row for row in rows if _is_whole(row)]
        told = whole or rows
        count, respondents = (
            replace(total((_amount(row, of) for row in told), Unit.COUNT), of=len(units))
            for of in ("count", "respondents")
        )
        first = rows[0]
        yield Answer(
            first["survey"],
            first["day"],
            first["question"],
            answer,
            count,
            respondents,
            bool(whole),
            tuple(stated_by(row, names) for row in rows),
        )


def _amount(row: Row, of: str) -> Amount:
    return Amount(row[of], Unit.COUNT, 1, 1, row[f"{of}_mark"] in INEXACT)


def _is_whole(row: Row) -> bool:
    """Whether both figures are stated and are possible together."""
    if row["count"] is None or row["respondents"] is None:
        return False
    return bool(row["count"] <= row["respondents"])


def check(register: Register, rows: Iterable[Row], names: Directory) -> list[Finding]:
    """A finding for each row of the measure ``answered`` with more answers than respondents."""
    wrong = [
        row
        for row in rows
        if row["count"] is not None
        and row["respondents"] is not None
        and row["count"] > row["respondents"]
    ]
    places = origins(register, "survey", [row["id"] for row in wrong])
    return [_finding(row, places[row["id"]], names) for row in wrong]


def _finding(row: Row, where: Where, names: Directory) -> Finding:
    unit = stated_by(row, names)
    name = name_of(unit, names)
    facts = {of: row[of] for of in ("survey", "question", "answer", "count", "respondents")}
    community = name if unit.kind == "community" else None
    return Finding(BEYOND_RESPONDENTS, replace(where, community=community), facts | {"place": name})
