"""The rules of what the cells of a row say together: settings of calculations, time standards."""

from __future__ import annotations

from registry.findings import Severity, rule
from registry.language import N_

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

SETTING_UNREADABLE = rule(
    "parameter.unreadable",
    ERROR,
    N_("“{value}” states no number for {name} ({meaning})."),
    N_("Write one number, {bounds}, or a range from the lower to the higher end, such as 6–8."),
)
SETTING_UNIT = rule(
    "parameter.unit",
    ERROR,
    N_("{name} ({meaning}) is counted in {unit}; “{given}” cannot be turned into that."),
    N_("Write the value in {unit}, and {unit} as its unit."),
)
SETTING_OUT_OF_BOUNDS = rule(
    "parameter.out_of_bounds",
    ERROR,
    N_("{name} ({meaning}) cannot be {value}: it lies {bounds}."),
    N_("Correct the value or its unit."),
)
SETTING_CONVERTED = rule(
    "parameter.converted",
    NOTE,
    N_("{value} for {name} is read as {converted}."),
)
SETTING_MISSPELT = rule(
    "parameter.unknown",
    WARNING,
    N_("No calculation reads a parameter by the name of “{name}”; it is kept and used nowhere."),
    N_("If one of these is meant, write its name: {names}."),
)
SETTING_UNUSED = rule(
    "parameter.unused",
    NOTE,
    N_("No calculation reads the parameter “{name}”; it is kept and used nowhere."),
    N_("Those that are read stand in the blank workbook: zhunru template parameter -o 参数.xlsx"),
)
STANDARD_EMPTY = rule(
    "standard.no_minutes",
    ERROR,
    N_("A time standard of 0 minutes says that a piece takes no time."),
    N_("State the minutes that a piece takes, or leave the cell blank if that is not known."),
)
