"""Which files of a folder are forms; what lies beside them is said."""

from __future__ import annotations

from pathlib import Path

from catalog.forms import rules
from registry.errors import FileUnreadable
from registry.findings import Finding, Where
from registry.intake.incoming import Incoming
from registry.language import _

FORMS = frozenset({".docx", ".docm", ".xlsx", ".xlsm", ".xls", ".et", ".ods"})
OLDER = frozenset({".doc", ".dot", ".wps", ".wpt", ".rtf", ".odt", ".uof"})
"""Formats of word processors that are not read: such a file is refused with its reason, not passed over."""


def forms_in(paths: list[Path]) -> tuple[list[Incoming], list[Finding]]:
    """The forms that *paths* name, each once, folders searched to their depth; and what was passed over.

    Raises :class:`FileUnreadable` where there is nothing of a name.
    """
    found: dict[Path, Incoming] = {}
    notes: list[Finding] = []
    for path in paths:
        if path.is_dir():
            inside, said = _inside(path)
            notes += said
        elif path.exists():
            inside = [Incoming(path, path.name)]
        else:
            raise FileUnreadable(str(path), _("there is nothing of that name"))
        for file in inside:
            found.setdefault(file.path.resolve(), file)
    return list(found.values()), notes


def _inside(folder: Path) -> tuple[list[Incoming], list[Finding]]:
    inside: list[Incoming] = []
    notes: list[Finding] = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = path.relative_to(folder).as_posix()
        if path.name.startswith(("~$", ".~")):
            opened = path.name.removeprefix("~$").removeprefix(".~lock.").removesuffix("#")
            notes.append(Finding(rules.FORM_OPEN_ELSEWHERE, Where(file=opened)))
        elif path.name.startswith("."):
            continue
        elif path.suffix.lower() in FORMS | OLDER:
            inside.append(Incoming(path, name))
        else:
            notes.append(Finding(rules.FORM_PASSED_OVER, Where(file=name)))
    if not inside:
        notes.append(Finding(rules.FOLDER_WITHOUT_FORMS, Where(file=str(folder))))
    return inside, notes
