"""The example's raw material: real duty names with their bases, and invented names, read from ``data/``."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class DutyLine(NamedTuple):
    """A line of the 2024 edition, and what became of it in 2025."""

    code: str
    group: str
    name: str
    kind: str
    department: str
    basis: str
    basis_2024: str
    part: str
    money_standard: str
    in_2025: bool
    remark: str
    cause: str
    into: str


class GridLine(NamedTuple):
    """A line of the grid edition."""

    code: str
    group: str
    name: str
    kind: str
    department: str


class Department(NamedTuple):
    """A department; *acts_for* is the city department whose duties it hands on, *pays* how it keeps promises."""

    code: str
    name: str
    level: str
    aliases: tuple[str, ...]
    document: str
    district: str
    acts_for: str
    weight: int
    pays: str


class Pattern(NamedTuple):
    """A burden as departments demand it: who, where, how often, how long, how many communities have it.

    *share* is the percentage of places that carry it, *ended* the percentage of those that were rid of it in 2025.
    """

    name: str
    department: str
    demander: str
    scope: str
    variant: str
    frequency: str
    low: int
    high: int
    minutes: int
    fields: str
    basis: str
    level: str
    veto: str
    listed: str
    share: int
    ended: int
    duty: str


class Need(NamedTuple):
    """A need or problem as communities word it."""

    kind: str
    what: str
    handler: str
    urgency: str


class Question(NamedTuple):
    """An answer to a question, with the percentage that gave it in 2024 and in 2025."""

    question: str
    answer: str
    share_2024: int
    share_2025: int


BURDEN_KINDS = (
    "signboard",
    "ledger",
    "form",
    "certificate",
    "inspection",
    "seal",
    "app",
    "meeting",
    "pledge",
)


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = files("examples").joinpath("data", name).read_text(encoding="utf-8")
    return csv.DictReader(text.splitlines())


@cache
def duties() -> tuple[DutyLine, ...]:
    """The 200 duties of the 2024 edition."""
    return tuple(
        DutyLine(
            row["code"],
            row["class"],
            row["name"],
            row["kind"],
            row["department"],
            row["basis"],
            row["basis_2024"],
            row["part"],
            row["money_standard"],
            row["in_2025"] == "是",
            row["remark"],
            row["cause"],
            row["into"],
        )
        for row in _rows("duties.csv")
    )


@cache
def _codes() -> dict[str, str]:
    return {line.name: line.code for line in duties()}


def code_of_duty(name: str) -> str:
    """The catalogue's code for a duty, where it has one; else the wording."""
    return _codes().get(name, name)


@cache
def grid_duties() -> tuple[GridLine, ...]:
    """The 80 items of the grid edition, in 7 classes."""
    return tuple(
        GridLine(row["code"], row["class"], row["name"], row["kind"], row["department"])
        for row in _rows("grid-duties.csv")
    )


@cache
def departments() -> tuple[Department, ...]:
    """The departments of 示例市 and its districts."""
    return tuple(
        Department(
            row["code"],
            row["name"],
            row["level"],
            tuple(row["aliases"].split("、")),
            row["document"],
            row["district"],
            row["acts_for"],
            int(row["weight"]),
            row["pays"],
        )
        for row in _rows("departments.csv")
    )


@cache
def patterns(kind: str) -> tuple[Pattern, ...]:
    """The burdens of a kind."""
    return tuple(_pattern(row) for row in _rows(f"{kind}s.csv"))


def _pattern(row: dict[str, str]) -> Pattern:
    times = row.get("times", "")
    return Pattern(
        name=row["name"],
        department=row.get("department", ""),
        demander=row.get("demander", ""),
        scope=row.get("scope", "社区"),
        variant=row.get("variant")
        or row.get("position")
        or row.get("medium")
        or row.get("channel")
        or "",
        frequency=row.get("frequency") or times,
        low=int(row.get("low") or 0),
        high=int(row.get("high") or 0),
        minutes=int(row.get("minutes") or 0),
        fields=row.get("fields", ""),
        basis=row.get("basis", ""),
        level=row.get("level", ""),
        veto=row.get("veto", ""),
        listed=row.get("list", ""),
        share=int(row["share"]),
        ended=int(row["ended"]),
        duty=row.get("duty", ""),
    )


@cache
def unlisted() -> tuple[tuple[str, str, int], ...]:
    """Work outside the catalogue, or barred by it: name, department, weight."""
    return tuple(
        (row["name"], row["department"], int(row["weight"])) for row in _rows("unlisted.csv")
    )


@cache
def near_misses() -> tuple[tuple[str, str], ...]:
    """Wordings that nearly match a duty: as departments write it, and the duty."""
    return tuple((row["written"], row["duty"]) for row in _rows("near.csv"))


@cache
def needs() -> tuple[Need, ...]:
    """What communities need, and what troubles them."""
    return tuple(
        Need(row["kind"], row["what"], row["handler"], row["urgency"]) for row in _rows("needs.csv")
    )


@cache
def comments() -> tuple[tuple[str, str], ...]:
    """Grades of departments with a comment that fits; the comment may be empty."""
    return tuple((row["grade"], row["comment"]) for row in _rows("comments.csv"))


@cache
def questions() -> tuple[Question, ...]:
    """The questionnaire."""
    return tuple(
        Question(row["question"], row["answer"], int(row["share_2024"]), int(row["share_2025"]))
        for row in _rows("survey.csv")
    )


@cache
def parameters() -> tuple[tuple[str, ...], ...]:
    """Settings of calculations: name, value, unit, source, status, valid from."""
    return tuple(tuple(row.values()) for row in _rows("parameters.csv"))


@cache
def streets() -> tuple[tuple[str, str, str, str], ...]:
    """District code, district, street code, street."""
    return tuple(
        (row["district_code"], row["district"], row["code"], row["street"])
        for row in _rows("streets.csv")
    )


@cache
def community_names() -> tuple[str, ...]:
    """720 names without 社区; one of them is given to two communities."""
    return tuple(
        files("examples").joinpath("data", "communities.txt").read_text(encoding="utf-8").split()
    )
