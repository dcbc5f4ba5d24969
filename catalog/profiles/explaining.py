"""A profile explained: each key in words, with its source, and what is not settled said plainly."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from catalog.profiles import Profile
from catalog.profiles.required import TYPES, wanted
from catalog.profiles.settings import SETTINGS, Setting
from catalog.profiles.verdicts import Row
from registry.command import wrapped
from registry.language import _, sentences
from registry.quantities import Unit, show
from registry.sheets import kind_of

_CHOICES = {"covers.subjects": "subject", "routes.exempt": "exemption"}
"""Keys whose words are choices of a column of the request."""


@dataclass(frozen=True, slots=True)
class Line:
    """A key of a profile, or a line of its verdict table, as people read it; *profile* is the one that says so."""

    key: str
    about: str
    value: str
    source: str
    status: str
    profile: str

    def cells(self) -> tuple[str, ...]:
        """The line as a row of a listing."""
        return self.key, self.about, self.value, self.source, self.status, self.profile


def explained(profile: Profile) -> list[Line]:
    """Every key in the order of the specification, proposals behind what holds, then the verdict table."""
    lines = []
    for key in SETTINGS:
        setting = profile.get(key)
        lines.append(_settled(setting) if setting else _open(key))
        lines += [_settled(proposal) for proposal in profile.proposals if proposal.key == key]
    return lines + [_verdict(number, row) for number, row in enumerate(profile.table, start=1)]


def text(profile: Profile, columns: int = 100) -> str:
    """The profile as a page of text of so many columns: what is settled, what is not, and how the verdict follows."""
    lines = explained(profile)
    table = [line for line in lines if line.key.startswith("verdict.")]
    settled = [line for line in lines if line.status]
    missing = [line for line in lines if not line.status and line not in table]
    page = [heading(profile), "", *(row for line in settled for row in _block(line, columns)), ""]
    names = _("; ").join(_noted(line.about, line.key) for line in missing)
    page += [_("Not stated, so that no such rule applies:"), *_indented(names, columns), ""]
    page.append(_("The verdict follows from the first line that fits:"))
    for number, line in enumerate(table, start=1):
        page.append(f"  {number}. {_noted(line.value, line.profile)}")
        page += _indented(line.about, columns, "     ")
    return "\n".join(page) + "\n"


def heading(profile: Profile) -> str:
    """The profile in a sentence or two: its title, how much it settles, what it extends."""
    title = _noted(profile.title, str(profile.year)) if profile.year else profile.title
    told = _("{name}: {count} values.").format(name=title, count=len(profile.settings))
    if len(profile.lineage) > 1:
        names = _(", ").join(profile.lineage[1:])
        told = sentences(told, _("It extends {names}.").format(names=names))
    if profile.proposals:
        note = _("Proposals that are not in force are told; they change no verdict.")
        told = sentences(told, note)
    return told


def _noted(text: str, note: str) -> str:
    return _("{text} ({note})").format(text=text, note=note)


def _block(line: Line, columns: int) -> list[str]:
    told = wrapped(f"{line.about}{_(': ')}{line.value}", columns - 4)
    source = _("; ").join(part for part in (line.source, line.status, line.profile) if part)
    return [line.key, *("    " + row for row in told), f"    [{source}]"]


def _indented(text: str, columns: int, by: str = "    ") -> list[str]:
    return [by + row for row in wrapped(text, columns - len(by))]


def _settled(setting: Setting) -> Line:
    about = _(SETTINGS[setting.key].about)
    return Line(
        setting.key,
        about,
        in_words(setting),
        setting.source,
        setting.status.label,
        setting.profile,
    )


def _open(key: str) -> Line:
    return Line(key, _(SETTINGS[key].about), _("not stated"), "", "", "")


def _verdict(number: int, row: Row) -> Line:
    parts = [
        (_("failed"), row.fails),
        (_("undetermined"), row.undetermined),
        (_("passed"), row.passes),
    ]
    told = [f"{label}{_(': ')}{_(', ').join(patterns)}" for label, patterns in parts if patterns]
    about = _("; ").join(told) or _("in all other cases")
    return Line(f"verdict.{number}", about, row.gives.label, "", "", row.profile)


def in_words(setting: Setting) -> str:
    """The value as people read it, in the current tongue."""
    value, kind = setting.value, SETTINGS[setting.key].type
    if kind == "flag":
        return _("yes") if value else _("no")
    if kind == "yuan":
        return show(value, Unit.FEN)
    if kind == "levels":
        told = [f"{_label('level', level)}{_(': ')}{body}" for level, body in value.items()]
        return _("; ").join(told)
    if kind == "words":
        return _(", ").join(_word(setting.key, word) for word in value)
    return Path(value).name if kind == "file" else f"{value:,}"


def _word(key: str, word: str) -> str:
    if key == "form.required":
        asked = wanted(word)
        if asked.of is None:
            return asked.label
        column = "type" if asked.of in TYPES else "subject"
        return f"{_label(column, asked.of)}{_(': ')}{asked.label}"
    return _label(_CHOICES[key], word) if key in _CHOICES else word


def _label(column: str, value: str) -> str:
    return kind_of("request").by_name[column].choice_label(value)


def as_json(profile: Profile) -> dict[str, Any]:
    """The profile as a JSON object: values as they are written, money in fen; what is not settled is null."""
    return {
        "name": profile.name,
        "title": profile.title,
        "place": profile.place,
        "year": profile.year,
        "lineage": list(profile.lineage),
        "digest": profile.digest,
        "settings": {key: _raw(profile.get(key)) for key in SETTINGS},
        "proposals": {setting.key: _raw(setting) for setting in profile.proposals},
        "verdict": [
            {
                "give": row.gives.value,
                "fail": list(row.fails),
                "undetermined": list(row.undetermined),
                "pass": list(row.passes),
                "profile": row.profile,
            }
            for row in profile.table
        ],
    }


def _raw(setting: Setting | None) -> dict[str, Any] | None:
    if setting is None:
        return None
    value = list(setting.value) if isinstance(setting.value, tuple) else setting.value
    return {
        "value": value,
        "source": setting.source,
        "status": setting.status.value,
        "profile": setting.profile,
    }
