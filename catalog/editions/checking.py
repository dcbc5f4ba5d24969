"""The audit of the catalogue itself: what of its editions and lines breaks a rule, as findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from catalog.editions import OPEN, Edition, Line, editions, lines
from catalog.editions.bridge import bridge
from registry.findings import Finding, Severity, Where, rule
from registry.language import N_, _
from registry.sheets import kinds
from registry.store import Register

EDITION_NOT_DESCRIBED = rule(
    "catalog.edition_not_described",
    Severity.WARNING,
    N_(
        "{count} duties name the edition {edition}, of which neither document nor validity is known."
    ),
    N_("Import a list of editions: zhunru template edition -o 目录版本.xlsx"),
)
EDITION_NOT_PUBLISHED = rule(
    "catalog.edition_not_published",
    Severity.WARNING,
    N_("{edition} lacks: {missing}."),
    N_("Add it to the list of editions and import that again."),
)
EDITIONS_OVERLAP = rule(
    "catalog.editions_overlap",
    Severity.ERROR,
    N_("{edition} and {later} are for the same communities and both hold from {starts} to {ends}."),
    N_("Let the earlier one end on the day on which the later one begins."),
)
EDITIONS_GAP = rule(
    "catalog.editions_gap",
    Severity.WARNING,
    N_("Between {edition} and {later}, from {starts} to {ends}, no catalogue holds."),
    N_("Correct the days of the two editions."),
)
EDITION_EMPTY = rule(
    "catalog.edition_empty",
    Severity.WARNING,
    N_("{edition} has no duties."),
    N_("Import its list of duties."),
)
DUPLICATE_NAME = rule(
    "catalog.duplicate_name",
    Severity.ERROR,
    N_("“{duty}” stands {count} times in {edition}: {codes}."),
    N_(
        "Leave one: zhunru catalog retire CODE --edition {edition} --cause duplicate --into CODE --date DATE"
    ),
)
NO_BASIS = rule(
    "catalog.no_basis",
    Severity.WARNING,
    N_("“{duty}” ({code}) stands in {edition} although it is stated to have no basis."),
    N_(
        "Find its basis, or retire it: zhunru catalog retire {code} --edition {edition} --cause no_basis"
    ),
)
BASIS_UNKNOWN = rule(
    "catalog.basis_unknown",
    Severity.WARNING,
    N_("{count} of {of} duties of {edition} have no basis recorded, for example “{duty}”."),
    N_("Ask the departments that answer for them."),
)
NO_DEPARTMENT = rule(
    "catalog.no_department",
    Severity.WARNING,
    N_(
        "{count} of {of} duties of {edition} have no department that answers for them, for example “{duty}”."
    ),
    N_("Add the departments to the list and import it again."),
)
NO_MONEY_STANDARD = rule(
    "catalog.no_money_standard",
    Severity.WARNING,
    N_("“{duty}” ({code}) in {edition} is to be bought as a service, but has no money standard."),
    N_("Set a standard, so that it can stand in the transfer list."),
)
RETIREMENT_OF_NOTHING = rule(
    "catalog.retirement_of_nothing",
    Severity.ERROR,
    N_("A retirement names {code} of {edition}, which the register does not hold."),
    N_("Correct edition or code in the list of retirements, or import the list of duties."),
)


@dataclass
class Catalogue:
    """The editions with their lines, read once."""

    register: Register

    @cached_property
    def editions(self) -> list[Edition]:
        """All of them; those of one scope follow one another."""
        return editions(self.register)

    @cached_property
    def lines(self) -> dict[str, list[Line]]:
        """The lines of each edition."""
        return {edition.code: lines(self.register, edition.code) for edition in self.editions}

    @cached_property
    def successions(self) -> list[tuple[Edition, Edition]]:
        """Each edition with the next one for the same communities."""
        return [
            (earlier, later)
            for earlier, later in pairwise(self.editions)
            if earlier.scope == later.scope and earlier.described and later.described
        ]


def check(register: Register) -> list[Finding]:
    """Every rule that the catalogue breaks, errors first, in the order of its editions."""
    catalogue = Catalogue(register)
    found = [finding for each in CHECKS for finding in each(catalogue)]
    return sorted(found, key=lambda finding: finding.severity is not Severity.ERROR)


def _described(catalogue: Catalogue) -> Iterator[Finding]:
    """An edition is known with its document number and the day of its publication, and has duties."""
    for edition in catalogue.editions:
        count = len(catalogue.lines[edition.code])
        facts = {"edition": edition.code, "count": count}
        if not edition.described:
            yield Finding(EDITION_NOT_DESCRIBED, Where(), facts)
            continue
        described = kinds()["edition"].by_name
        missing = [
            described[name].label
            for name in ("document_number", "issued_on")
            if not getattr(edition, name)
        ]
        if missing:
            names = _(", ").join(missing)
            yield Finding(EDITION_NOT_PUBLISHED, Where(), {**facts, "missing": names})
        if not count:
            yield Finding(EDITION_EMPTY, Where(), facts)


def _following(catalogue: Catalogue) -> Iterator[Finding]:
    """Of editions for the same communities one ends when the next begins."""
    for earlier, later in catalogue.successions:
        ends, starts = earlier.valid_to or OPEN, later.valid_from or ""
        facts = {"edition": earlier.code, "later": later.code}
        if starts < ends:
            until = min(ends, later.valid_to or OPEN)
            span = {
                "starts": starts or "—",
                "ends": _("today and later") if until == OPEN else until,
            }
            yield Finding(EDITIONS_OVERLAP, Where(), {**facts, **span})
        elif ends < starts:
            yield Finding(EDITIONS_GAP, Where(), {**facts, "starts": ends, "ends": starts})


def _twice(catalogue: Catalogue) -> Iterator[Finding]:
    """A duty stands once in an edition at a time."""
    for edition, standing in catalogue.lines.items():
        named: dict[str, list[Line]] = defaultdict(list)
        for line in standing:
            named[line.name].append(line)
        for name, found in named.items():
            if len(found) > 1 and not _one_after_another(found):
                codes = _(", ").join(line.code for line in found)
                facts = {"duty": name, "edition": edition, "count": len(found), "codes": codes}
                yield Finding(DUPLICATE_NAME, Where(duty=name), facts)


def _one_after_another(found: list[Line]) -> bool:
    spans = sorted((line.valid_from or "", line.valid_to or OPEN) for line in found)
    return all(before[1] <= after[0] for before, after in pairwise(spans))


def _complete(catalogue: Catalogue) -> Iterator[Finding]:
    """A duty has a basis and a department; one that is bought as a service has a money standard."""
    for edition, standing in catalogue.lines.items():
        wanted = [line for line in standing if line.kind != "barred"]
        for line in wanted:
            facts = {"duty": line.name, "code": line.code, "edition": edition}
            if line.basis_mark == "none":
                yield Finding(NO_BASIS, Where(duty=line.name), facts)
            if line.kind == "purchasable" and not line.money_standard:
                yield Finding(NO_MONEY_STANDARD, Where(duty=line.name), facts)
        for broken, lacking in (
            (BASIS_UNKNOWN, [line for line in wanted if not line.basis and not line.basis_mark]),
            (NO_DEPARTMENT, [line for line in wanted if not line.department]),
        ):
            if lacking:
                first = lacking[0]
                count = {"count": len(lacking), "of": len(wanted), "edition": edition}
                yield Finding(broken, Where(duty=first.name), {**count, "duty": first.name})


def _explained(catalogue: Catalogue) -> Iterator[Finding]:
    """Every duty that left an edition has a cause, and what it was merged into stands."""
    for earlier, later in catalogue.successions:
        yield from bridge(catalogue.register, earlier, later).findings


def _retired_lines_exist(catalogue: Catalogue) -> Iterator[Finding]:
    """A retirement names a duty of an edition."""
    rows = catalogue.register.query(
        "SELECT edition, code FROM retirement WHERE until_entry IS NULL ORDER BY edition, code"
    )
    for edition, code in rows:
        if all(line.code != code for line in catalogue.lines.get(edition, ())):
            yield Finding(RETIREMENT_OF_NOTHING, Where(), {"edition": edition, "code": code})


CHECKS: tuple[Callable[[Catalogue], Iterator[Finding]], ...] = (
    _described,
    _following,
    _twice,
    _complete,
    _explained,
    _retired_lines_exist,
)
"""The rules, in the order in which their findings are told."""
