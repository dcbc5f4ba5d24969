"""The one finding: what a check says of a row, a file, a duty or a request.

A check is a plain function that returns findings. A finding names its rule by a stable code; the rule knows its
sentence, its remedy and its source once, in both tongues. The catalogue of all rules is printed into
``docs/findings.md``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from registry.language import N_, _


class Outcome(StrEnum):
    """What a check concluded."""

    PASS = "pass"
    FAIL = "fail"
    UNDETERMINED = "undetermined"
    WAIVED = "waived"


class Severity(StrEnum):
    """How much a finding weighs: an error keeps its row out, a warning and a note do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


SEVERITY_LABELS = {
    Severity.ERROR: N_("error"),
    Severity.WARNING: N_("warning"),
    Severity.NOTE: N_("note"),
}


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with its stable code; its texts are English templates filled from a finding's facts.

    *sentence* is said when it is broken, *passes* when it is kept, *unknown* when that cannot be told; *prose* states
    the rule itself. *source* names the document that the rule comes from; empty where it is the tool's own.
    """

    code: str
    severity: Severity
    sentence: str
    remedy: str = ""
    source: str = ""
    prose: str = ""
    passes: str = ""
    unknown: str = ""

    def text(self, outcome: Outcome) -> str:
        """The English template for an outcome."""
        if outcome is Outcome.PASS:
            return self.passes or self.prose or self.sentence
        return (self.unknown if outcome is Outcome.UNDETERMINED else "") or self.sentence


RULES: dict[str, Rule] = {}


def rule(
    code: str,
    severity: Severity,
    sentence: str,
    remedy: str = "",
    source: str = "",
    **told: str,
) -> Rule:
    """A new rule, entered under its code; a code may be used once. *told* are prose, passes and unknown."""
    if code in RULES:
        raise ValueError(f"rule {code} is defined twice")
    RULES[code] = Rule(code, severity, sentence, remedy, source, **told)
    return RULES[code]


@dataclass(frozen=True, slots=True)
class Where:
    """The place a finding speaks of; what does not apply is None. Rows and columns count from 1, as in Excel."""

    file: str | None = None
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    duty: str | None = None
    department: str | None = None
    community: str | None = None

    def __str__(self) -> str:
        parts = [part for part in (self.file, self.sheet) if part]
        if self.row is not None:
            parts.append(_("row {row}").format(row=self.row))
        if self.column:
            parts.append(_("column “{column}”").format(column=self.column))
        parts += [part for part in (self.department, self.community, self.duty) if part]
        return _(", ").join(parts)

    def as_json(self) -> dict[str, str | int | None]:
        """The fields by name."""
        return {
            "file": self.file,
            "sheet": self.sheet,
            "row": self.row,
            "column": self.column,
            "duty": self.duty,
            "department": self.department,
            "community": self.community,
        }


_IDENTITY = ("name", "holder", "payer", "year")
"""Facts that say which thing a finding is about, not how much of it there is."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check says: the rule, where, and the facts that fill its sentence."""

    rule: Rule
    where: Where = field(default_factory=Where)
    facts: dict[str, Any] = field(default_factory=dict)
    outcome: Outcome = Outcome.FAIL
    evidence: str | None = None
    cited: str | None = None
    """The document of the rule where that depends on the place; the rule's own source otherwise."""
    advisory: bool = False
    """Whether the rule is only proposed: it is told, and decides nothing."""
    changes: tuple[dict[str, Any], ...] = ()
    """The smallest changes that would turn it, each as columns with their values; any one is enough."""

    @property
    def code(self) -> str:
        """The rule's stable code."""
        return self.rule.code

    @property
    def key(self) -> str:
        """A stable key such as ``WT-3F9A01BC``: the same problem keeps it in both tongues, whatever its figures are."""
        # Every command loads findings; only who asks for a key needs these.
        import json  # noqa: PLC0415
        from hashlib import sha256  # noqa: PLC0415

        where = self.where
        said = [self.code, where.department, where.community, where.duty]
        said += [self.facts.get(name) for name in _IDENTITY]
        digest = sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()
        return f"WT-{digest[:8].upper()}"

    @property
    def severity(self) -> Severity:
        """The rule's weight."""
        return self.rule.severity

    @property
    def is_error(self) -> bool:
        """Whether this keeps its row out."""
        return self.rule.severity is Severity.ERROR and self.outcome is Outcome.FAIL

    @property
    def message(self) -> str:
        """The sentence in the current tongue."""
        return _(self.rule.text(self.outcome)).format(**self.facts).rstrip()

    @property
    def remedy(self) -> str | None:
        """What to do, in the current tongue; nothing where the rule is kept."""
        if not self.rule.remedy or self.outcome in (Outcome.PASS, Outcome.UNDETERMINED):
            return None
        return _(self.rule.remedy).format(**self.facts).strip() or None

    @property
    def source(self) -> str | None:
        """The document of the rule; None where it is the tool's own."""
        return self.cited or self.rule.source or None

    def as_json(self) -> dict[str, Any]:
        """The finding as the documented JSON object."""
        return {
            "code": self.code,
            "outcome": self.outcome.value,
            "severity": self.severity.value,
            "where": self.where.as_json(),
            "message": self.message,
            "source": self.source,
            "evidence": self.evidence,
            "remedy": self.remedy,
        }
