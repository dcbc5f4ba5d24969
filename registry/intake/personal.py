"""Personal data that must not come in: citizen identity numbers and mobile numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from registry.errors import InputRejected
from registry.language import N_, _

_IDENTITY = re.compile(
    r"(?<![0-9A-Za-z])(\d{6})((?:19|20)\d{2})(\d{2})(\d{2})(\d{3})([\dXx])(?![0-9A-Za-z])"
)
_MOBILE = re.compile(
    r"(?<![0-9A-Za-z])(?<!\d\.)(?:\+?86[- ]?)?(1[3-9]\d)[- ]?(\d{4})[- ]?(\d{4})(?![0-9A-Za-z]|\.\d)"
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ENOUGH_DIGITS = re.compile(r"\d{3}[- ]?\d{4}")

IDENTITY_NUMBER = N_("a citizen's identity number")
MOBILE_NUMBER = N_("a mobile number")


def personal_data(text: str) -> str | None:
    """What personal data *text* holds, in words; None if none. Identity numbers count only with a right check digit."""
    if not _ENOUGH_DIGITS.search(text):
        return None
    if any(_is_identity(match) for match in _IDENTITY.finditer(text)):
        return _(IDENTITY_NUMBER)
    if _MOBILE.search(text):
        return _(MOBILE_NUMBER)
    return None


def refuse_personal_data(texts: Iterable[str | None]) -> None:
    """Nothing of *texts* may hold personal data; raises :class:`InputRejected` where one does."""
    for text in texts:
        what = personal_data(text) if text else None
        if what:
            raise InputRejected(
                _("“{text}” holds {what}. Nothing was recorded; leave it out.").format(
                    text=masked(str(text)), what=what
                )
            )


def masked(text: str) -> str:
    """*text* with identity and mobile numbers struck out."""
    text = _IDENTITY.sub(
        lambda match: match[1] + "*" * 11 + match[6] if _is_identity(match) else match[0], text
    )
    return _MOBILE.sub(lambda match: f"{match[1]}****{match[3]}", text)


def _is_identity(match: re.Match[str]) -> bool:
    number = match[0]
    try:
        date(int(match[2]), int(match[3]), int(match[4]))
    except ValueError:
        return False
    remainder = (
        sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False)) % 11
    )
    return "10X98765432"[remainder] == number[-1].upper()
