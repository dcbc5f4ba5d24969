"""The burdens that lie on communities, one by one: whom they serve, who demands them, and their time a year."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from registry.intake.cells import split_list
from registry.load.workload import LoadBook
from registry.sheets import timed_burdens


class BurdenTime(NamedTuple):
    """A burden on a community, with the codes of the duties that it serves and seconds a year; None if not stated."""

    community: str
    kind: str
    name: str
    department: str | None
    duties: tuple[str, ...]
    seconds: int | None

    @property
    def hours(self) -> Fraction | None:
        """Hours a year."""
        return None if self.seconds is None else Fraction(self.seconds, 3600)

    @property
    def alone(self) -> str | None:
        """The one duty that it serves; None where it serves none or several."""
        return self.duties[0] if len(self.duties) == 1 else None

    @property
    def takes_time(self) -> bool:
        """Whether burdens of its kind take time: signboards take none."""
        return self.kind in timed_burdens()


def burden_times(book: LoadBook) -> list[BurdenTime]:
    """The burdens of the book's day."""
    served: dict[str | None, tuple[str, ...]] = {}
    found = []
    for row in book.measuring.rows("burden_load"):
        text = row["duty"]
        if text not in served:
            served[text] = tuple(book.duties.code(each) for each in split_list(text or ""))
        found.append(
            BurdenTime(
                row["community"],
                row["kind"],
                row["name"],
                row["department"],
                served[text],
                row["seconds"],
            )
        )
    return found
