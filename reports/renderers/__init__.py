"""The formats in which a document can be drawn, by name and by suffix; each renderer is loaded when it is asked for.

A renderer is a module with ``render(document) -> bytes``. It is a pure function of the document: same input, same
bytes. One that writes into a unit's letterhead has ``render_into(document, template) -> bytes`` as well. Pages (table,
md, html, docx, pdf) show the first rows of long tables and say where the rest is; files (csv, json, xlsx) hold every row.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import Protocol, cast

from registry.errors import BadUsage
from registry.language import _, speaking
from reports.document import Document
from reports.renderers.letters import spelled_out


class Renderer(Protocol):
    """What a renderer's module offers."""

    def render(self, document: Document) -> bytes:
        """The document as the bytes of one file."""


class LetterheadRenderer(Renderer, Protocol):
    """What a renderer's module offers that can write into a letterhead."""

    def check_template(self, template: bytes) -> None:
        """*template* can be written into; raises an error that says why not."""

    def render_into(self, document: Document, template: bytes) -> bytes:
        """The document as the bytes of one file that keeps what *template* brought."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its *name* for ``--format``, the *suffixes* of its files (the first is the usual one), its *module*.

    *is_letter* says that it draws a document's :class:`~reports.document.Letter`, *takes_template* that it writes into a
    letterhead.
    """

    name: str
    suffixes: tuple[str, ...]
    module: str
    is_letter: bool = False
    takes_template: bool = False

    def renderer(self) -> Renderer:
        """The module that draws this format, loaded now."""
        return cast("Renderer", import_module(f"{__name__}.{self.module}"))

    def check_template(self, template: bytes) -> None:
        """*template* can be written into; raises an error that says why not, in the tongue spoken now."""
        if not self.takes_template:
            raise NoLetter("--template", self)
        cast("LetterheadRenderer", self.renderer()).check_template(template)


FORMATS = {
    each.name: each
    for each in (
        Format("table", (".txt",), "terminal"),
        Format("md", (".md", ".markdown"), "markdown"),
        Format("csv", (".csv",), "csv"),
        Format("json", (".json",), "json"),
        Format("html", (".html", ".htm"), "html"),
        Format("xlsx", (".xlsx",), "excel"),
        Format("docx", (".docx",), "word", is_letter=True, takes_template=True),
        Format("pdf", (".pdf",), "pdf", is_letter=True),
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


class NoLetter(BadUsage):
    """An option of official papers was given for a format that has no place for it."""

    def __init__(self, option: str, asked: Format) -> None:
        fitting = [
            each.name
            for each in FORMATS.values()
            if (each.takes_template if option == "--template" else each.is_letter)
        ]
        super().__init__(
            _("{option} is for the format {formats}, not for {asked}.").format(
                option=option, formats=_(", ").join(fitting), asked=asked.name
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


def render(document: Document, name: str, template: bytes | None = None) -> bytes:
    """*document* in the format called *name*, in the document's own tongue; *template* are the bytes of a letterhead.

    Raises :class:`NoLetter` where the format takes no letterhead.
    """
    chosen = format_named(name)
    if template is not None and not chosen.takes_template:
        raise NoLetter("--template", chosen)
    renderer = chosen.renderer()
    with speaking("zh" if document.tongue == "zh" else "en"):
        if template is not None:
            return cast("LetterheadRenderer", renderer).render_into(document, template)
        return renderer.render(document if chosen.is_letter else spelled_out(document))
