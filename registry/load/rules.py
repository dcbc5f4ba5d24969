"""The rules of the load: what can be wrong with settings, time standards and what communities report."""

from __future__ import annotations

from registry.findings import Severity, rule
from registry.language import N_

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

NOT_STATED = rule(
    "load.not_stated",
    ERROR,
    N_("The register does not state {names}."),
    N_("Fill in the sheet and import it: zhunru template parameter -o 参数.xlsx"),
)
NOT_UNDERSTOOD = rule(
    "load.not_understood",
    ERROR,
    N_("{name} is stated as “{value}”, which cannot be understood; the value is not used."),
    N_(
        "State {name} as a number ({bounds}), or as a range from the lower to the higher end, and import the file again with --replace."
    ),
)
UNWORKABLE = rule(
    "load.unworkable",
    ERROR,
    N_("The settings leave no time to work in, so that no load can be told: {why}"),
    N_("Correct what is wrong of {settings}, and import the file again with --replace."),
)
TWO_STANDARDS = rule(
    "load.two_standards",
    ERROR,
    N_("{count} time standards of “{duty}” hold at once, and none of them is used: {standards}."),
    N_(
        "State the 失效日期 of those that no longer hold, or delete their rows, and import the file again with --replace."
    ),
)
NO_MINUTES = rule(
    "load.no_minutes",
    ERROR,
    N_("The time standard of “{duty}” is 0 minutes; it is not used."),
    N_("State the minutes that a piece takes, and import the file again with --replace."),
)
UNKNOWN_DUTY_STANDARD = rule(
    "load.unknown_duty_standard",
    WARNING,
    N_("The time standard of “{duty}” is of no duty in the catalogue."),
    N_("Write the duty as the catalogue does, and import the file again with --replace. {nearest}"),
)
NO_PEOPLE = rule(
    "load.no_people",
    WARNING,
    N_(
        "In {community} nobody is in post, but work lies on it in {year} (work records: {records}, burdens: {burdens})."
    ),
    N_("Correct the people in post (zhunru template staffing), or find out who does the work."),
)
BEYOND_PEOPLE = rule(
    "load.beyond_people",
    WARNING,
    N_(
        "{community} reports {hours} hours of work a year (months of {year} recorded: {months}); all working days of its "
        "people (in post: {people}) have {most} hours."
    ),
    N_(
        "Look in its work records for minutes that were written as hours, and for records entered twice."
    ),
)
ONLY_PROPOSED = rule(
    "load.only_proposed",
    NOTE,
    N_("Only proposed, not in force: {names}."),
    N_("Once they are decided, enter them as 现行有效 (zhunru template parameter)."),
)

REMARKS = {
    NO_MINUTES.code: N_("0 minutes, not used"),
    TWO_STANDARDS.code: N_("several at once, not used"),
    UNKNOWN_DUTY_STANDARD.code: N_("no duty in the catalogue"),
    NO_PEOPLE.code: N_("nobody there"),
    BEYOND_PEOPLE.code: N_("more hours than its people have"),
}
"""What a list says, in a word, of a row against which there is such a finding."""
