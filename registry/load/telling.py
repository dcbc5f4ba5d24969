"""What a reader of any load has to know of its inputs, in words."""

from __future__ import annotations

from registry.language import _, sentences
from registry.load.workload import LoadBook


def of_inputs(book: LoadBook) -> str:
    """Settings that are only proposed, standards that could not be used; empty where there are none."""
    proposed = [each.name for each in book.capacity.settings if each.status == "proposed"]
    twice = [book.duties.name(duty) for duty in book.times.twice]
    return sentences(
        _("Only proposed, not in force: {names}.").format(names=_(", ").join(proposed))
        if proposed
        else "",
        _("Not used, as two standards hold at once: {names}.").format(names=_(", ").join(twice))
        if twice
        else "",
        _("Standards of no known duty: {names}.").format(names=_(", ").join(book.times.strange))
        if book.times.strange
        else "",
    )
