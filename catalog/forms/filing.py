"""Forms in files become filed requests: each file its own entry, a bad one told with its reasons."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from catalog.forms.files import forms_in
from catalog.forms.reading import Form, read
from catalog.requests.filing import (
    How,
    RequestClosed,
    RequestRejected,
    Source,
    file_request,
    read_request,
)
from registry.findings import Finding
from registry.intake.incoming import Incoming
from registry.journal import Act
from registry.store import Register


@dataclass(frozen=True, slots=True)
class Filed:
    """What became of one form: its number and entry (None if the register held it just so), or why it was refused.

    *closed* is the sentence for a request that is decided already.
    """

    file: str
    code: str | None
    entry: int | None
    name: str
    findings: list[Finding]
    closed: str | None = None

    @property
    def is_refused(self) -> bool:
        """Whether it is not in the register."""
        return self.code is None


def file_forms(
    register: Register,
    act: Act,
    paths: list[Path],
    *,
    today: date,
    dry_run: bool = False,
    on_file: Callable[[str, int, int], None] = lambda _name, _number, _of: None,
    on_wait: Callable[[], None] | None = None,
) -> tuple[list[Filed], list[Finding]]:
    """Every form that *paths* name is filed, or refused with its reasons; and what was passed over."""
    files, notes = forms_in(paths)
    rehearsal = register.transaction(dry_run=True, on_wait=on_wait) if dry_run else nullcontext()
    results = []
    with rehearsal:
        for number, file in enumerate(files, start=1):
            on_file(file.name, number, len(files))
            results.append(_file(register, act, file, today, on_wait))
    return results, notes


def _file(
    register: Register, act: Act, file: Incoming, today: date, on_wait: Callable[[], None] | None
) -> Filed:
    form = read(file.path, file.name)
    name = form.values.get("name", "")
    if form.has_errors:
        said = form.findings + _further(register, form, today)
        said.sort(key=lambda finding: finding.where.row or 0)
        return Filed(file.name, None, None, name, said)
    source = Source(file.name, file.sha256(), file.path.stat().st_size)
    try:
        code, entry, said = file_request(
            register, act, form.values, source, today=today, how=How(on_wait=on_wait)
        )
    except RequestRejected as rejected:
        return Filed(file.name, None, None, name, form.findings + form.placed(rejected.findings))
    except RequestClosed as closed:
        return Filed(file.name, None, None, name, form.findings, str(closed))
    return Filed(file.name, code, entry, name, form.findings + form.placed(said))


def _further(register: Register, form: Form, today: date) -> list[Finding]:
    """What else is wrong with a form that has faults already, so that it need be corrected only once."""
    if not form.values:
        return []
    try:
        return form.placed(read_request(register, form.values, today)[1])
    except RequestRejected as rejected:
        return form.placed(rejected.findings)
