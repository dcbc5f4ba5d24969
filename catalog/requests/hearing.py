"""What comes before vetting: a filed request by its number, or a form that nobody has filed yet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from catalog.requests import Request, request
from registry.findings import Finding
from registry.store import Register

SUFFIXES = frozenset({".docx", ".docm", ".xlsx", ".xlsm", ".xls", ".et", ".ods"})
"""What ends like this is the path of a form, even where there is no such file."""

UNFILED = "—"
"""The number of a request that was not filed yet and states none."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A request to be vetted, with what reading its form noted; *request* is None where it could not be read."""

    name: str
    request: Request | None
    findings: tuple[Finding, ...] = ()
    fault: str = ""
    is_form: bool = False


def hear(register: Register, what: str, today: date) -> Heard:
    """The request that *what* names: the number of a filed one, or the path of a form.

    Raises a :class:`ZhunruError` with the reason where it names neither or cannot be read.
    """
    path = Path(what)
    if path.suffix.lower() in SUFFIXES or path.is_file():
        return _from_form(register, path, today)
    return Heard(what, request(register, what))


def hear_all(register: Register, folder: Path, today: date) -> tuple[list[Heard], list[Finding]]:
    """The requests of all forms below a folder, and what else lies there; a broken form is heard with its faults."""
    from catalog.forms.files import forms_in  # noqa: PLC0415  (only for folders)
    from registry.errors import ZhunruError  # noqa: PLC0415

    heard: list[Heard] = []
    files, notes = forms_in([folder])
    for file in files:
        try:
            found = _from_form(register, file.path, today)
        except ZhunruError as error:
            heard.append(Heard(file.name, None, fault=str(error)))
        else:
            heard.append(replace(found, name=file.name))
    return heard, notes


def _from_form(register: Register, path: Path, today: date) -> Heard:
    from catalog.forms import read  # noqa: PLC0415
    from catalog.requests.filing import RequestRejected, typed_request  # noqa: PLC0415  (only for forms)

    form = read(path)
    try:
        asked, said = (
            (None, [])
            if form.has_errors and not form.values
            else typed_request(register, form.values, today)
        )
    except RequestRejected as rejected:
        raise RequestRejected(form.findings + form.placed(rejected.findings)) from None
    if asked is None or form.has_errors:
        raise RequestRejected(form.findings + form.placed(said))
    noted = (*form.findings, *form.placed(said))
    return Heard(str(path), replace(asked, code=asked.code or UNFILED), noted, is_form=True)
