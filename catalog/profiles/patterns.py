"""Patterns of the verdict table: each must fit a check that there is, or it would never count."""

from __future__ import annotations

from difflib import get_close_matches
from fnmatch import fnmatchcase

from catalog.profiles import Profile, ProfileFault
from registry.findings import RULES
from registry.language import _, sentences


def require_known_patterns(profile: Profile) -> None:
    """Nothing, if every pattern of the verdict table fits the code of a check; else :class:`ProfileFault`."""
    from catalog.rules import checks  # noqa: PLC0415 - so that all rules are known

    checks()
    for row in profile.table:
        for pattern in (*row.fails, *row.undetermined, *row.passes):
            if not any(fnmatchcase(code, pattern) for code in RULES):
                near = get_close_matches(pattern, RULES, n=2, cutoff=0.4)
                said = _("the verdict table waits for “{pattern}”, which is no check.").format(
                    pattern=pattern
                )
                if near:
                    said = sentences(said, _("Nearest: {names}.").format(names=_(", ").join(near)))
                raise ProfileFault(row.profile, said)
