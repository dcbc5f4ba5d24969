"""A zip whose bytes depend on its contents alone: fixed dates, fixed system, nothing compressed.

Compressed bytes differ between zlib and its successors; stored ones do not.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from io import BytesIO


def stored_zip(members: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip of the named members in their order."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, data in members:
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.create_system = 3
            info.external_attr = 0o600 << 16
            archive.writestr(info, data)
    return buffer.getvalue()
