"""Fields that a request must fill in, as a profile lists them: ``reason``, ``duty.part``, ``change.duty``."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

from catalog.profiles.settings import SUBJECTS
from catalog.requests import Request
from catalog.requests.unsaid import says_nothing
from registry.sheets import kind_of

TYPES = ("new", "change", "extension", "reinstatement", "end")
SCOPE = "scope"
"""A community or a place: either is enough."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A column that must be filled in; *of* is the subject or type of request that it is asked of, None for all."""

    column: str
    of: str | None = None

    def concerns(self, request: Request) -> bool:
        """Whether *request* must fill it in; an end answers for what is asked of ends alone."""
        if request.type == "end":
            return self.of == "end"
        return self.of in (None, request.subject, request.type)

    def is_blank(self, request: Request) -> bool:
        """Whether nothing is said: 无 and / are answers, 详见附件 is none."""
        if self.column == SCOPE:
            return request.community is None and request.place is None
        said = getattr(request, self.column)
        if said is None:
            return getattr(request, f"{self.column}_mark", None) is None
        return isinstance(said, str) and says_nothing(said)

    @property
    def label(self) -> str:
        """The field as the form calls it, in the current tongue."""
        name = "community" if self.column == SCOPE else _NAMES.get(self.column, self.column)
        return kind_of("request").by_name[name].label


_NAMES = {"duty_class": "class"}


@cache
def words() -> tuple[str, ...]:
    """All that may be asked for: the columns, then each of a subject or type."""
    names = [field.name for field in fields(Request)]
    columns = (SCOPE, *(name for name in names if not name.endswith("_mark")))
    return columns + tuple(f"{of}.{column}" for of in SUBJECTS + TYPES for column in columns)


@cache
def wanted(word: str) -> Wanted:
    """What one of the :func:`words` asks for."""
    of, _dot, column = word.rpartition(".")
    return Wanted(column, of or None)
