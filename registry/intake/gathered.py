"""The findings of one sheet, of each code only so many: a million rows may all have the same fault."""

from __future__ import annotations

from collections import Counter

from registry.findings import Finding, Where
from registry.intake import rules

MOST_FINDINGS = 200
"""Most findings of one code that are listed for a sheet; the rest is counted."""


class Gathered:
    """Keeps what is found in a sheet at *where*."""

    def __init__(self, where: Where) -> None:
        self._where = where
        self._kept: list[Finding] = []
        self._counted: Counter[str] = Counter()
        self.has_errors = False

    def add(self, *findings: Finding) -> None:
        """The findings are kept, or counted where there are many of their code."""
        for finding in findings:
            self.has_errors = self.has_errors or finding.is_error
            self._counted[finding.code] += 1
            if self._counted[finding.code] <= MOST_FINDINGS:
                self._kept.append(finding)

    def all(self) -> list[Finding]:
        """Those kept, in the order of their rows, and how many more there are of each code."""
        more = [
            Finding(
                rules.FINDINGS_MORE, self._where, {"count": count - MOST_FINDINGS}, evidence=code
            )
            for code, count in self._counted.items()
            if count > MOST_FINDINGS
        ]
        return sorted(self._kept, key=lambda finding: finding.where.row or 0) + more
