"""The manifest of a bundle: whose facts, as of which entry of which chain, and the digest of every file."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from typing import Any

from registry.errors import InputRejected
from registry.intake.personal import personal_data
from registry.language import _

NAME = "manifest.json"
FORMAT, VERSION = "zhunru-bundle", 1

FACTS, NAMES, WORDINGS = "facts", "names", "wordings"
"""What a file is for: its rows are facts of the district, names and codes that those use, or other names of duties."""

_FILE_NAME = re.compile(r"[\w（）-]{1,60}\.csv")
_HASH = re.compile(r"[0-9a-f]{64}")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_LONGEST = 200
"""Characters of a text in a manifest."""


class BundleRefused(InputRejected):
    """A bundle that is not what it says it is, or not for this register; nothing of it was taken in."""

    def __init__(self, bundle: str, reason: str) -> None:
        super().__init__(
            _("{bundle} was refused: {reason}. Nothing was written.").format(
                bundle=bundle, reason=reason
            )
        )


class Unfit(Exception):
    """Why a part of a bundle is unfit, in words; :class:`BundleRefused` says of which bundle."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file of a bundle: its name, kind of sheet and role, rows below the header, bytes and SHA-256."""

    name: str
    kind: str
    role: str
    rows: int
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a bundle says of itself; *at* is UTC, ISO 8601; *entry* the last of *entries*, *head* its hash."""

    program: str
    schema: int
    district_code: str
    district: str
    keeper: str
    entry: int
    entries: int
    head: str
    by: str
    at: str
    files: tuple[Member, ...]

    def as_json(self) -> dict[str, Any]:
        """The documented JSON object."""
        return {
            "format": FORMAT,
            "version": VERSION,
            "program": self.program,
            "schema": self.schema,
            "district": {"code": self.district_code, "name": self.district},
            "register": {
                "place": self.keeper,
                "entry": self.entry,
                "entries": self.entries,
                "head": self.head,
            },
            "by": self.by,
            "at": self.at,
            "files": [asdict(member) for member in self.files],
        }

    def content(self) -> bytes:
        """The bytes of the file."""
        return (json.dumps(self.as_json(), ensure_ascii=False, indent=1) + "\n").encode()


def read_manifest(content: bytes, *, schema: int) -> Manifest:
    """The manifest; raises :class:`Unfit` for what is none, or is of a newer program than one of *schema*."""
    try:
        given = json.loads(content.decode("utf-8"), parse_constant=_no_such_number)
    except (ValueError, RecursionError):
        raise Unfit(_("its manifest is not readable JSON")) from None
    whole = _Object(given, "manifest")
    if whole.text("format") != FORMAT:
        raise Unfit(_("it is no bundle of this program"))
    if whole.number("version") > VERSION or whole.number("schema") > schema:
        raise Unfit(
            _(
                "it was made by a newer program ({program}, schema {found}; this one knows {known}); "
                "install the newer version"
            ).format(program=whole.text("program"), found=whole.number("schema"), known=schema)
        )
    district, register = whole.part("district"), whole.part("register")
    return Manifest(
        program=whole.text("program"),
        schema=whole.number("schema"),
        district_code=district.text("code"),
        district=district.text("name"),
        keeper=register.text("place"),
        entry=register.number("entry"),
        entries=register.number("entries"),
        head=register.text("head", _HASH),
        by=whole.text("by"),
        at=whole.text("at", _MOMENT),
        files=_members(whole),
    )


def _members(whole: _Object) -> tuple[Member, ...]:
    members = tuple(
        Member(
            name=each.text("name", _FILE_NAME),
            kind=each.text("kind"),
            role=each.text("role", re.compile(f"{FACTS}|{NAMES}|{WORDINGS}")),
            rows=each.number("rows"),
            bytes=each.number("bytes"),
            sha256=each.text("sha256", _HASH),
        )
        for each in whole.parts("files")
    )
    if len({member.name for member in members}) < len(members):
        raise Unfit(_("its manifest lists a file twice"))
    if len({(member.kind, member.role) for member in members}) < len(members):
        raise Unfit(_("its manifest lists two files of one kind"))
    return members


class _Object:
    """A JSON object of which only what is expected is believed."""

    def __init__(self, given: Any, where: str) -> None:
        if not isinstance(given, dict):
            raise Unfit(_("its manifest lacks “{name}”").format(name=where))
        self._given = given

    def text(self, name: str, pattern: re.Pattern[str] | None = None) -> str:
        value = self._given.get(name)
        if not isinstance(value, str) or not 0 < len(value) <= _LONGEST:
            raise Unfit(_("its manifest lacks “{name}”").format(name=name))
        if not value.isprintable() or (pattern and not pattern.fullmatch(value)):
            raise Unfit(_("“{name}” in its manifest is not what it should be").format(name=name))
        if personal_data(value) and pattern is None:
            raise Unfit(_("its manifest holds {what}").format(what=personal_data(value)))
        return value

    def number(self, name: str) -> int:
        value = self._given.get(name)
        if type(value) is not int or not 0 <= value < 2**53:
            raise Unfit(_("its manifest lacks “{name}”").format(name=name))
        return value

    def part(self, name: str) -> _Object:
        return _Object(self._given.get(name), name)

    def parts(self, name: str) -> list[_Object]:
        value = self._given.get(name)
        if not isinstance(value, list):
            raise Unfit(_("its manifest lacks “{name}”").format(name=name))
        return [_Object(each, name) for each in value]


def _no_such_number(name: str) -> float:
    raise ValueError(name)
