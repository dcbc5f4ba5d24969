"""A row of docs/performance.md, and how it is made of runs."""

from __future__ import annotations

from dataclasses import dataclass

from bench.measuring import Run, median, ratio


@dataclass(frozen=True, slots=True)
class Result:
    """A row of the page."""

    what: str
    ours: str
    peer: str
    figure: str
    aim: str
    runs: int


def row(
    what: str, ours: str, peer_label: str, peer: str, found: dict[str, list[Run]], aim: str
) -> Result:
    """Our processor time beside the peer's, and the median of their ratios."""
    figure = f"{ratio(found, ours, peer):.1f} ×"
    return Result(
        what,
        seconds(found[ours]),
        f"{peer_label} {seconds(found[peer])}",
        figure,
        aim,
        len(found[ours]),
    )


def seconds(runs: list[Run]) -> str:
    """The median processor time."""
    return f"{median(runs, 'cpu'):.2f} s"
