"""Facts as a paper must state them: money to the fen, and long lists by their beginning."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from registry.language import _
from registry.quantities import decimal_text


def yuan(fen: int) -> str:
    """Money in yuan to the fen, never rounded to 万元: who pays what a remedy says has paid enough."""
    places = 0 if fen % 100 == 0 else 2
    return _("{amount} yuan").format(amount=decimal_text(Fraction(fen, 100), places))


def listed_first(words: Sequence[str], count: int) -> str:
    """The first *count* of the words as a list, with a mark that there are more."""
    told = _(", ").join(words[:count])
    return _("{list} and others").format(list=told) if len(words) > count else told
