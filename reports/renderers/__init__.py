"""The formats in which a document can be drawn, by name and by suffix; each renderer is loaded when it is asked for.

A renderer is a module with ``render(document) -> bytes``. It is a pure function of the document: same input, same
bytes. Pages (table, md, html) show the first rows of long tables and say where the rest is; files (csv, json, xlsx)
hold every row.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import Protocol, cast

from registry.errors import BadUsage
from registry.language import _, speaking
from reports.document import Document


class Renderer(Protocol):
    """What a renderer's module offers."""

    def render(self, document: Document) -> bytes:
        """The document as the bytes of one file."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its *name* for ``--format``, the *suffixes* of its files (the first is the usual one), its *module*."""

    name: str
    suffixes: tuple[str, ...]
    module: str

    def renderer(self) -> Renderer:
        """The module that draws this format, loaded now."""
        return cast("Renderer", import_module(f"{__name__}.{self.module}"))


FORMATS = {
    each.name: each
    for each in (
        Format("table", (".txt",), "terminal"),
        Format("md", (".md", ".markdown"), "markdown"),
        Format("csv", (".csv",), "csv"),
        Format("json", (".json",), "json"),
        Format("html", (".html", ".htm"), "html"),
        Format("xlsx", (".xlsx",), "excel"),
    )
}


class UnknownFormat(BadUsage):
    """A format or a suffix that no renderer draws."""

    def __init__(self, asked: str) -> None:
        super().__init__(
            _("There is no format “{asked}”. Choose one of: {formats}.").format(
                asked=asked, formats=_(", ").join(FORMATS)
            )
        )


def format_named(name: str) -> Format:
    """The format called *name*; :class:`UnknownFormat` if there is none."""
    try:
        return FORMATS[name]
    except KeyError:
        raise UnknownFormat(name) from None


def format_of(path: PurePath | str) -> Format:
    """The format that the suffix of *path* stands for; :class:`UnknownFormat` if it stands for none."""
    suffix = PurePath(path).suffix.lower()
    for each in FORMATS.values():
        if suffix in each.suffixes:
            return each
    raise UnknownFormat(suffix or str(path))


def render(document: Document, name: str) -> bytes:
    """*document* in the format called *name*, in the document's own tongue."""
    renderer = format_named(name).renderer()
    with speaking("zh" if document.tongue == "zh" else "en"):
        return renderer.render(document)
