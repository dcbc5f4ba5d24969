"""The rules of the request form: what can be wrong with a file, or with a field of it."""

from __future__ import annotations

from registry.findings import Severity, rule
from registry.language import N_

FORM_OLD_FORMAT = rule(
    "form.old_format",
    Severity.ERROR,
    N_("The file is in a format of {program}, not .docx."),
    N_("Open it there, save it as .docx, and file that."),
)
FORM_DAMAGED = rule(
    "form.damaged",
    Severity.ERROR,
    N_("The form cannot be read: {reason}."),
    N_("Open it in a word processor, save it anew, and file the new copy."),
)
FORM_TOO_LARGE = rule(
    "form.too_large",
    Severity.ERROR,
    N_(
        "Unpacked, the text of the form would take {size} MB; a form takes no more than {limit} MB."
    ),
    N_("Copy the fields into a blank form: zhunru request template -o 申请表.docx"),
)
FORM_NO_FORM = rule(
    "form.no_form",
    Severity.ERROR,
    N_("The fields of the request form are not in this file."),
    N_("Have the form filled in that this writes: zhunru request template -o 申请表.docx"),
)
FORM_LIST = rule(
    "form.list",
    Severity.ERROR,
    N_("This is a list of requests, one a row, not a form."),
    N_("Read it with: zhunru import {file}"),
)
FORM_CONTRADICTS = rule(
    "form.contradicts",
    Severity.ERROR,
    N_("“{label}” stands twice in the form: “{one}” and “{other}”."),
    N_("Keep the right one of the two."),
)
FORM_TEXT_DIFFERS = rule(
    "form.text_differs",
    Severity.WARNING,
    N_(
        "“{label}” is “{one}” in the table and “{other}” in the text beside it; the table was taken."
    ),
    N_("Make the two agree."),
)
FORM_TICKS = rule(
    "form.several_ticks",
    Severity.ERROR,
    N_("Several boxes are ticked: {options}."),
    N_("Tick one of them."),
)
FORM_UNKNOWN_LABEL = rule(
    "form.unknown_field",
    Severity.NOTE,
    N_("“{label}” is no field of the request form; “{value}” was left out."),
)
FORM_PASSED_OVER = rule(
    "form.passed_over",
    Severity.NOTE,
    N_("The file is no Word or Excel form; it was passed over."),
)
FORM_OPEN_ELSEWHERE = rule(
    "form.open_elsewhere",
    Severity.NOTE,
    N_("The form is open in another program; what was last saved was read."),
)
FOLDER_WITHOUT_FORMS = rule(
    "form.none_in_folder",
    Severity.ERROR,
    N_("No Word or Excel form was found in the folder."),
    N_("Put filled-in forms (.docx .xlsx) into it."),
)
