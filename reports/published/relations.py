"""A relation: figures that belong together by arithmetic, what one of them should be, and where all of it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from registry.language import N_, _
from reports.published.judging import Outcome, Span, exactly, judge, rounded
from reports.published.numbers import ENDLESS, Bound, Figure, short


class Kind(StrEnum):
    """What figures have to do with each other."""

    SHARE = "share"
    CHANGE = "change"
    PARTS = "parts"
    WITHIN = "within"
    LISTED = "listed"
    AVERAGE = "average"
    RATE = "rate"
    PRODUCT = "product"
    STAFFING = "staffing"
    COMPUTED = "computed"
    STATED = "stated"
    CLASSES = "classes"
    NORM = "norm"
    RATIO = "ratio"

    @property
    def label(self) -> str:
        """Its name in the current tongue."""
        return _(_LABELS[self])


_LABELS = {
    Kind.SHARE: N_("share of a whole"),
    Kind.CHANGE: N_("before and after"),
    Kind.PARTS: N_("parts and whole"),
    Kind.WITHIN: N_("parts within the whole"),
    Kind.LISTED: N_("number of parts listed"),
    Kind.AVERAGE: N_("average"),
    Kind.RATE: N_("rate"),
    Kind.PRODUCT: N_("standard × number"),
    Kind.STAFFING: N_("staff by norm"),
    Kind.COMPUTED: N_("parts and base"),
    Kind.STATED: N_("stated twice"),
    Kind.CLASSES: N_("classes and items"),
    Kind.NORM: N_("norm"),
    Kind.RATIO: N_("ratio"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a file: a paragraph, or a table with its row, its column, the *label* of its row; rows count from 1."""

    file: str
    sheet: str = ""
    row: int | None = None
    column: str = ""
    paragraph: int | None = None
    label: str = ""

    def __str__(self) -> str:
        parts = [self.file, self.sheet]
        if self.paragraph is not None:
            parts.append(_("paragraph {number}").format(number=self.paragraph))
        if self.row is not None:
            parts.append(_("row {row}").format(row=self.row))
        if self.label:
            parts.append(self.label)
        if self.column:
            parts.append(_("column “{column}”").format(column=self.column))
        return _(", ").join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Relation:
    """Figures that belong together. *computed* is None for a norm; *printed* is None where nothing is printed.

    *formula* is the arithmetic with the figures as printed; *unit* that of the result; *several* further results, where
    one line of a table gives more than one. *words* are those that stand in the file, *stated* what they give beside it although it is no result,
    *remark* what else is to be said.
    """

    kind: Kind
    formula: str
    printed: Figure | None = None
    computed: Span | None = None
    unit: str = ""
    words: str = ""
    stated: str = ""
    place: Place = Place("")
    several: tuple[Span, ...] = ()
    remark: str = ""
    start: int = 0

    @property
    def outcome(self) -> Outcome:
        """What the check says of it."""
        if self.computed is None:
            return Outcome.RULE
        if self.kind is Kind.WITHIN and self.printed is not None:
            fits = self.computed.least <= self.printed.possible[1]
            return Outcome.AGREES if fits else Outcome.CONTRADICTS
        if self.kind is Kind.CLASSES:
            return Outcome.AGREES
        return judge(self.printed, self.computed)

    @property
    def printed_text(self) -> str:
        """What is printed; empty where nothing is."""
        return self.stated if self.printed is None else self.printed.text

    @property
    def computed_text(self) -> str:
        """The computed value, or values, a place finer than what is printed; empty for a norm."""
        if self.computed is None:
            return ""
        return "/".join(self._told(each) for each in (self.computed, *self.several))

    def _told(self, value: Span) -> str:
        ends = [self._end(end) for end in dict.fromkeys((value.low, value.high))]
        text = " ~ ".join(ends)
        return _("about {figure}").format(figure=text) if value.is_about else text

    def _end(self, value: Fraction) -> str:
        if value >= ENDLESS:
            return "∞"
        if self.printed is not None and not self.several and self.printed.unit == self.unit:
            coarse = self.unit == "%" and self.printed.step >= 1
            return self.printed.shown(value, finer=2 if coarse else 1)
        places = 2 if (value * 100).denominator == 1 and (value * 10).denominator != 1 else 1
        return short(value, places) + self.unit

    @property
    def would_agree(self) -> str:
        """The value, as it would be printed, with which there would be no contradiction; empty where there is none."""
        if self.outcome is not Outcome.CONTRADICTS or self.printed is None or self.computed is None:
            return ""
        if self.kind is Kind.WITHIN:
            text = self.printed.shown(self.computed.low)
            return _("{figure} or more").format(figure=text)
        if self.printed.bound is not Bound.EXACT:
            return self.computed_text
        step = self.printed.step
        ends = dict.fromkeys(rounded(end, step) for end in (self.computed.low, self.computed.high))
        return " ~ ".join(self.printed.shown(end) for end in ends)

    @property
    def same(self) -> tuple[object, ...]:
        """What makes two relations the same, wherever they stand."""
        printed = None if self.printed is None else (self.printed.value, self.printed.unit)
        return self.kind, self.formula, printed, self.computed


def another_whole(printed: Figure, top: Span, whole: Figure) -> str:
    """With which other whole a share or an average would agree; empty where no count would.

    *top* is what is divided by the whole, for a share a hundred times the part.
    """
    if not printed.value or (printed.is_percent and printed.value > 100):
        return ""
    count = rounded(top.low / printed.value, Fraction(1))
    if count < 1 or count == whole.value:
        return ""
    if judge(printed, top / exactly(count)) is Outcome.CONTRADICTS:
        return ""
    return _("{printed} would go with a whole of {whole}").format(
        printed=printed.text, whole=short(count, 0)
    )


def clause_end(text: str, at: int, most: int = 24) -> int:
    """Where the clause around *at* ends, at most *most* characters on."""
    ends = [end for sign in "。；，！？" if (end := text.find(sign, at, at + most)) >= 0]
    return min(ends, default=min(at + most, len(text)))


def quoted(text: str, start: int, end: int, most: int = 60) -> str:
    """The words from *start* to *end*, from the beginning of their clause; of long ones the middle is left out."""
    first = max((text.rfind(sign, 0, start) for sign in "。；，！？："), default=-1) + 1
    words = text[first:end].strip()
    if len(words) <= most:
        return words
    half = most // 2
    return f"{words[:half]} … {words[-half:]}"
