"""The live facts of a district as a bundle: the same facts give the same bytes but for who made it and when."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from registry import chain
from registry.archives import undated_member
from registry.bundles import wordings
from registry.bundles.manifest import FACTS, NAME, NAMES, WORDINGS, Manifest, Member
from registry.bundles.within import District, Within, district_named
from registry.export_files import as_csv
from registry.exporting import Export, Fact
from registry.journal import Act, program
from registry.names import Directory
from registry.sheets import Column, Kind, kinds
from registry.spelling import Spelling
from registry.store import Register
from registry.written import Cell


@dataclass(frozen=True, slots=True)
class Made:
    """A bundle's bytes, its manifest, and how many facts of the register lie in no place and stay, by kind."""

    content: bytes
    manifest: Manifest
    left_out: dict[str, int]


def bundle_of(
    register: Register,
    district: str,
    act: Act,
    on_file: Callable[[str, int, int], None] | None = None,
) -> Made:
    """What the register holds of the district that *district* names, as of its last entry."""
    register.connection.execute("BEGIN")
    try:
        return _bundle(register, district, act, on_file or (lambda _name, _number, _of: None))
    finally:
        register.connection.execute("ROLLBACK")


def _bundle(
    register: Register, name: str, act: Act, on_file: Callable[[str, int, int], None]
) -> Made:
    directory = Directory(register)
    district = district_named(directory, name)
    within = Within(register, directory, district)
    files: list[tuple[Member, bytes]] = []
    exports = list(_exports(register, directory, district, within))
    for number, (file, role, export) in enumerate(exports, start=1):
        on_file(file, number, len(exports))
        lines = list(as_csv(export))
        content = "".join(lines).encode("utf-8-sig")
        files.append(_described(file, export.kind.kind, role, len(lines) - 1, content))
    other_names = register.query(
        f"SELECT name, code FROM alias WHERE {within.wordings()} ORDER BY name, code"
    )
    rows, content = wordings.written((name, code) for name, code in other_names)
    files.append(_described(wordings.FILE, wordings.KIND, WORDINGS, rows, content))
    files = [(member, content) for member, content in files if member.rows]
    manifest = _manifest(register, directory, district, act, files)
    content = _packed([(NAME, manifest.content()), *((one.name, body) for one, body in files)])
    return Made(content, manifest, within.left_out())


def _described(name: str, kind: str, role: str, rows: int, content: bytes) -> tuple[Member, bytes]:
    digest = hashlib.sha256(content).hexdigest()
    return Member(name, kind, role, rows, len(content), digest), content


def _exports(
    register: Register, directory: Directory, district: District, within: Within
) -> Iterator[tuple[str, str, Export]]:
    """The files that there may be: their names, roles and exports."""
    spelling = _Spelling(directory)
    for kind in kinds().values():
        condition = within.facts(kind)
        if condition is not None:
            yield f"{kind.zh}.csv", FACTS, _Export(register, kind, condition, spelling, district)
        if kind.kind == "duty":
            named = within.named_duties()
            yield (
                f"{kind.zh}（对照）.csv",
                NAMES,
                _Export(register, kind, named, spelling, district),
            )


def _manifest(
    register: Register,
    directory: Directory,
    district: District,
    act: Act,
    files: list[tuple[Member, bytes]],
) -> Manifest:
    last, count = register.query("SELECT MAX(id), COUNT(*) FROM entry")[0]
    return Manifest(
        program=program(),
        schema=register.version,
        district_code=district.code,
        district=district.name,
        keeper=directory.place_name(directory.city or ""),
        entry=int(last or 0),
        entries=int(count),
        head=chain.head(register.connection),
        by=act.by,
        at=act.moment(),
        files=tuple(member for member, _content in files),
    )


def _packed(members: list[tuple[str, bytes]]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, content in members:
            archive.writestr(undated_member(name), content)
    return whole.getvalue()


class _Spelling(Spelling):
    """As a sheet spells names, but 全部 is written as the place it is: at the city it would be more."""

    def _found(self, role: str, code: str) -> str:
        if role != "extent":
            return super()._found(role, code)
        names = list(self._candidates("place", code))
        return next((text for text in names if self._means(role, text) == code), names[-1])


class _Export(Export):
    """The live facts of a kind that fulfil a *condition*, as another register is to read them."""

    def __init__(
        self, register: Register, kind: Kind, condition: str, spelling: Spelling, district: District
    ) -> None:
        super().__init__(register, kind)
        self._condition = condition
        self._spelling = spelling
        self._district = district

    def _of_this_kind(self) -> str:
        return f"{super()._of_this_kind()} AND ({self._condition})"

    def facts(self) -> Iterator[Fact]:
        """The facts; what lies in no other place than the whole register says in which district it does."""
        above = {"community": "district", "place": "parent"}.get(self.kind.kind)
        for fact in super().facts():
            if above and fact.values[above] is None:
                yield replace(fact, values={**fact.values, above: self._district.code})
            else:
                yield fact

    def _cell(self, column: Column, names: tuple[str, ...], fact: Fact) -> Cell:
        values: dict[str, Any] = fact.values
        if column.type == "code" and column.name == "code" and values["code"] == values.get("name"):
            return None  # the name served as the code here; the other register finds its own
        return super()._cell(column, names, fact)
