"""Rules of procedure, place by place: TOML files beside this module, and those that a city writes itself.

A profile gives values for the keys of :data:`catalog.profiles.settings.SETTINGS`, each with its source and status, and lines of
the verdict table. One that ``extends`` another has all of its values but those it gives itself; its lines stand before.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from catalog.profiles import required
from catalog.profiles.settings import SETTINGS, Setting, Spec, Status
from catalog.profiles.verdicts import Advice, Row
from registry.errors import BadUsage, reason_of
from registry.language import _, current, sentences

FOLDER = Path(__file__).parent
DEFAULT = "national"
_OWN = frozenset({"name", "title_zh", "title_en", "extends", "place", "year", "status", "verdict"})
_OWN_TYPES = {
    "name": str,
    "title_zh": str,
    "title_en": str,
    "place": str,
    "status": str,
    "year": int,
}
_VALUE = frozenset({"value", "source", "status"})
_ROW = frozenset({"give", "fail", "undetermined", "pass"})


def near_to(word: str, known: Iterable[str]) -> list[str]:
    """Up to three known words that look like one that is not known."""
    from difflib import get_close_matches  # noqa: PLC0415  (only where something is mistyped)

    return get_close_matches(word, list(known), n=3, cutoff=0.4)


class ProfileFault(BadUsage):
    """A profile cannot be used as it is written; the sentence says where and what."""

    def __init__(self, profile: str, fault: str) -> None:
        super().__init__(_("Profile {profile}: {fault}").format(profile=profile, fault=fault))


class ProfileUnknown(BadUsage):
    """No profile and no file has that name."""

    def __init__(self, name: str) -> None:
        said = _("There is no profile “{name}”. Shipped: {names}.").format(
            name=name, names=_(", ").join(shipped())
        )
        if name.endswith(".toml"):
            said = _("There is no file {path}, neither here nor beside the register.").format(
                path=name
            )
        near = near_to(name, shipped())
        if near:
            said = sentences(said, _("Nearest: {names}.").format(names=_(", ").join(near)))
        super().__init__(said)


@dataclass(frozen=True, slots=True)
class Profile:
    """Rules of procedure, with all that was extended. *lineage* names the profiles, this one first."""

    name: str
    title_zh: str
    title_en: str
    place: str
    year: int | None
    lineage: tuple[str, ...]
    settings: dict[str, Setting]
    table: tuple[Row, ...]
    digest: str
    proposals: tuple[Setting, ...] = ()
    """Proposed values of keys for which another value is in force: told, but without effect."""

    @property
    def title(self) -> str:
        """Its title in the current tongue."""
        return self.title_zh if current() == "zh" else self.title_en

    def get(self, key: str) -> Setting | None:
        """The value of *key*; None where no source speaks of it."""
        if key not in SETTINGS:
            raise KeyError(key)
        return self.settings.get(key)

    def asks(self, key: str) -> Setting | None:
        """The flag *key* where it is set, so that the rule applies; None otherwise."""
        found = self.get(key)
        return found if found is not None and found.value is True else None


def shipped() -> list[str]:
    """The profiles that come with the tool, the national one first."""
    names = sorted(path.stem for path in FOLDER.glob("*.toml"))
    return sorted(names, key=lambda name: name != DEFAULT)


def chosen(config: Mapping[str, Any], option: str | None, beside: Path | None = None) -> Profile:
    """The profile that *option* names, else ``profile`` of ``zhunru.toml`` beside the register, else the national one."""
    told = config.get("profile", DEFAULT)
    if not isinstance(told, str):
        raise BadUsage(_("zhunru.toml: “profile” must be the name of a profile."))
    return load(option or told, beside)


def load(name: str = DEFAULT, beside: Path | None = None) -> Profile:
    """The profile of that name, or in that file; a relative path is looked for *beside* the register as well.

    Raises:
        ProfileFault: if it is unknown, cannot be read, or holds what no profile may.
    """
    return _assembled(_lineage(name, beside))


@dataclass(frozen=True, slots=True)
class _File:
    name: str
    path: Path
    text: str
    told: dict[str, Any]


def _lineage(name: str, beside: Path | None) -> list[_File]:
    files = [_read(_path(name, [Path()] + ([beside] if beside else [])))]
    while "extends" in files[-1].told:
        wanted = files[-1].told["extends"]
        if not isinstance(wanted, str):
            raise ProfileFault(files[-1].name, _("“extends” must be the name of a profile."))
        try:
            path = _path(wanted, [files[-1].path.parent])
        except ProfileUnknown as error:
            raise ProfileFault(files[-1].name, str(error)) from None
        if any(file.path == path for file in files):
            raise ProfileFault(files[0].name, _("it extends itself."))
        files.append(_read(path))
    return files


def _path(name: str, folders: list[Path]) -> Path:
    """The file of a shipped profile, or the file of that name in the first of *folders* that has it."""
    inside = FOLDER / f"{name}.toml"
    if "/" not in name and "\\" not in name and inside.is_file():
        return inside
    for path in (folder / name for folder in folders):
        if path.suffix == ".toml" and path.is_file():
            return path.resolve()
    raise ProfileUnknown(name)


def _read(path: Path) -> _File:
    try:
        text = path.read_text(encoding="utf-8-sig")
        told = tomllib.loads(text)
    except OSError as error:
        raise ProfileFault(path.name, reason_of(error)) from error
    except UnicodeDecodeError as error:
        raise ProfileFault(path.name, _("it is not UTF-8; save it as UTF-8.")) from error
    except tomllib.TOMLDecodeError as error:
        raise ProfileFault(path.name, _syntax(str(error))) from error
    for key, kind in _OWN_TYPES.items():
        if key in told and (not isinstance(told[key], kind) or isinstance(told[key], bool)):
            fault = _("“{key}”: {value} is not {type}.").format(
                key=key, value=told[key], type=_("a whole number") if kind is int else _("a text")
            )
            raise ProfileFault(path.name, fault)
    return _File(told.get("name") or path.stem, path, text, told)


def _syntax(reason: str) -> str:
    """What is wrong with a file that is not TOML, with the line where the parser tells it."""
    place = re.search(r" \(at line (\d+), column (\d+)\)", reason)
    if place is None:
        return _("it cannot be understood: {reason}").format(reason=reason)
    return _("line {line}, column {column} cannot be understood: {reason}").format(
        line=place[1], column=place[2], reason=reason[: place.start()]
    )


def _joined(files: list[_File]) -> tuple[dict[str, Setting], tuple[Setting, ...]]:
    """The values, those of the first file before the others; and proposals, which displace nothing that binds."""
    settings: dict[str, Setting] = {}
    proposals: dict[str, Setting] = {}
    for file in reversed(files):
        for key, setting in _settings(file).items():
            standing = settings.get(key)
            if standing is not None and standing.binds and not setting.binds:
                proposals[key] = setting
            else:
                settings[key] = setting
                proposals.pop(key, None)
    return settings, tuple(proposals.values())


def _assembled(files: list[_File]) -> Profile:
    settings, proposals = _joined(files)
    own = files[0].told
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.text.encode())
    for key in sorted(settings):
        if SETTINGS[key].type == "file":
            digest.update(Path(settings[key].value).read_bytes())
    return Profile(
        name=files[0].name,
        title_zh=str(own.get("title_zh") or files[0].name),
        title_en=str(own.get("title_en") or own.get("title_zh") or files[0].name),
        place=str(own.get("place") or ""),
        year=own.get("year"),
        lineage=tuple(file.name for file in files),
        settings=settings,
        table=tuple(row for file in files for row in _rows(file)),
        digest=digest.hexdigest(),
        proposals=proposals,
    )


def _settings(file: _File) -> dict[str, Setting]:
    result = {}
    for group, keys in file.told.items():
        if group in _OWN:
            continue
        if not isinstance(keys, dict):
            raise ProfileFault(file.name, _unknown(group, sorted(_OWN)))
        for name, told in keys.items():
            key = f"{group}.{name}"
            if key not in SETTINGS:
                raise ProfileFault(file.name, _unknown(key, list(SETTINGS)))
            result[key] = _setting(file, key, told)
    return result


def _unknown(key: str, known: list[str]) -> str:
    near = near_to(key, known)
    said = _("no profile has a key “{key}”.").format(key=key)
    if near:
        said = sentences(said, _("Nearest: {names}.").format(names=_(", ").join(near)))
    return said


def _setting(file: _File, key: str, told: Any) -> Setting:
    if not isinstance(told, dict) or "value" not in told or set(told) - _VALUE:
        raise ProfileFault(
            file.name,
            _(
                "“{key}” must be written as {{ value = …, source = “…”, status = “in_force” }}."
            ).format(key=key),
        )
    status = told.get("status", "")
    if status not in list(Status):
        raise ProfileFault(
            file.name,
            _("“{key}”: the status must be one of {names}, not “{status}”.").format(
                key=key, names=_(", ").join(Status), status=status
            ),
        )
    source = str(told.get("source") or "")
    if not source and status != Status.TOOL:
        raise ProfileFault(
            file.name, _("“{key}” needs its source: the document it comes from.").format(key=key)
        )
    value = _value(file, key, SETTINGS[key], told["value"])
    _require_known_words(file, key, value)
    return Setting(key, value, source, Status(status), file.name)


def _value(file: _File, key: str, spec: Spec, value: Any) -> Any:
    """The value in its type; yuan become fen, a file's path is made whole."""
    whole = isinstance(value, int) and not isinstance(value, bool)
    if spec.type == "flag" and isinstance(value, bool):
        return value
    if spec.type == "count" and whole and value >= 0:
        return value
    if spec.type == "yuan" and (whole or isinstance(value, float)) and value >= 0:
        return round(value * 100)
    if spec.type == "words" and isinstance(value, list) and all(isinstance(w, str) for w in value):
        return tuple(value)
    if spec.type == "levels" and isinstance(value, dict):
        return {level: str(body) for level, body in value.items()}
    if spec.type == "file" and isinstance(value, str):
        path = (file.path.parent / value).resolve()
        if path.is_file():
            return str(path)
        raise ProfileFault(
            file.name, _("“{key}”: there is no file {path}.").format(key=key, path=value)
        )
    raise ProfileFault(
        file.name,
        _("“{key}”: {value} is not {type}.").format(key=key, value=value, type=_types()[spec.type]),
    )


