"""The page that leads to the papers of a pack: one file of its own, without a script and without an outside address."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from registry.language import N_, _, current
from reports.renderers.html_page import environment, own_file, policy
from reports.renderers.wording import prose
from reports.scope import Scope

if TYPE_CHECKING:
    from reports.pack import Written

LABELS = {
    ".docx": "Word",
    ".xlsx": "Excel",
    ".html": N_("web page"),
    ".pdf": "PDF",
    ".json": N_("data file"),
}
"""How a reader calls the files, by their endings."""


def index_page(scope: Scope, told: Sequence[Written]) -> bytes:
    """The page as UTF-8."""
    style = own_file("pack.css")
    papers = [
        {
            "title": written.title,
            "page": next((quote(name) for name in written.files if name.endswith(".html")), ""),
            "missing": written.missing,
            "figures": [(figure.label, str(figure.amount)) for figure in written.figures],
            "links": [
                (quote(name), _label(Path(name).suffix), written.title) for name in written.files
            ],
        }
        for written in told
    ]
    page = (
        environment(keep_trailing_newline=False)
        .get_template("pack.html.j2")
        .render(
            language="zh-CN" if current() == "zh" else "en",
            title=_("Reports of {place}").format(place=scope.place),
            subtitle=_("{year}, as of {day}").format(
                year=scope.period.last[:4], day=prose(scope.as_of)
            ),
            notice=scope.notice,
            papers=papers,
            missing=_("Not made:"),
            style=style,
            policy=policy([style]),
        )
    )
    return page.encode("utf-8", errors="replace")


def _label(suffix: str) -> str:
    label = LABELS.get(suffix, suffix)
    return _(label) if label else ""
