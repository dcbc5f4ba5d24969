"""The rules of bundles: what can stand between a district's facts and the city's register."""

from __future__ import annotations

from registry.findings import Severity, rule
from registry.language import N_

CLAIMED = rule(
    "bundle.claimed",
    Severity.ERROR,
    N_("“{name}” ({code}) lies in {mine} by this bundle, and in {other} by {origin}."),
    N_(
        "Settle with both districts where it lies. If this bundle is right: --accept {code}; then what the bundle of the "
        "other district says of it ends."
    ),
)
NAME_DIFFERS = rule(
    "bundle.name_differs",
    Severity.ERROR,
    N_("The code {code} is “{name}” in the bundle and “{known}” here ({origin})."),
    N_(
        "Agree with the district on one code for one name; correct it there and have the bundle made anew."
    ),
)
DUTY_DIFFERS = rule(
    "bundle.duty_differs",
    Severity.ERROR,
    N_("The duty {code} is “{name}” in the bundle and “{known}” here."),
    N_(
        "Compare the catalogues. If both are the same duty: --accept {code}; else the district corrects its codes."
    ),
)
DUTY_UNKNOWN = rule(
    "bundle.duty_unknown",
    Severity.WARNING,
    N_(
        "The duty {code} “{name}” is in no edition here; what was pushed down for it counts as unlisted."
    ),
    N_("Import the catalogue of the district with its place (适用范围), if it has one of its own."),
)
OUTSIDE = rule(
    "bundle.outside",
    Severity.ERROR,
    N_("The row does not lie in {district}; a bundle speaks only of its own district."),
    N_("Have the district make the bundle anew; do not change files of a bundle."),
)
WORDING_DIFFERS = rule(
    "bundle.wording_differs",
    Severity.WARNING,
    N_(
        "“{name}” is another name of the duty {code} in the district, and of {known} here; here it stays so."
    ),
    N_("Agree with the district on which duty it means."),
)
SAME_NAME = rule(
    "bundle.same_name",
    Severity.NOTE,
    N_("“{name}” stands in {other} too; without codes they are taken for two."),
)
ROWS_LOST = rule(
    "bundle.rows_lost",
    Severity.ERROR,
    N_("Of {rows} rows only {read} can be read as facts; the others read as notes or totals."),
    N_("Have the district look at names such as 合计 or 备注 in its register."),
)