def _require_known_words(file: _File, key: str, value: Any) -> None:
    """Nothing, if the words of a closed set are in it."""
    known = required.words() if key == "form.required" else SETTINGS[key].choices
    for word in value if known else ():
        if word not in known:
            near = near_to(word, known)
            said = _("“{key}”: “{word}” is unknown. Possible: {names}.").format(
                key=key, word=word, names=_(", ").join(near or [*known[:60]])
            )
            raise ProfileFault(file.name, said)


def _types() -> dict[str, str]:
    return {
        "flag": _("true or false"),
        "count": _("a whole number"),
        "yuan": _("an amount in yuan"),
        "words": _("a list of words"),
        "levels": _("a table of level and body"),
        "file": _("the name of a file"),
    }


def _rows(file: _File) -> list[Row]:
    result = []
    for told in file.told.get("verdict", []):
        if not isinstance(told, dict) or set(told) - _ROW or told.get("give") not in list(Advice):
            raise ProfileFault(
                file.name,
                _(
                    "a line of the verdict table gives one of {names}, and says fail, undetermined or pass."
                ).format(names=_(", ").join(Advice)),
            )
        fails, undetermined, passes = (
            tuple(map(str, told.get(name, ()))) for name in ("fail", "undetermined", "pass")
        )
        result.append(Row(Advice(told["give"]), fails, undetermined, passes, file.name))
    return result
