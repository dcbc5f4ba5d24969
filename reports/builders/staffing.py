"""People: households served by each post, and the gap to a norm."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from registry.intake.cells import squeezed
from registry.intake.numbers import written_number
from registry.language import _
from registry.quantities import INEXACT, Amount, Unit, average
from registry.settings import HOUSEHOLDS, NORM_LEAST, NORM_MOST
from reports.document import Cell, Column, ColumnKind, Figure, Figures, Section, Table, Text
from reports.scope import Scope


def staffing_section(scope: Scope) -> Section | None:
    """People by post, if the register holds any."""
    posts = _posts(scope)
    if not posts:
        return None
    households = households_of(scope)
    people = sum(row["actual"] or 0 for row in posts)
    rows = [_post_row(row, households) for row in posts]
    figures = [
        Figure("staffing.people", _("community workers, all posts"), _people(posts, people)),
        Figure(
            "staffing.households_per_worker",
            _("households for one community worker"),
            average(households.value, people, about=households.about),
        ),
    ]
    blocks: list[Any] = [
        Figures(tuple(figures)),
        Table("staffing.posts", _("People by post"), _columns(), tuple(rows)),
    ]
    blocks.insert(1, Text(_norm_sentence(scope, households, people)))
    return Section("staffing", _("People"), tuple(blocks))


def _posts(scope: Scope) -> list[dict[str, Any]]:
    """A row for each post, most people first: what was stated for the whole place goes before the sum of parts."""
    by_post: dict[str, dict[str, Any]] = {}
    for row in scope.measuring.rows("staffing_by_post"):
        by_post.setdefault(row["post"], row)
    return sorted(by_post.values(), key=lambda row: (-(row["actual"] or 0), row["post"]))


def _people(posts: list[dict[str, Any]], people: int) -> Amount:
    known = sum(row["actual_known"] for row in posts)
    return Amount(
        people if known else None,
        Unit.COUNT,
        known,
        sum(row["parts"] for row in posts),
        any(row["actual_about"] for row in posts),
    )


def households_of(scope: Scope) -> Amount:
    """Households of the communities; where the register holds a published number for all of them, that one."""
    if not scope.community and not scope.district:
        stated = _parameter(scope, HOUSEHOLDS)
        found = written_number(squeezed(stated)) if stated else None
        if found:
            return Amount(int(found.value), Unit.COUNT, about=found.mark in INEXACT)
    row = scope.measuring.rows("community_count")[0]
    return Amount(
        row["households"],
        Unit.COUNT,
        row["households_known"],
        max(row["communities"], 1),
        bool(row["households_about"]),
    )


def _parameter(scope: Scope, name: str) -> str | None:
    rows = scope.register.query(
        "SELECT value FROM parameter WHERE name = :name AND entry_id <= :known "
        "AND (until_entry IS NULL OR until_entry > :known) AND (valid_from IS NULL OR valid_from <= :as_of) "
        "AND (valid_to IS NULL OR valid_to > :as_of) ORDER BY valid_from DESC, id DESC LIMIT 1",
        {"name": name, "known": scope.known, "as_of": scope.as_of},
    )
    return str(rows[0][0]) if rows else None


def _post_row(row: dict[str, Any], households: Amount) -> tuple[Cell, ...]:
    actual = row["actual"] if row["actual_known"] else None
    per_head = average(households.value, actual, about=households.about)
    return (row["post"], row["quota"] if row["quota_known"] else None, actual, per_head)


def _columns() -> tuple[Column, ...]:
    return (
        Column("post", _("post")),
        Column("quota", _("quota"), ColumnKind.COUNT),
        Column("actual", _("in post"), ColumnKind.COUNT),
        Column("households", _("households for each"), ColumnKind.AVERAGE),
    )


def _norm_sentence(scope: Scope, households: Amount, people: int) -> str:
    """Whether there are as many people as the norm asks for; a range asks for as few as its upper end allows."""
    ends = [_number(_parameter(scope, name)) for name in (NORM_LEAST, NORM_MOST)]
    given = [end for end in ends if end]
    if not given or households.value is None:
        return _("No norm is entered (parameters {least} and {most}), so no gap is stated.").format(
            least=NORM_LEAST, most=NORM_MOST
        )
    fewest, most = (_needed(households.value, end) for end in (max(given), min(given)))
    needed = f"{fewest:,}" if fewest == most else f"{fewest:,}–{most:,}"
    norm = "–".join(f"{int(end):,}" for end in dict.fromkeys(given))
    sentence = _(
        "By the norm of one for {norm} households, {needed} people are needed; {people} are there: gap {gap}."
    )
    return sentence.format(
        norm=norm, needed=needed, people=f"{people:,}", gap=f"{max(0, fewest - people):,}"
    )


def _number(text: str | None) -> Fraction | None:
    found = written_number(squeezed(text)) if text else None
    return found.value if found else None


def _needed(households: int | Fraction, norm: Fraction) -> int:
    """People that the norm asks for: a fraction of a person is a person."""
    return -int(-Fraction(households) // norm)
