"""What every page of ours is made of: the templates, our own files as they are, and the content security policy."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

TEMPLATES = Path(__file__).parent.parent / "templates"


def environment(*, keep_trailing_newline: bool = True) -> Environment:
    """The templates; what they are given is escaped, and what is missing is an error."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=keep_trailing_newline,
    )


def own_file(name: str) -> Markup:
    """A file of our own, to stand in the page as it is."""
    return Markup((TEMPLATES / name).read_text(encoding="utf-8"))  # noqa: S704 - not data


def policy(styles: Iterable[str], script: str = "") -> str:
    """The content security policy: nothing from outside, and only these styles and this script, if there is one."""
    scripts = f"script-src {_digest(script)}; " if script else ""
    allowed = " ".join(map(_digest, styles))
    return f"default-src 'none'; style-src {allowed}; {scripts}base-uri 'none'; form-action 'none'"


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}'"
