"""The page that leads to the papers of a pack: one file of its own, without a script and without an outside address."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from registry.language import N_, _, current
from reports.renderers.wording import prose
from reports.scope import Scope

if TYPE_CHECKING:
    from reports.pack import Written

TEMPLATES = Path(__file__).parent / "templates"

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
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = Markup((TEMPLATES / "pack.css").read_text(encoding="utf-8"))  # noqa: S704  (our own file)
    digest = b64encode(sha256(style.encode()).digest()).decode("ascii")
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
    page = environment.get_template("pack.html.j2").render(
        language="zh-CN" if current() == "zh" else "en",
        title=_("Reports of {place}").format(place=scope.place),
        subtitle=_("{year}, as of {day}").format(
            year=scope.period.last[:4], day=prose(scope.as_of)
        ),
        notice=scope.notice,
        papers=papers,
        missing=_("Not made:"),
        style=style,
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
    )
    return page.encode("utf-8", errors="replace")


def _label(suffix: str) -> str:
    label = LABELS.get(suffix, suffix)
    return _(label) if label else ""
