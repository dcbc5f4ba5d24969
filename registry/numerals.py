"""Chinese numerals: 三十, 一百零五, 三百五, 两万三千, 二〇二六."""

from __future__ import annotations

import re

CHINESE = "零〇一壹二贰两三叁四肆五伍六陆七柒八捌九玖十拾百佰千仟万亿"
"""Every character of a Chinese numeral."""

_PLAIN_CHINESE = str.maketrans("〇壹贰两叁肆伍陆柒捌玖拾佰仟", "零一二二三四五六七八九十百千")
_DIGITS = "零一二三四五六七八九"
_ONE_TO_NINE = f"[{_DIGITS[1:]}]"
_BELOW_TEN_THOUSAND = re.compile(
    rf"零?(?:({_ONE_TO_NINE})千)?零?(?:({_ONE_TO_NINE})百)?零?(?:({_ONE_TO_NINE}?)十)?零?({_ONE_TO_NINE})?"
)


def chinese_numeral(text: str) -> int | None:
    """三十 is 30, 一百零五 105, 三百五 350, 两万三千 23,000, 二〇二六 2026; None if it is no numeral."""
    text = text.translate(_PLAIN_CHINESE)
    if len(text) > 24:
        return None
    if all(char in _DIGITS for char in text):
        return int("".join(str(_DIGITS.index(char)) for char in text)) if text else None
    high, hundred_million, low = text.rpartition("亿")
    if not hundred_million:
        return _below_hundred_million(low)
    return _joined(_below_hundred_million(high), _below_hundred_million(low, 10**7), 10**8)


def _below_hundred_million(text: str, colloquial: int = 0) -> int | None:
    high, ten_thousand, low = text.partition("万")
    if not ten_thousand:
        return _below_ten_thousand(text, colloquial)
    return _joined(_below_ten_thousand(high), _below_ten_thousand(low, 1000), 10_000)


def _joined(high: int | None, low: int | None, unit: int) -> int | None:
    return None if not high or low is None else high * unit + low


def _below_ten_thousand(text: str, colloquial: int = 0) -> int | None:
    """A numeral below 10,000; a last digit right behind 千, 百 or *colloquial* counts tenths of it: 三百五 is 350."""
    match = _BELOW_TEN_THOUSAND.fullmatch(text)
    if not match or text == "零":
        return None
    thousands, hundreds, tens, ones = match.groups()
    value = 1000 * _digit(thousands) + 100 * _digit(hundreds)
    if tens is not None:
        value += 10 * (_digit(tens) or 1)
    unit = 1
    if ones and tens is None and "零" not in text[-2:]:
        unit = 10 if hundreds else 100 if thousands else colloquial or 1
    return value + unit * _digit(ones)


def _digit(char: str | None) -> int:
    return _DIGITS.index(char) if char else 0
