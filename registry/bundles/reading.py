"""A bundle is opened only if its container can do no harm and every file is the one that the manifest describes.

Sizes and digests are taken from what is really unpacked, never from what the container says of itself.
"""

from __future__ import annotations

import csv
import hashlib
import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path

from registry.bundles.manifest import (
    NAME,
    BundleRefused,
    Manifest,
    Member,
    Unfit,
    read_manifest,
)
from registry.errors import FileUnreadable, reason_of
from registry.intake.cells import Raw
from registry.intake.personal import personal_data
from registry.language import _

MOST_PACKED = 200 * 2**20
"""Bytes of a bundle."""

MOST_UNPACKED = 500 * 2**20
"""Bytes of all its files together."""

MOST_RATIO = 200
"""How many times larger than packed a file of over a megabyte may be: tables of words stay far below."""

MOST_CHARACTERS, MOST_CELLS = 40_000, 500
"""Characters and cells of a row: thousands of rows are in memory at a time."""

MOST_MEMBERS = 100
MOST_MANIFEST = 2**20

_END = b"PK\x05\x06"
_END_BYTES = 22
_DIRECTORY_BYTES = 64 * 1024
"""Bytes that the directory of so few members may take."""

_CHUNK = 1 << 20

_NO_ZIP = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, IndexError, ValueError),
    *(NotImplementedError, RuntimeError),
)
"""What the standard library raises over a container that is damaged, or made to harm."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """An open bundle whose files have been checked against its manifest."""

    name: str
    bytes: int
    sha256: str
    manifest: Manifest
    archive: zipfile.ZipFile

    @contextmanager
    def rows(self, member: Member) -> Iterator[Iterator[list[Raw]]]:
        """The rows of a file, its header first; raises :class:`Unfit` where they are not those that were counted."""
        with self.archive.open(member.name) as stream:
            text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
            yield _counted(text, member)


def _counted(text: io.TextIOWrapper, member: Member) -> Iterator[list[Raw]]:
    lines = _Lines(text)
    count = -1
    try:
        for row in csv.reader(lines, strict=True):
            count += 1
            if len(row) > MOST_CELLS:
                raise Unfit(_("{file} has a row that is too long").format(file=member.name))
            lines.characters = 0
            if count > member.rows:
                break
            yield [*row]
    except (csv.Error, *_NO_ZIP) as error:
        raise Unfit(
            _("{file} is no readable CSV file: {reason}").format(file=member.name, reason=error)
        ) from error
    if count != member.rows:
        raise Unfit(
            _("{file} has {found} rows, the manifest says {stated}").format(
                file=member.name, found=max(count, 0), stated=member.rows
            )
        )


class _Lines:
    """The lines of a text, each read only as far as a row may reach."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text
        self.characters = 0
        """Read since the last whole row."""

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._text.readline(MOST_CHARACTERS + 1)
        self.characters += len(line)
        if self.characters > MOST_CHARACTERS:
            raise csv.Error(_("a row is too long"))
        if not line:
            raise StopIteration
        return line


@contextmanager
def opened_bundle(path: Path, *, schema: int) -> Iterator[Bundle]:
    """The bundle at *path*, open; raises :class:`BundleRefused` with the reason, :class:`FileUnreadable`."""
    with _opened(path) as file:
        try:
            yield _checked(path, file, schema)
        except Unfit as unfit:
            raise BundleRefused(path.name, str(unfit)) from None


def _opened(path: Path) -> BufferedReader:
    if not path.is_file():
        raise FileUnreadable(str(path), _("there is no file of that name"))
    try:
        return path.open("rb")
    except OSError as error:
        raise FileUnreadable(str(path), reason_of(error)) from error


def _checked(path: Path, file: BufferedReader, schema: int) -> Bundle:
    try:
        return _bundle(path.name, file, schema)
    except OSError as error:
        raise FileUnreadable(str(path), reason_of(error)) from error
    except _NO_ZIP as error:
        raise Unfit(_("it is no whole zip file ({reason})").format(reason=error)) from error


