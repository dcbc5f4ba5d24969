"""Facts as a paper must state them: long lists by their beginning."""

from __future__ import annotations

from collections.abc import Sequence

from registry.language import _


def listed_first(words: Sequence[str], count: int) -> str:
    """The first *count* of the words as a list, with a mark that there are more."""
    told = _(", ").join(words[:count])
    return _("{list} and others").format(list=told) if len(words) > count else told
