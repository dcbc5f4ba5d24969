"""The colours of pictures as a style of the page: a class for each, as :mod:`reports.charts` names them."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from reports import colours
from reports.charts import COLOURS, STEPS


def style() -> Markup:
    """The rules, one a line: pieces, points in time, steps, shades of drawings and of cells."""
    return Markup("\n".join(_rules()))  # noqa: S704 - colours of our own


def _rules() -> Iterator[str]:
    for n, colour in enumerate(colours.PIECES[:COLOURS]):
        yield f".p{n}{{fill:{colour}}}"
        yield f".t{n}{{fill:{'#fff' if colour in colours.DARK else 'var(--ink)'}}}"
    for name in ("before", "after", "level", "up", "down"):
        yield f"rect.{name}{{fill:{getattr(colours, name.upper())}}}"
    for n, shade in enumerate(colours.SHADES[:STEPS], 1):
        white = ";color:#fff" if n > STEPS - colours.DARK_SHADES else ""
        yield f"rect.h{n}{{fill:{shade}}}"
        yield f".heat td.h{n}{{background:{shade}{white}}}"
    yield f"rect.hu{{fill:{colours.UNKNOWN}}}"
