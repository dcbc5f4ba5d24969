"""What is to be told: one row type for every kind of spreadsheet, its fields named as the sheet's columns are.

A :class:`~examples.town.Spot` stands for a place or community, a department by its code; money is in fen, time in
minutes. None is not known; 无 is written as such.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from examples.town import Spot


class Month(NamedTuple):
    """A month of a year."""

    year: int
    month: int


Day = dt.date | Month


class Place(NamedTuple):
    """A row of the places."""

    code: str | None
    name: str
    level: str
    parent: str | None


class CommunityRow(NamedTuple):
    """A row of the communities."""

    code: str | None
    name: str
    street: str | None
    district: str
    households: int
    residents: int
    grids: int | None
    type: str | None
    floor_area: int | None


class DepartmentRow(NamedTuple):
    """A row of the departments."""

    code: str
    name: str
    level: str
    aliases: str


class Staffing(NamedTuple):
    """People of a community in a post and year; pay in fen."""

    community: Spot
    year: int
    post: str
    quota: int | None
    actual: int
    pay: int | None
    trained: int | None


class Appraisal(NamedTuple):
    """How many people of a community got a grade in the appraisal of a year."""

    community: Spot
    year: int
    grade: str
    people: int | None


class Edition(NamedTuple):
    """An edition of the catalogue."""

    code: str
    document_number: str
    issued_on: dt.date
    place: str
    unit: str
    type: str
    valid_from: dt.date
    valid_to: dt.date | None


class Duty(NamedTuple):
    """A line of an edition."""

    edition: str
    code: str
    group: str
    name: str
    kind: str
    department: str | None
    basis: str | None
    part: str | None
    money_standard: str | None
    valid_from: dt.date
    valid_to: dt.date | None


class Retirement(NamedTuple):
    """A duty that left an edition."""

    edition: str
    code: str
    cause: str
    goes_to: str | None
    document_number: str
    date: dt.date
    note: str | None


class Permit(NamedTuple):
    """A line of a positive or negative list."""

    burden: str
    name: str
    answer: str
    source: str
    place: str
    valid_from: dt.date


class Standard(NamedTuple):
    """A time standard; times in minutes."""

    duty: str
    unit: str
    simple: int
    medium: int
    hard: int
    grade: str
    source: str
    valid_from: dt.date


class Parameter(NamedTuple):
    """A setting."""

    name: str
    value: str
    unit: str
    source: str
    status: str | None
    valid_from: dt.date | None


class Pushdown(NamedTuple):
    """Work given to a place."""

    date: dt.date
    department: str
    community: Spot
    duty: str
    document_number: str | None
    channel: str
    volume: int | None
    deadline: dt.date | None
    promised: int | str | None
    powers: str | None
    staff: int | str | None


class Payment(NamedTuple):
    """Money passed on; a department stands by its code."""

    date: dt.date
    payer: Spot | str
    receiver: Spot | str
    amount: int
    duty: str | None
    document_number: str | None
    budget_code: str | None
    year: int | None = None
    manner: str | None = None
    kept_by: str | None = None


class Holder(NamedTuple):
    """A treasury or supplier."""

    code: str
    name: str
    type: str
    place: str | None


class Rate(NamedTuple):
    """A money standard; amount in fen."""

    name: str
    duty: str | None
    department: str
    community: Spot
    per: str
    amount: int
    source: str
    valid_from: dt.date
    status: str = "现行有效"
    shares: str | None = None
    amount_for: str | None = None
    due_by: str | None = None
    valid_to: dt.date | None = None


class Split(NamedTuple):
    """How many parts of some money go to a duty."""

    pot: str
    duty: str
    parts: int
    rule: str
    source: str


class Statement(NamedTuple):
    """What a community or street says it received; amount in fen."""

    date: dt.date
    community: Spot
    year: int
    duty: str | None
    amount: int
    note: str | None


class Cost(NamedTuple):
    """What a duty cost and saved; amounts in fen."""

    duty: str
    community: Spot
    year: int
    goods: int | None
    savings: int | None
    source: str


class Burden(NamedTuple):
    """A burden of any kind; each kind's sheet shows the columns that it has."""

    community: Spot
    name: str
    department: str | None
    demander: str | None
    variant: str | None
    level: str | None
    frequency: str | None
    minutes_each: int | None
    veto: str | None
    fields: str | None
    basis: str | None
    duty: str | None
    valid_from: Day | None
    valid_to: Day | None


class Work(NamedTuple):
    """Work that a community recorded for a month."""

    date: Day
    community: Spot
    duty: str
    pieces: int
    minutes: int


class Survey(NamedTuple):
    """How many gave an answer."""

    survey: str
    date: Day
    community: Spot
    question: str
    answer: str
    answers: int
    respondents: int


class Review(NamedTuple):
    """What a community thinks of a department; the score in points."""

    date: dt.date
    community: Spot
    department: str
    grade: str
    score: int
    comment: str | None


class NeedRow(NamedTuple):
    """A need or problem."""

    date: dt.date
    community: Spot
    kind: str
    what: str
    urgency: str
    handler: str
    state: str
    closed_on: dt.date | None
    result: str | None


class Request(NamedTuple):
    """What a department asks for; money in fen, times in minutes, the scope a place."""

    code: str
    date: dt.date
    department: str
    type: str
    subject: str
    name: str
    duty: str | None = None
    group: str | None = None
    reason: str | None = None
    basis: str | None = None
    plan: str | None = None
    part: str | None = None
    starts: dt.date | None = None
    ends: dt.date | None = None
    review_on: dt.date | None = None
    frequency: str | None = None
    volume: int | None = None
    minutes_each: int | None = None
    community: Spot | None = None
    powers: str | None = None
    training: str | None = None
    full_time: str | None = None
    money: int | None = None
    money_2: int | None = None
    goods: int | None = None
    money_source: str | None = None
    payment_dates: str | None = None
    streets_heard: str | None = None
    communities_heard: str | None = None
    legality: str | None = None
    exemption: str | None = None
    regularised_by: dt.date | None = None
    fields: str | None = None
    position: str | None = None
    inspection: str | None = None
    separate_inspection: str | None = None
    veto: str | None = None
    pledge: str | None = None


class Decline(NamedTuple):
    """A demand that a community did not take on, and what the department answered."""

    date: dt.date
    community: Spot
    department: str
    duty: str
    channel: str
    declined_on: dt.date | None = None
    answer: str | None = None
    answered_on: dt.date | None = None
