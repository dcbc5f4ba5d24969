"""Where figures come from: told on every html page, and on paper where --sources asks for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from registry.command import option
from registry.desk import Desk
from registry.language import N_

if TYPE_CHECKING:
    from catalog.editions import Edition
    from reports.document import Document
    from reports.scope import Scope

F = TypeVar("F", bound=Callable[..., Any])

_ASKED = "zhunru.sources"


def sources_option(function: F) -> F:
    """--sources, not given to the function of the command, but kept beside it."""
    return option(
        "--sources",
        is_flag=True,
        help=N_("With an annex that says of each figure where it comes from; html always says it."),
        expose_value=False,
        callback=_keep,
    )(function)


def _keep(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    context.meta[_ASKED] = value


def told(
    desk: Desk,
    scope: Scope,
    *,
    department: str | None = None,
    community: str | None = None,
    day: str | None = None,
    editions: tuple[Edition | None, Edition | None] = (None, None),
) -> Callable[[Document, str], Document]:
    """What :func:`~reports.commands.printing.print_report` does to a document of *scope* before it is drawn.

    *department* and *community* are codes of whom the report speaks alone, *day* is by which deadlines are judged if not
    today, *editions* are the one that it lists and the one before.
    """

    def finish(document: Document, format_: str) -> Document:
        asked = click.get_current_context().meta.get(_ASKED)
        if format_ != "html" and not asked:
            return document
        from reports.trails.following import Follower
        from reports.trails.sources import with_annex, with_sources

        follower = Follower(
            scope, day or desk.today().isoformat(), department, community, *editions
        )
        return (with_sources if format_ == "html" else with_annex)(document, follower)

    return finish
