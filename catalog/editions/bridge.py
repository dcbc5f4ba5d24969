"""The bridge between two editions: an account of every duty that came and went, by cause, which must balance."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from catalog.editions import OPEN, Comparison, Edition, Kept, Line, compare, lines
from registry.findings import Finding, Rule, Severity, Where, rule
from registry.language import N_
from registry.sheets import kind_of
from registry.store import Register

NO_CAUSE = rule(
    "catalog.no_cause",
    Severity.ERROR,
    N_("“{duty}” ({code}) left {edition}, and no cause is recorded."),
    N_("Record it: zhunru catalog retire {code} --edition {edition} --cause CAUSE"),
)
MERGED_INTO_NOTHING = rule(
    "catalog.merged_into_nothing",
    Severity.ERROR,
    N_("“{duty}” ({code}) is said to be merged into “{into}”, which does not stand in {later}."),
    N_(
        "Say into which duty: zhunru catalog retire {code} --edition {edition} --cause merged --into CODE"
    ),
)
TRANSFERRED_TO_NOBODY = rule(
    "catalog.transferred_to_nobody",
    Severity.WARNING,
    N_("“{duty}” ({code}) was transferred, but not to whom."),
    N_(
        "Say who took it: zhunru catalog retire {code} --edition {edition} --cause transferred --into NAME"
    ),
)
RETIRED_BUT_STANDS = rule(
    "catalog.retired_but_stands",
    Severity.WARNING,
    N_("“{duty}” ({code}) is recorded as retired from {edition}, yet stands in {later}."),
    N_("Take back the retirement, or the line: zhunru journal undo ENTRY"),
)

SCOPES_DIFFER = rule(
    "catalog.scopes_differ",
    Severity.WARNING,
    N_("{edition} and {later} are not for the same communities; the account says little."),
    N_("Bridge two editions that follow one another."),
)

CAUSES = ("no_basis", "taken_back", "bought", "merged", "transferred", "expired", "duplicate")
"""Why a duty leaves the catalogue; labels stand in the sheet of retirements."""

UNRECORDED = "unrecorded"
"""In place of a cause, where none is recorded."""


def cause_label(cause: str) -> str:
    """The cause as people read it, in the current tongue."""
    return kind_of("retirement").by_name["cause"].choice_label(cause)


@dataclass(frozen=True, slots=True)
class Retirement:
    """Why a duty left an edition, as recorded."""

    id: int
    edition: str
    code: str
    cause: str
    goes_to: str | None
    document_number: str | None
    date: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class Gone:
    """A line of the earlier edition that the later one does not have; *cause* may be ``unrecorded``."""

    line: Line
    cause: str
    retirement: Retirement | None


@dataclass(frozen=True, slots=True)
class Come:
    """A line that only the later edition has; *request* and *document_number* are those of its admission."""

    line: Line
    request: str | None
    document_number: str | None


@dataclass(frozen=True, slots=True)
class Bridge:
    """The account: opening + admitted + newly listed − retired by cause − without cause = closing."""

    earlier: Edition
    later: Edition
    opening: int
    closing: int
    kept: tuple[Kept, ...]
    gone: tuple[Gone, ...]
    come: tuple[Come, ...]
    findings: tuple[Finding, ...]

    @property
    def by_cause(self) -> Counter[str]:
        """How many went, by cause."""
        return Counter(each.cause for each in self.gone)

    @property
    def admitted(self) -> int:
        """How many came by a decision on a request."""
        return sum(1 for each in self.come if each.request is not None)

    @property
    def newly_listed(self) -> int:
        """How many the later edition lists of itself."""
        return len(self.come) - self.admitted

    @property
    def balances(self) -> bool:
        """Whether the account comes out at the closing count."""
        return self.opening + len(self.come) - len(self.gone) == self.closing


def bridge(register: Register, earlier: Edition, later: Edition) -> Bridge:
    """The account from *earlier* to *later*, with a finding for each duty whose leaving is not explained."""
    recorded = retirements(register, earlier.code)
    compared = compare(register, earlier, later, apart=recorded)
    decided = admissions(register)
    gone = tuple(_gone(line, recorded.get(line.code), compared) for line in compared.gone)
    come = tuple(_come(line, decided) for line in compared.added)
    return Bridge(
        earlier,
        later,
        len(lines(register, earlier.code)),
        len(lines(register, later.code)),
        compared.kept,
        gone,
        come,
        tuple(_findings(compared, gone, recorded)),
    )


def retirements(register: Register, edition: str) -> dict[str, Retirement]:
    """The retirements recorded for an edition, by code."""
    rows = register.query(
        "SELECT id, edition, code, cause, goes_to, document_number, date, note FROM retirement "
        "WHERE edition = ? AND until_entry IS NULL ORDER BY id",
        (edition,),
    )
    return {row[2]: Retirement(*row) for row in rows}


def admissions(register: Register) -> dict[str, tuple[str, str]]:
    """Request and document number of every admission, by code and by name."""
    rows = register.query(
        "SELECT code, name, request, document_number FROM admission WHERE until_entry IS NULL ORDER BY id DESC"
    )
    found: dict[str, tuple[str, str]] = {}
    for code, name, request, number in rows:
        found[code] = found[name] = (request, number)
    return found


def _gone(line: Line, recorded: Retirement | None, compared: Comparison) -> Gone:
    if recorded:
        return Gone(line, recorded.cause, recorded)
    end = compared.earlier.valid_to or compared.later.valid_from or OPEN
    return Gone(line, "expired" if (line.valid_to or OPEN) < end else UNRECORDED, None)


def _come(line: Line, decided: dict[str, tuple[str, str]]) -> Come:
    request, number = decided.get(line.code) or decided.get(line.name) or (None, None)
    return Come(line, request, number)


def _findings(
    compared: Comparison, gone: tuple[Gone, ...], recorded: dict[str, Retirement]
) -> list[Finding]:
    standing = {kept.after.code for kept in compared.kept} | {line.code for line in compared.added}
    found = []
    for each in gone:
        into = each.retirement.goes_to if each.retirement else None
        if each.cause == UNRECORDED:
            found.append(_finding(NO_CAUSE, each.line, compared))
        elif each.cause == "merged" and into not in standing:
            found.append(_finding(MERGED_INTO_NOTHING, each.line, compared, into=into or "—"))
        elif each.cause == "transferred" and not into:
            found.append(_finding(TRANSFERRED_TO_NOBODY, each.line, compared))
    found += [
        _finding(RETIRED_BUT_STANDS, kept.before, compared)
        for kept in compared.kept
        if kept.before.code in recorded
    ]
    if compared.earlier.scope != compared.later.scope:
        facts = {"edition": compared.earlier.code, "later": compared.later.code}
        found.insert(0, Finding(SCOPES_DIFFER, Where(), facts))
    return found


def _finding(broken: Rule, line: Line, compared: Comparison, **more: str) -> Finding:
    facts = {
        "duty": line.name,
        "code": line.code,
        "edition": compared.earlier.code,
        "later": compared.later.code,
        **more,
    }
    return Finding(broken, Where(duty=line.name), facts)
