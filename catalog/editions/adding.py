"""A duty that is added to an edition by hand: into which, and whether it fits."""

from __future__ import annotations

from collections.abc import Mapping

from catalog.editions import edition_named, in_force, lines
from registry.errors import BadUsage, ZhunruError
from registry.intake.cells import brackets, tidy
from registry.language import _
from registry.store import Register


class CodeTaken(ZhunruError):
    """A code of an edition stands for another duty."""

    def __init__(self, code: str, edition: str, name: str) -> None:
        super().__init__(
            _(
                "{code} stands in {edition} for “{name}”. Choose another code, or retire that duty first."
            ).format(code=code, edition=edition, name=name)
        )


class NameTaken(ZhunruError):
    """A duty stands in the edition under another code."""

    def __init__(self, name: str, edition: str, code: str) -> None:
        super().__init__(
            _("“{name}” stands in {edition} already, as {code}. Nothing was added.").format(
                name=name, edition=edition, code=code
            )
        )


def edition_for(register: Register, said: Mapping[str, str | None], today: str) -> str:
    """The code of the edition into which the duty goes; refused if its code or name stands there for another.

    *said* are the columns as typed; without an edition it is the one that is in force *today*.
    """
    edition = _edition(register, said.get("edition"), today)
    code, name = (brackets(tidy(said.get(column) or "")) for column in ("code", "name"))
    for line in lines(register, edition):
        if code and line.code == code and line.name != name:
            raise CodeTaken(code, edition, line.name)
        if line.name == name and line.code != (code or name):
            raise NameTaken(name, edition, line.code)
    return edition


def _edition(register: Register, said: str | None, today: str) -> str:
    if said:
        return edition_named(register, tidy(said)).code
    found = in_force(register, today)
    if len(found) == 1:
        return found[0].code
    if not found:
        raise BadUsage(_("No edition is in force today. Say which one with --edition."))
    names = _(", ").join(edition.code for edition in found)
    raise BadUsage(
        _("Several editions are in force: {editions}. Say which with --edition.").format(
            editions=names
        )
    )
