"""Office files are zip archives; these bear no trace of the hour in which they were written."""

from __future__ import annotations

import zipfile
from io import BytesIO

_FIRST = "[Content_Types].xml"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def undated_member(name: str) -> zipfile.ZipInfo:
    """A member of that name, to be packed, that bears no date."""
    member = zipfile.ZipInfo(name, _LONG_AGO)
    member.compress_type = zipfile.ZIP_DEFLATED
    member.create_system = 0
    return member


def undated(archive: bytes) -> bytes:
    """The same members in order of their names, the list of types first, none dated by the clock."""
    same = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(archive)) as source,
        zipfile.ZipFile(same, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in sorted(source.namelist(), key=lambda name: (name != _FIRST, name)):
            target.writestr(undated_member(name), source.read(name))
    return same.getvalue()
