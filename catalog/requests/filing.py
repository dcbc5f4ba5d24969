"""Filing: a request comes into the register, for the first time or corrected, with the step that says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from catalog.requests import OPEN, Move, Request, State, columns, current_state, moves, state_of
from catalog.requests.facts import add_move
from registry.errors import InputRejected
from registry.findings import Finding, Where
from registry.intake.landing import Landing
from registry.intake.rows import Chunk
from registry.intake.typed import read_typed
from registry.journal import Act, Entry
from registry.language import _
from registry.sheets import kind_of
from registry.store import Register

PREFIX = "SQ"
"""What the numbers of requests begin with (申请)."""

_NUMBERED = "TEMPORARY-NUMBER"


class RequestRejected(InputRejected):
    """A request cannot be accepted as it is; *findings* say why."""

    def __init__(self, findings: list[Finding]) -> None:
        self.findings = findings
        errors = [finding for finding in findings if finding.is_error]
        super().__init__(
            "\n".join(
                f"{finding.where}{_(': ')}{finding.message} {finding.remedy or ''}".strip()
                for finding in errors
            )
        )


class RequestClosed(InputRejected):
    """A request that no longer waits for its decision cannot be filed anew under its number."""

    def __init__(self, code: str, state: State, day: str, document: str | None) -> None:
        sentence = _("{state} on {day} ({document})") if document else _("{state} on {day}")
        known = sentence.format(state=state.label, day=day, document=document)
        super().__init__(
            _(
                "Request {code} was {known}; it cannot be filed again under that number. "
                "File a new request without a number."
            ).format(code=code, known=known)
        )


@dataclass(frozen=True, slots=True)
class Source:
    """The file that a request was read from: its name, SHA-256 and size in bytes."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class How:
    """How a request is filed: as a draft, in a rehearsal, and who is told of a lock."""

    draft: bool = False
    dry_run: bool = False
    on_wait: Callable[[], None] | None = None


class _Unchanged(Exception):
    """Takes back the entry of a request that the register holds just so."""


def file_request(
    register: Register,
    act: Act,
    values: dict[str, str],
    source: Source | None = None,
    *,
    today: date,
    how: How | None = None,
) -> tuple[str, int | None, list[Finding]]:
    """The request is in the register, filed or as a draft: its number, the entry (None if it was there just so), and warnings.

    *values* are texts by column as cells of a sheet hold them; a column that is not among them is blank. Without a
    number it gets the next free one of its year, unless the register holds a request that says the same; without a
    date it is of *today*. Raises :class:`RequestRejected` with its findings, :class:`RequestClosed` if it is decided.
    """
    said: list[Finding] = []
    code, how = "", how or How()
    try:
        with register.transaction(dry_run=how.dry_run, on_wait=how.on_wait) as connection:
            chunk, said = read_request(register, values, today)
            code = _code_of(register, chunk, values, today)
            chunk.columns["code"] = [code]
            steps = moves(register, code).get(code, [])
            _keep_date(register, chunk, values)
            if steps and state_of(steps) not in OPEN:
                last = steps[-1]
                if _same_as(register, chunk, code):
                    raise _Unchanged
                raise RequestClosed(code, last.state, last.date, last.document_number)
            entry = Entry(connection, act)
            sheet = _sheet(entry, source)
            landing = Landing(register, entry, kind_of("request"), sheet, Where())
            landing.land(chunk)
            state = steps[-1].state if steps else None
            if landing.counts.unchanged and (how.draft or state is not State.DRAFT):
                raise _Unchanged
            if landing.counts.new or (not how.draft and state in (State.RETURNED, State.DRAFT)):
                day = _day_of_filing(chunk, steps[-1].date if steps else None, today)
                add_move(entry, Move(code, State.DRAFT if how.draft else State.FILED, day))
            entry.close()
            return code, entry.id, said + landing.found.all()
    except _Unchanged:
        return code, None, said


