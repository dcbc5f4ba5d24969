"""What a command line names: a holder, a duty, a day; refused with the nearest names where it means nothing known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from registry.errors import AmbiguousName, UnknownName
from registry.funding.holders import Holder
from registry.intake.cells import brackets, tidy
from registry.journal import known_on
from registry.language import _
from registry.names import KIND_LABELS, Directory, Unresolved
from registry.periods import last_day
from registry.store import Register

if TYPE_CHECKING:
    from registry.funding.book import Book


@dataclass(frozen=True, slots=True)
class Moment:
    """As of which day, and as the register knew it up to which entry."""

    as_of: str
    known: int

    @classmethod
    def asked(cls, register: Register, today: str, as_of: str | None, known: str | None) -> Moment:
        """From the options ``--as-of`` and ``--known-on``; today and everything where they are not said."""
        last = known_on(register, last_day(known).isoformat() if known else None)
        return cls(last_day(as_of).isoformat() if as_of else today, last)

    def book(self, register: Register) -> Book:
        """The book of that moment."""
        # The book takes longer to load than a trace to find; most traces do without it.
        from registry.funding.book import Book  # noqa: PLC0415

        return Book.open(register, self.as_of, self.known)


def holder_named(names: Directory, text: str) -> Holder:
    """The holder that *text* means."""
    try:
        code, kind = names.holder(brackets(tidy(text)))
    except Unresolved as unresolved:
        what = _(KIND_LABELS["holder"])
        if unresolved.ambiguous:
            raise AmbiguousName(what, text, list(unresolved.nearest)) from None
        raise UnknownName(what, text, list(unresolved.nearest)) from None
    return Holder(kind, code)


def duty_named(book: Book, text: str) -> str:
    """The code of the duty that *text* means: a code, a name, another name, or a wording by which money was paid."""
    return book.duties.meant(text, (duty for duty, _year in book.accounts if duty))


def department_named(names: Directory, text: str) -> Holder:
    """The department, or the place with a share of its own, that *text* means as one who owes or pays."""
    found = holder_named(names, text)
    if found.kind in ("community", "supplier"):
        raise UnknownName(_("department"), text, [])
    return found
