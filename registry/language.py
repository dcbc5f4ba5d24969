"""The tongue in which the program speaks: English source text, complete Chinese beside it.

Sentences are written in English and marked with ``_`` (said now) or ``N_`` (said later); the Chinese stands in
``registry/locale``. The tongue of messages follows ``--lang``, then ``ZHUNRU_LANG``, then the locale; reports
choose theirs with :func:`speaking`.
"""

from __future__ import annotations

import gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Literal

Tongue = Literal["zh", "en"]

LOCALE = Path(__file__).parent / "locale"
DOMAIN = "zhunru"

_current: Tongue = "en"


def N_(text: str) -> str:
    """*text* unchanged: marks a sentence that is translated where it is shown."""
    return text


def _(text: str) -> str:
    """*text* in the current tongue."""
    if not text:
        return ""
    return _catalogue(_current).gettext(text)


def sentences(*parts: str) -> str:
    """Several sentences as one text: a space between English ones, none between Chinese ones."""
    return ("" if _current == "zh" else " ").join(part for part in parts if part)


def current() -> Tongue:
    """The tongue that ``_`` speaks now."""
    return _current


def use(tongue: Tongue) -> None:
    """From here on messages are in *tongue*, click's own among them."""
    global _current
    _current = tongue
    gettext.bindtextdomain("messages", str(LOCALE))
    os.environ["LANGUAGE"] = "zh_CN" if tongue == "zh" else "en"


@contextmanager
def speaking(tongue: Tongue) -> Iterator[None]:
    """Within the block ``_`` speaks *tongue*: a report may differ from the messages around it."""
    before = _current
    use(tongue)
    try:
        yield
    finally:
        use(before)


def from_environment() -> Tongue:
    """The tongue that ``ZHUNRU_LANG`` or the locale asks for; Chinese where neither says anything."""
    asked = os.environ.get("ZHUNRU_LANG", "")
    if asked.startswith(("zh", "en")):
        return "zh" if asked.startswith("zh") else "en"
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value.startswith("zh"):
            return "zh"
        if value and value not in ("C", "POSIX") and not value.startswith("C."):
            return "en"
    return _of_the_system()


def _of_the_system() -> Tongue:
    """On Windows the system's language; elsewhere Chinese, the users' own."""
    if os.name == "nt":
        import ctypes

        primary = ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF  # type: ignore[attr-defined,unused-ignore]
        return "zh" if primary == 0x04 else "en"
    return "zh"


@cache
def _catalogue(tongue: Tongue) -> gettext.NullTranslations:
    if tongue == "en":
        return gettext.NullTranslations()
    return gettext.translation(DOMAIN, LOCALE, languages=["zh_CN"], fallback=True)