def read_request(
    register: Register, values: dict[str, str], today: date
) -> tuple[Chunk, list[Finding]]:
    """The texts as they would be filed: one row by column of table ``request``, and warnings.

    Raises :class:`RequestRejected` where they cannot be accepted.
    """
    kind = kind_of("request")
    whole = {column.name: values.get(column.name, "") for column in kind.columns}
    whole["code"] = whole["code"].strip() or _NUMBERED
    whole["date"] = whole["date"].strip() or today.isoformat()
    chunk, said = read_typed(register, kind, whole)
    if chunk is None:
        raise RequestRejected(said)
    return chunk, said


def typed_request(
    register: Register, values: dict[str, str], today: date
) -> tuple[Request, list[Finding]]:
    """The request that the texts describe, without filing it; its code is empty where it has none yet."""
    chunk, said = read_request(register, values, today)
    row = dict(zip(columns(), _row(chunk, list(columns())), strict=True))
    if row["code"] == _NUMBERED:
        row["code"] = ""
    row["duty_class"] = row.pop("class")
    return Request(**row), said


def _sheet(entry: Entry, source: Source | None) -> int | None:
    if source is None:
        return None
    number = entry.add_source(source.name, source.sha256, source.size)
    return entry.add_sheet(number, "", "request", 0)


def _code_of(register: Register, chunk: Chunk, values: dict[str, str], today: date) -> str:
    """The number that the request has, or that of one that says the same, or the next free one."""
    code = str(chunk.columns["code"][0])
    if code != _NUMBERED:
        return code
    dated = bool(values.get("date", "").strip())
    return _alike(register, chunk, dated=dated) or next_code(
        register, str(chunk.columns["date"][0])[:4]
    )


def next_code(register: Register, year: str) -> str:
    """The next free number of *year*: SQ2026-001; numbers that were ever given are not given again."""
    start = f"{PREFIX}{year}-"
    rows = register.query(
        "SELECT code FROM request WHERE substr(code, 1, ?) = ?", (len(start), start)
    )
    given = [int(tail) for (code,) in rows if (tail := code.removeprefix(start)).isdecimal()]
    return f"{start}{max(given, default=0) + 1:03d}"


def _alike(register: Register, chunk: Chunk, *, dated: bool) -> str | None:
    """The number of a live request that says the same in every other column.

    Where the form bears no date, only one that still waits for its decision: the same asked again later is new.
    """
    names = [name for name in kind_of("request").stored if name not in ("code", "date")]
    row = _row(chunk, names)
    for code, day, *stored in register.query(
        f"SELECT code, date, {', '.join(names)} FROM request "
        "WHERE until_entry IS NULL AND name = ? AND department = ? ORDER BY id DESC",
        (chunk.columns["name"][0], chunk.columns["department"][0]),
    ):
        same_day = day == chunk.columns["date"][0]
        waits = current_state(register, code) in OPEN
        if stored == row and (same_day or (not dated and waits)):
            return str(code)
    return None


def _row(chunk: Chunk, names: list[str]) -> list[Any]:
    return [chunk.columns[name][0] if name in chunk.columns else None for name in names]


def _same_as(register: Register, chunk: Chunk, code: str) -> bool:
    """Whether the live request of that number says just what the form says."""
    names = list(kind_of("request").stored)
    rows = register.query(
        f"SELECT {', '.join(names)} FROM request WHERE until_entry IS NULL AND code = ?", (code,)
    )
    return [list(row) for row in rows] == [_row(chunk, names)]


def _keep_date(register: Register, chunk: Chunk, values: dict[str, str]) -> None:
    """A form without a date does not change the date of the request that the register holds."""
    if values.get("date", "").strip():
        return
    for (day,) in register.query(
        "SELECT date FROM request WHERE until_entry IS NULL AND code = ?",
        (chunk.columns["code"][0],),
    ):
        chunk.columns["date"] = [day]


def _day_of_filing(chunk: Chunk, last: str | None, today: date) -> str:
    """The date that the form bears, or, where it was filed and returned since, today."""
    day = str(chunk.columns["date"][0])
    return day if last is None or day >= last else today.isoformat()
