"""The way from a figure back to what it is made of: a trail of facts, or other figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from registry.measures import Measure, read
from registry.quantities import Unit

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Trail:
    """Facts behind a figure.

    *query* names the SQL file, *given* are values of its parameters. The amounts of its rows are in the *unit* of the
    figure, or *scale* of them make one of it. Where *exact*, they come to the figure; else *worked* says how the figure
    is worked out from them. *turned* exchanges the two editions of a bridge.
    """

    query: str
    given: Mapping[str, Any] = field(default_factory=dict)
    unit: Unit = Unit.COUNT
    scale: int = 1
    worked: str = ""
    turned: bool = False

    @property
    def exact(self) -> bool:
        """Whether the amounts come to the figure."""
        return not self.worked


@dataclass(frozen=True, slots=True)
class Parts:
    """Other figures, by their ids, of which a figure is made, and the *formula* in words."""

    figures: tuple[str, ...]
    formula: str


Way = Trail | Parts


@cache
def query(name: str) -> Measure:
    """The trail of that name as a measure."""
    return read(HERE / f"{name}.sql")