def _bundle(name: str, file: BufferedReader, schema: int) -> Bundle:
    size = file.seek(0, io.SEEK_END)
    if size > MOST_PACKED:
        raise Unfit(_("it is larger than {limit} MB").format(limit=MOST_PACKED // 2**20))
    if what := personal_data(name):
        raise Unfit(_("its name holds {what}").format(what=what))
    _check_end(file, size)
    file.seek(0)
    sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    archive = zipfile.ZipFile(file)
    inside = archive.infolist()
    _check_members(inside)
    manifest = read_manifest(_manifest(archive), schema=schema)
    _check_list(inside, manifest)
    left = MOST_UNPACKED
    for member in manifest.files:
        left -= _check_file(archive, member, left)
    return Bundle(name, size, sha256, manifest, archive)


def _check_end(file: BufferedReader, size: int) -> None:
    """The directory at the end is small: what is read of it stays in memory before anything else can be asked."""
    file.seek(max(0, size - _END_BYTES))
    end = file.read()
    if not end.startswith(_END) or end[20:22] != b"\x00\x00":
        raise Unfit(_("it is no whole zip file ({reason})").format(reason=_("its end is missing")))
    members = int.from_bytes(end[10:12], "little")
    directory = int.from_bytes(end[12:16], "little")
    file.seek(max(0, size - _END_BYTES - 20))
    if members > MOST_MEMBERS or directory > _DIRECTORY_BYTES or file.read(4) == b"PK\x06\x07":
        raise Unfit(_("it holds more than {limit} files").format(limit=MOST_MEMBERS))


def _check_members(inside: list[zipfile.ZipInfo]) -> None:
    """Names are plain, each once; nothing is a link, a folder, encrypted, or packed beyond measure."""
    names = [info.filename for info in inside]
    if len(names) > MOST_MEMBERS:
        raise Unfit(_("it holds more than {limit} files").format(limit=MOST_MEMBERS))
    for info in inside:
        name = info.filename
        shown = ascii(name)[1:-1][:80] if not name.isprintable() else name[:80]
        if name != info.orig_filename or "/" in name or "\\" in name or ":" in name or ".." in name:
            raise Unfit(_("the name “{file}” leads out of the bundle").format(file=shown))
        kind = stat.S_IFMT(info.external_attr >> 16)
        if kind not in (0, stat.S_IFREG) or info.is_dir():
            raise Unfit(_("“{file}” is a link or a folder, not a file").format(file=shown))
        if info.flag_bits & 0x1:
            raise Unfit(_("“{file}” is encrypted").format(file=shown))
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Unfit(_("“{file}” is packed in an unusual way").format(file=shown))
        if names.count(name) > 1:
            raise Unfit(_("“{file}” stands in it twice").format(file=shown))
        large = info.file_size > 2**20
        if large and info.file_size > MOST_RATIO * max(info.compress_size, 1):
            raise Unfit(_bomb())
    if sum(info.file_size for info in inside) > MOST_UNPACKED:
        raise Unfit(_bomb())


def _bomb() -> str:
    return _("unpacked it would be larger than a bundle can be")


def _manifest(archive: zipfile.ZipFile) -> bytes:
    try:
        with archive.open(NAME) as stream:
            content = stream.read(MOST_MANIFEST + 1)
    except KeyError:
        raise Unfit(_("it has no manifest; it is no bundle of this program")) from None
    if len(content) > MOST_MANIFEST:
        raise Unfit(_bomb())
    return content


def _check_list(inside: list[zipfile.ZipInfo], manifest: Manifest) -> None:
    """The bundle holds the files of the manifest, of their sizes, and no other."""
    sizes = {info.filename: info.file_size for info in inside}
    listed = {member.name: member.bytes for member in manifest.files}
    for name in sorted(sizes.keys() - listed.keys() - {NAME}):
        raise Unfit(_("“{file}” is not in its manifest").format(file=name[:80]))
    for name in sorted(listed):
        if name not in sizes:
            raise Unfit(_("“{file}” is in its manifest, but not in it").format(file=name))
        if sizes[name] != listed[name]:
            raise Unfit(
                _("“{file}” has {found} bytes, the manifest says {stated}").format(
                    file=name, found=sizes[name], stated=listed[name]
                )
            )


def _check_file(archive: zipfile.ZipFile, member: Member, limit: int) -> int:
    """The bytes of a file that is the one the manifest describes."""
    whole, size = hashlib.sha256(), 0
    with archive.open(member.name) as stream:
        while chunk := stream.read(_CHUNK):
            whole.update(chunk)
            size += len(chunk)
            if size > min(limit, member.bytes):
                raise Unfit(_bomb())
    if size != member.bytes or whole.hexdigest() != member.sha256:
        raise Unfit(
            _("“{file}” is not the file that its manifest describes (SHA-256 differs)").format(
                file=member.name
            )
        )
    return size
