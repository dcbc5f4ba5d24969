"""A filled-in form as texts by column of the request, with where each stood and what is to be said of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from catalog.forms import rules
from catalog.forms.layout import kind
from catalog.forms.pages import Part
from catalog.forms.pairing import Answer, Foreign, is_list, pairs
from registry.errors import reason_of
from registry.findings import Finding, Where
from registry.intake import rules as intake
from registry.intake.cells import CellFault, shown, squeezed, tidy
from registry.intake.headers import CONTACT
from registry.intake.incoming import OLE, ZIP, FileFault
from registry.intake.readers import READERS

FEWEST_FIELDS = 4
"""A file with fewer labels of the form is none."""

_OLDER = {
    ".doc": "Word 97–2003", ".dot": "Word 97–2003", ".wps": "WPS", ".wpt": "WPS", ".rtf": "RTF",
    ".odt": "OpenDocument", ".uof": "UOF",
}  # fmt: skip
_SIGNING = ("意见", "盖章", "签字", "签章", "填表说明", "填报说明", "说明", "备注")


@dataclass(slots=True)
class Form:
    """What a form says: texts by column name, as cells would hold them; where each stands; what is to be said of it."""

    file: str
    values: dict[str, str] = field(default_factory=dict)
    places: dict[str, Where] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    @property
    def has_errors(self) -> bool:
        """Whether it cannot be accepted as it is."""
        return any(finding.is_error for finding in self.findings)

    def placed(self, findings: list[Finding]) -> list[Finding]:
        """*findings* on fields, each with the place of its field in the form, without fields that have their error already."""
        by_label = {
            column.label: self.places[column.name]
            for column in kind().columns
            if column.name in self.places
        }
        moved = []
        for finding in findings:
            where = by_label.get(finding.where.column or "")
            if where is None:
                where = replace(finding.where, file=self.file)
            moved.append(replace(finding, where=where))
        told = {finding.where for finding in self.findings if finding.is_error}
        return [finding for finding in moved if finding.where not in told]


def read_form(path: Path) -> tuple[dict[str, str], list[Finding]]:
    """The texts of a form by column of the request, and what is to be said of it; no file makes it raise.

    Texts are as cells of a spreadsheet would hold them. A text that cannot be read as what its field needs stays among
    them and has its finding.
    """
    form = read(path)
    return form.values, form.findings


def read(path: Path, name: str | None = None) -> Form:
    """The form in the file at *path*, called *name* in what is said of it."""
    form = Form(name or path.name)
    where = Where(file=form.file)
    try:
        parts, notes = _parts(path, form.file)
        form.findings += notes
        _fill(form, parts)
    except FileFault as fault:
        no_form = fault.rule is intake.FILE_NOT_A_SPREADSHEET
        rule = rules.FORM_NO_FORM if no_form else fault.rule
        form.findings.append(Finding(rule, where, dict(fault.facts)))
    except OSError as error:
        reason = {"reason": reason_of(error)}
        form.findings.append(Finding(intake.FILE_UNREADABLE, where, reason))
    return form


def _parts(path: Path, name: str) -> tuple[list[Part], list[Finding]]:
    with path.open("rb") as stream:
        head = stream.read(64)
    if not head:
        raise FileFault(intake.FILE_EMPTY)
    suffix = path.suffix.lower()
    if head.startswith(ZIP) and _holds(path, "word/document.xml"):
        from catalog.forms.word_reading import read_word  # noqa: PLC0415 - only where needed

        return read_word(path.read_bytes()), []
    if suffix in _OLDER or head.startswith(b"{\\rtf"):
        raise FileFault(rules.FORM_OLD_FORMAT, program=_OLDER.get(suffix, "RTF"))
    if head.startswith((ZIP, OLE)):
        if suffix in (".docx", ".docm"):
            _refuse_container(path, is_zip=head.startswith(ZIP))
        from catalog.forms.excel_reading import read_excel  # noqa: PLC0415 - only where needed

        return read_excel(path, name, is_zip=head.startswith(ZIP))
    raise FileFault(rules.FORM_NO_FORM)


def _holds(path: Path, part: str) -> bool:
    """Whether a zipped file has that part; a damaged one is looked at by its name."""
    import zipfile  # noqa: PLC0415 - only where needed

    try:
        with zipfile.ZipFile(path) as archive:
            return part in archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return path.suffix.lower() in (".docx", ".docm")


def _refuse_container(path: Path, *, is_zip: bool) -> None:
    """A .docx that is no document inside: protected by a password, an older format renamed, or something else."""
    if not is_zip:
        if "EncryptedPackage".encode("utf-16-le") in path.read_bytes():
            raise FileFault(intake.FILE_ENCRYPTED)
        raise FileFault(rules.FORM_OLD_FORMAT, program=_OLDER[".doc"])


def _fill(form: Form, parts: list[Part]) -> None:
    """What the parts say is in the form."""
    if any(is_list(part) for part in parts):
        raise FileFault(rules.FORM_LIST, file=form.file)
    found = [pair for part in parts for pair in pairs(part, form.file)]
    answers = [pair for pair in found if isinstance(pair, Answer)]
    if len({pair.column.name for pair in answers}) < FEWEST_FIELDS:
        raise FileFault(rules.FORM_NO_FORM)
    for pair in sorted(answers, key=lambda pair: not pair.in_table):
        _take(form, pair)
    _note_foreign(form, [pair for pair in found if isinstance(pair, Foreign)])
    _check(form)


def _take(form: Form, pair: Answer) -> None:
    """The answer is the form's; a second one to the same question must say the same."""
    name = pair.column.name
    if pair.uncalculated:
        form.findings.append(Finding(intake.FORMULA_EMPTY, pair.where))
    if not pair.text:
        form.places.setdefault(name, pair.where)
        return
    before = form.values.get(name)
    if before is None:
        form.values[name], form.places[name] = pair.text, pair.where
    elif squeezed(before).lower() != squeezed(pair.text).lower():
        facts = {"label": pair.column.label, "one": shown(before), "other": shown(pair.text)}
        beside_table = not pair.in_table and form.places[name].row is not None
        rule = rules.FORM_TEXT_DIFFERS if beside_table else rules.FORM_CONTRADICTS
        form.findings.append(Finding(rule, pair.where, facts))


def _note_foreign(form: Form, pairs: list[Foreign]) -> None:
    """Fields that the form does not know are said; those with names and numbers of persons only counted."""
    persons = 0
    for pair in pairs:
        if CONTACT.search(pair.label):
            persons += 1
        elif not any(word in pair.label for word in _SIGNING):
            facts = {"label": pair.label, "value": shown(pair.text)}
            form.findings.append(Finding(rules.FORM_UNKNOWN_LABEL, pair.where, facts))
    if persons:
        where = Where(file=form.file)
        form.findings.append(Finding(intake.PERSONAL_DROPPED, where, {"cells": persons}))


def _check(form: Form) -> None:
    """What cannot be read as its field needs it has its finding; names of departments and places need a register."""
    for column in kind().columns:
        text = form.values.get(column.name)
        if text is None:
            continue
        if (column.choices or column.type == "flag") and "\n" in text:
            options = "、".join(tidy(text).split())
            place = form.places[column.name]
            form.findings.append(Finding(rules.FORM_TICKS, place, {"options": options}))
            del form.values[column.name]
        elif column.type in READERS:
            try:
                READERS[column.type](text, column, None)
            except CellFault as fault:
                place = form.places[column.name]
                form.findings.append(Finding(fault.rule, place, fault.facts))
