"""Which duty is meant, by whatever name it is written, and what is known of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import NamedTuple

from registry.errors import UnknownName
from registry.intake.cells import brackets, tidy
from registry.language import _
from registry.measures import Measuring


class Line(NamedTuple):
    """A line of the catalogue or an admission: its name, department, first day, first day on which it no longer holds."""

    name: str
    department: str | None
    starts: str
    ends: str


@dataclass(frozen=True, slots=True)
class Duties:
    """The duties of the register: codes by wording, and their lines by code."""

    codes: dict[str, str]
    lines: dict[str, list[Line]]
    barred: dict[str, str] = field(default_factory=dict)
    """Names of what the catalogue bars, by code."""

    @classmethod
    def of(cls, measuring: Measuring) -> Duties:
        """The duties that *measuring* finds."""
        lines: dict[str, list[Line]] = {}
        for row in measuring.rows("duty_line"):
            line = Line(row["name"], row["department"], row["starts"], row["ends"])
            lines.setdefault(row["code"], []).append(line)
        codes = {row["wording"]: row["code"] for row in measuring.rows("wording")}
        barred = {row["code"]: row["name"] for row in measuring.rows("barred_line")}
        return cls(codes, lines, barred)

    def code(self, wording: str) -> str:
        """The code of a duty however it is written; the wording itself where the register knows no such duty."""
        return wording if wording in self.lines else self.codes.get(wording, wording)

    def wordings(self, codes: Iterable[str]) -> set[str]:
        """Every way in which one of the duties *codes* may be written, the codes among them."""
        wanted = set(codes)
        return wanted | {name for name in self.codes if self.code(name) in wanted}

    def meant(self, text: str, besides: Iterable[str] = ()) -> str:
        """The code of the duty that *text* means, or the one of *besides*, wordings without a line of their own.

        Raises UnknownName with the nearest names where it means neither.
        """
        wording = brackets(tidy(text))
        code, others = self.code(wording), set(besides)
        if code in self.lines or code in others:
            return code
        names = {*self.codes, *self.lines, *others}
        raise UnknownName(_("duty"), text, get_close_matches(wording, names, 3, 0.4))

    def name(self, code: str) -> str:
        """The newest name of a duty, or of a line that bars it; the code itself where it has none."""
        lines = self.lines.get(code)
        if not lines:
            return self.barred.get(code, code)
        return max(lines, key=lambda line: line.starts).name

    def department(self, code: str, year: int) -> str | None:
        """The department that answers for a duty in *year*: of the line that holds then, else of the newest."""
        lines = [line for line in self.lines.get(code, ()) if line.department]
        if not lines:
            return None
        held = [line for line in lines if _holds_in(line, year)] or lines
        return max(held, key=lambda line: line.starts).department

    def is_live(self, code: str, day: str) -> bool:
        """Whether a line of the duty holds on *day*."""
        return any(line.starts <= day < line.ends for line in self.lines.get(code, ()))


def _holds_in(line: Line, year: int) -> bool:
    return line.starts <= f"{year}-12-31" and line.ends > f"{year}-01-01"
