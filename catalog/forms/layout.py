"""Which field of a request stands in which section of the form, and what is said beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from registry.language import _, current
from registry.sheets import Column, Kind, kind_of


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the form: its heading in both tongues and the names of its columns, in order."""

    zh: str
    en: str
    columns: tuple[str, ...]

    @property
    def heading(self) -> str:
        """Its heading in the current tongue."""
        return self.zh if current() == "zh" else self.en


# fmt: off
SECTIONS = (
    Section("一、基本情况", "1. The request", (
        "code", "date", "department", "level", "type", "subject", "name", "duty", "class", "reason",
    )),
    Section("二、依据与方案", "2. Basis and plan", ("basis", "plan", "exchange")),
    Section("三、任务与时间", "3. Task and time", (
        "part", "community", "starts", "ends", "review_on", "frequency", "volume", "minutes_each",
    )),
    Section("四、权责与人员", "4. Powers and staff", (
        "powers", "staff", "full_time", "training", "premises", "compensation",
    )),
    Section("五、经费保障", "5. Money", (
        "money", "money_2", "money_3", "goods", "money_source", "budget_code", "money_standard", "savings",
        "payment_dates",
    )),
    Section("六、征求意见与审查", "6. Opinions and review", (
        "streets_heard", "communities_heard", "legality", "opinions",
    )),
    Section("七、要求填报与其他", "7. What it asks for, and the rest", (
        "fields", "position", "inspection", "separate_inspection", "veto", "pledge", "characters", "paper",
        "exemption", "regularised_by",
    )),
)
"""The form from top to bottom."""

WIDE = frozenset({
    "department", "level", "type", "subject", "name", "exemption", "reason", "basis", "exchange", "part", "powers", "training", "premises",
    "money_source", "payment_dates", "paper", "opinions", "fields",
})
"""Fields that take the whole width of the page; the others stand two in a row."""

TALL = frozenset({"reason", "basis", "part", "opinions"})
"""Fields for several lines."""

_CONCERNS = {
    "position": {"signboard"},
    "fields": {"form", "survey", "inspection", "duty", "temporary"},
    "inspection": {"inspection"},
    "separate_inspection": {"duty", "inspection", "campaign", "temporary"},
    "minutes_each": {"duty", "form", "inspection", "survey", "training", "campaign", "temporary"},
    "volume": {"duty", "form", "inspection", "survey", "training", "campaign", "temporary"},
    "paper": {"duty", "form", "inspection", "survey", "campaign", "temporary"},
    "characters": {"duty", "form", "inspection", "survey", "campaign", "temporary"},
}
"""Fields that concern some subjects only."""
# fmt: on


def kind() -> Kind:
    """The kind of sheet whose row the form is."""
    return kind_of("request")


def sections(subject: str | None = None) -> Iterator[tuple[str, list[Column]]]:
    """The headings with their columns; without the fields that do not concern *subject*."""
    known = kind().by_name
    for section in SECTIONS:
        names = [name for name in section.columns if _concerns(name, subject)]
        yield section.heading, [known[name] for name in names]


def _concerns(name: str, subject: str | None) -> bool:
    return subject is None or subject in _CONCERNS.get(name, {subject})


def rows(columns: list[Column]) -> Iterator[tuple[Column, ...]]:
    """The columns of a section as rows of the form: a wide one alone, two narrow ones side by side."""
    waiting: Column | None = None
    for column in columns:
        if column.name in WIDE:
            if waiting:
                yield (waiting,)
            waiting = None
            yield (column,)
        elif waiting:
            yield waiting, column
            waiting = None
        else:
            waiting = column
    if waiting:
        yield (waiting,)


def title() -> str:
    """What stands at the head of the form."""
    return "社区工作准入申请表" if current() == "zh" else "Request for Admission of Community Work"


def label(column: Column) -> str:
    """The label of a field: a star where it is needed, the unit of its number."""
    unit = column.unit or ("分钟" if column.type == "minutes" else None)
    chinese = current() == "zh"
    said = "" if unit is None else f"（{unit}）" if chinese else f" ({unit})"
    return column.label + said + ("*" if column.required else "")


_HINTED = frozenset({"text", "frequency"})
"""Types of fields for which an example says more than the label."""


def help_of(column: Column) -> str:
    """What the description of the kind says of a field, in the current tongue; empty if nothing."""
    return column.help_zh if current() == "zh" else column.help_en


def hint(column: Column) -> str | None:
    """What is said in small type beside a field; None where its label says enough."""
    if help_of(column):
        return help_of(column)
    if column.type not in _HINTED or column.example in (None, "无"):
        return None
    return _("For example {example}").format(example=column.example)


def explanation(column: Column) -> str:
    """What is said beside a field where there is room for it: what may stand there, and an example."""
    if column.choices or column.type == "flag":
        return _("Choose from the list.")
    example = _("For example {example}").format(example=column.example) if column.example else ""
    return _("; ").join(part for part in (help_of(column), example) if part)


def options(column: Column) -> list[str]:
    """The words among which a field chooses; empty if it is free."""
    if column.type == "flag":
        return ["是", "否"] if current() == "zh" else ["yes", "no"]
    return [column.choice_label(value) for value in column.choices]


def notes() -> tuple[str, ...]:
    """How the form is to be filled in, at its foot."""
    return (
        _(
            "Fields marked * are needed. Tick one box of a choice. Fill in 无 where there is none; what concerns the subject and "
            "is left blank is asked for again."
        ),
        _("Money is in yuan; 万元 may be written after a figure. Days are written as 2026-05-01."),
        _(
            "The number is given by the office that files the request; keep it when sending a corrected form."
        ),
        _("Write no names, telephone or identity numbers of residents anywhere in the form."),
    )


@cache
def printed() -> frozenset[str]:
    """All that the blank forms say besides labels, in both tongues: none of it is an answer."""
    from registry.language import speaking  # noqa: PLC0415 - only for this

    said: set[str] = set()
    for tongue in ("zh", "en"):
        with speaking(tongue):
            for column in kind().columns:
                said |= {hint(column) or "", explanation(column)}
            said |= {*notes(), title()}
    return frozenset(said - {""})
