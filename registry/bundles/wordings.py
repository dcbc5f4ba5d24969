"""Other names of duties that facts of a district use: they go with the facts, so that the city counts them alike."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from registry.aliases import note_aliases
from registry.bundles import rules
from registry.findings import Finding, Where
from registry.intake import rules as intake_rules
from registry.intake.cells import TEXT_LIMIT, Raw, brackets, tidy
from registry.intake.landing import Counts
from registry.intake.personal import personal_data
from registry.journal import Entry
from registry.language import _
from registry.listing import guarded
from registry.sheets import kinds
from registry.store import Register

KIND, FILE = "alias", "事项别名.csv"
HEADERS = ["别名", "事项编码"]


def label_of(kind: str) -> str:
    """The name of what a file of a bundle holds, in the current tongue."""
    return _("Other names of duties") if kind == KIND else kinds()[kind].label


def written(rows: Iterable[tuple[str, str]]) -> tuple[int, bytes]:
    """How many rows there are, and the bytes of the file."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    count = -1
    for row in (HEADERS, *rows):
        writer.writerow([guarded(cell) for cell in row])
        count += 1
    return count, text.getvalue().encode("utf-8-sig")


class Wordings:
    """Lands the other names of duties; *own* are the entries of earlier bundles of the district."""

    def __init__(self, register: Register, entry: Entry, sheet: int | None, own: set[int]) -> None:
        self._entry = entry
        self._sheet = sheet
        self._own = own
        self.counts = Counts()
        self._duties: dict[str, set[str]] = {}
        for code, name in register.query("SELECT code, name FROM duty WHERE until_entry IS NULL"):
            self._duties.setdefault(name, set()).add(code)
        self._codes = {code for codes in self._duties.values() for code in codes}
        self._live: dict[str, list[tuple[int, str, int]]] = {}
        for number, name, code, of in register.query(
            "SELECT id, name, code, entry_id FROM alias "
            "WHERE kind = 'duty' AND until_entry IS NULL ORDER BY id"
        ):
            self._live.setdefault(name, []).append((number, code, of))
        self._said: set[str] = set()

    def land(self, rows: Iterator[list[Raw]], where: Where) -> Iterator[Finding]:
        """The names are in the register where they are new; what is to be said of the others."""
        if next(rows, None) != HEADERS:
            yield Finding(intake_rules.SHEET_NO_HEADER, where)
        new: list[tuple[int | None, str, str]] = []
        for number, row in enumerate(rows, start=2):
            here = Where(file=where.file, sheet=where.sheet, row=number)
            name, code = (brackets(tidy(cell)) for cell in (*row, "", "")[:2])
            what = personal_data(name) or personal_data(code)
            if what:
                yield Finding(intake_rules.PERSONAL_REFUSED, here, {"what": what})
            elif not name or not code or len(name + code) > TEXT_LIMIT:
                yield Finding(intake_rules.CELL_REQUIRED, here)
            else:
                self._said.add(name)
                yield from self._judged(name, code, number, here, new)
        note_aliases(self._entry, "duty", new, self._sheet)
        self.counts.new += len(new)

    def _judged(
        self,
        name: str,
        code: str,
        number: int,
        where: Where,
        new: list[tuple[int | None, str, str]],
    ) -> Iterator[Finding]:
        live = self._live.get(name, [])
        own = [(alias, meant) for alias, meant, entry in live if entry in self._own]
        meant = {meant for _alias, meant, _entry in live} | self._duties.get(name, set())
        if code in meant:
            self.counts.unchanged += 1
        elif code not in self._codes:
            yield Finding(rules.DUTY_UNKNOWN, where, {"code": code, "name": name})
        elif len(own) < len(meant):
            facts = {"name": name, "code": code, "known": min(meant)}
            yield Finding(rules.WORDING_DIFFERS, where, facts)
        else:
            self._entry.end("alias", [alias for alias, _meant in own])
            self.counts.missing += len(own)
            new.append((number, name, code))

    def end_missing(self) -> None:
        """Names from earlier bundles of the district that are in this one no more hold only up to now."""
        gone = [
            alias
            for name, live in self._live.items()
            for alias, _meant, entry in live
            if name not in self._said and entry in self._own
        ]
        self._entry.end("alias", gone)
        self.counts.missing += len(gone)
