"""The fixed words of the page, in the tongue of the report."""

from __future__ import annotations

from dataclasses import dataclass

from registry.language import _


@dataclass(frozen=True, slots=True)
class PageWords:
    """Every word that the templates and the script say of themselves; the script fills ``{count}`` and ``{all}``."""

    skip: str
    contents: str
    search: str
    found: str
    show_all: str
    show_few: str
    other_rows: str
    numbers: str
    glance: str
    no_rows: str
    choose: str
    everything: str
    district: str
    street: str
    department: str
    search_all: str
    clear: str
    chosen: str
    none_fits: str
    overview: str
    sources: str
    ask: str
    parameters: str
    files: str
    close: str


def page_words() -> PageWords:
    """The words now."""
    return PageWords(
        skip=_("To the report"),
        contents=_("Contents"),
        search=_("Search"),
        found=_("{count} of {all} rows"),
        show_all=_("Show all {all} rows"),
        show_few=_("Show the first {count} rows only"),
        other_rows=_("The other {count} rows"),
        numbers=_("The numbers of this picture"),
        glance=_(
            "The whole at a glance: each line across a strip is a row of the table below, "
            "in its order from left to right."
        ),
        no_rows=_("No rows."),
        choose=_("Choose what is shown"),
        everything=_("all"),
        district=_("district"),
        street=_("street"),
        department=_("department"),
        search_all=_("Search all tables"),
        clear=_("Show everything"),
        chosen=_("{choice}: {count} of {all} rows"),
        none_fits=_("No row fits the choice."),
        overview=_("What matters"),
        sources=_("Where the figures come from"),
        ask=_("Where does it come from?"),
        parameters=_("With: {parameters}"),
        files=_("From these files"),
        close=_("Close"),
    )
