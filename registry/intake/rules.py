"""The rules of intake: what can be wrong with a file, a sheet, a row or a cell."""

from __future__ import annotations

from registry.findings import Severity, rule
from registry.language import N_

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

FILE_UNREADABLE = rule(
    "file.unreadable",
    ERROR,
    N_("The file cannot be read: {reason}."),
    N_("Close it in other programs, and check that it is there and may be read."),
)
FILE_PASSED_OVER = rule(
    "file.passed_over",
    NOTE,
    N_("The file is no spreadsheet (.xlsx .xls .et .ods .csv); it was passed over."),
)
FILE_NOT_A_SPREADSHEET = rule(
    "file.not_a_spreadsheet",
    ERROR,
    N_("This is not a spreadsheet."),
    N_(
        "Send it as .xlsx, .xls, .et, .ods or .csv. A filled-in request form goes to: zhunru request file FILE"
    ),
)
FILE_DAMAGED = rule(
    "file.damaged",
    ERROR,
    N_("The file is damaged: {reason}."),
    N_("Open it in a spreadsheet program, save it anew and import the new copy."),
)
FILE_ENCRYPTED = rule(
    "file.encrypted",
    ERROR,
    N_("The file is protected by a password."),
    N_("Save a copy without the password and import that."),
)
FILE_EMPTY = rule(
    "file.empty", ERROR, N_("The file is empty."), N_("Ask the sender for the filled file.")
)
FILE_BOMB = rule(
    "file.too_large_inside",
    ERROR,
    N_("Unpacked, the file would take {size} MB; that is more than a spreadsheet of {limit} MB."),
    N_("Split it into several files, or save it as CSV."),
)
FILE_TOO_MANY_ROWS = rule(
    "file.too_many_rows",
    ERROR,
    N_("A sheet has more than {limit} rows."),
    N_("Split it into several files, for example one a quarter."),
)
FILE_SHEET_TOO_LARGE = rule(
    "file.sheet_too_large",
    ERROR,
    N_("A sheet spans {rows} rows and {columns} columns; that is more than can be read."),
    N_("Delete the empty rows and columns beyond the table, save it and import it again."),
)
FILE_ENCODING = rule(
    "file.encoding",
    ERROR,
    N_("The text is in no known encoding (UTF-8, GB18030, UTF-16)."),
    N_("Save it as CSV UTF-8 and import it again."),
)
FILE_OPEN_ELSEWHERE = rule(
    "file.open_elsewhere",
    NOTE,
    N_("The file is open in a spreadsheet program; what was last saved was read."),
    N_("Save it there and import it again if it has changed."),
)
FILE_SAME_AGAIN = rule(
    "file.same_again",
    NOTE,
    N_("The same file was read before, as entry {entry}; nothing was added."),
)
FILE_MACROS = rule("file.macros", NOTE, N_("The file holds macros; they were ignored."))
FOLDER_EMPTY = rule(
    "folder.empty",
    ERROR,
    N_("No spreadsheet was found in the folder."),
    N_("Put .xlsx, .xls, .et, .ods or .csv files into it."),
)

SHEET_UNKNOWN = rule(
    "sheet.unknown_kind",
    ERROR,
    N_(
        "The headers fit no known kind of spreadsheet. Nearest is “{nearest}”; it lacks: {missing}."
    ),
    N_(
        "Correct the headers, or say what it is with --kind; see zhunru template --list. A filled-in request form goes to: "
        "zhunru request file FILE"
    ),
)
SHEET_NO_HEADER = rule(
    "sheet.no_header",
    ERROR,
    N_("No row of headers was found that any kind of spreadsheet has."),
    N_("Put the headers of a kind above the rows; see zhunru template --list."),
)
SHEET_SKIPPED = rule(
    "sheet.skipped",
    WARNING,
    N_("The sheet was passed over. {reason}"),
    N_("If it is to be read, correct its headers and import the file again."),
)
SHEET_AMBIGUOUS = rule(
    "sheet.ambiguous_kind",
    ERROR,
    N_("The headers fit several kinds alike: {kinds}."),
    N_("Say which with --kind."),
)
SHEET_HARDLY_KNOWN = rule(
    "sheet.hardly_known",
    ERROR,
    N_(
        "Of the headers only “{header}” is known, of “{kind}”: too little to tell what the sheet is."
    ),
    N_("Say what it is with --kind; see zhunru template --list."),
)
SHEET_EMPTY = rule(
    "sheet.no_rows",
    WARNING,
    N_("Below the headers of “{kind}” there are no rows."),
    N_("Ask whether this is meant."),
)
COLUMN_MISSING = rule(
    "column.missing",
    ERROR,
    N_("A column is missing that “{kind}” needs: {columns}."),
    N_("Add the column, or say another --kind."),
)
COLUMN_UNKNOWN = rule(
    "column.unknown",
    NOTE,
    N_("These columns are not known to “{kind}” and were kept aside: {columns}."),
)
COLUMN_TWICE = rule(
    "column.twice",
    WARNING,
    N_("“{header}” stands for {column}, which another column gives already; it was kept aside."),
    N_("Delete or rename one of the two columns."),
)
COLUMN_UNNAMED = rule(
    "column.unnamed",
    WARNING,
    N_("Column {column} has no header; its {cells} cells were kept aside."),
    N_("Give the column its header."),
)
PERSONAL_DROPPED = rule(
    "personal.dropped",
    NOTE,
    N_("{cells} cells with names or numbers of contact persons were dropped."),
)
FORMULA_EMPTY = rule(
    "formula.no_value",
    ERROR,
    N_("A formula has no stored value, or gives an error."),
    N_(
        "Open the file in a spreadsheet program, correct the formula or let it calculate, and save it."
    ),
)

CELL_REQUIRED = rule(
    "cell.required", ERROR, N_("The cell is empty, but every row needs it."), N_("Fill it in.")
)
CELL_NUMBER = rule(
    "cell.not_a_number",
    ERROR,
    N_("“{value}” is no number."),
    N_("Write a number, for example 120 or 约120."),
)
CELL_WHOLE = rule(
    "cell.not_whole", ERROR, N_("“{value}” is not a whole number."), N_("Write a whole number.")
)
CELL_NEGATIVE = rule(
    "cell.negative", ERROR, N_("“{value}” is below zero."), N_("Write zero or more.")
)
CELL_TOO_LARGE = rule(
    "cell.too_large",
    ERROR,
    N_("“{value}” is larger than any real figure."),
    N_("Check the number and its unit."),
)
CELL_MONEY = rule(
    "cell.not_an_amount",
    ERROR,
    N_("“{value}” is no amount of money."),
    N_("Write it as 12000, 12,000元 or 1.2万元."),
)
CELL_ROUNDED = rule(
    "cell.rounded",
    WARNING,
    N_("“{value}” is finer than {unit}; it was rounded."),
    N_("Check the figure."),
)
CELL_DATE = rule(
    "cell.not_a_date",
    ERROR,
    N_("“{value}” is no date."),
    N_("Write it as 2026-03-01 or 2026年3月1日."),
)
CELL_NO_SUCH_DAY = rule(
    "cell.no_such_day", ERROR, N_("There is no such day as “{value}”."), N_("Correct the date.")
)
CELL_MONTH_UNCLEAR = rule(
    "cell.month_unclear",
    ERROR,
    N_("“{value}” stands in the cell as a number: it may be January or October."),
    N_("Write it as {year}-01 or {year}-10, or as text."),
)
CELL_MONTH_DAY = rule(
    "cell.not_a_day_of_the_year",
    ERROR,
    N_("“{value}” is no day of the year."),
    N_("Write it as 6月30日, 06-30 or 年底."),
)
CELL_SHARES = rule(
    "cell.not_shares",
    ERROR,
    N_("“{value}” does not say who bears which part."),
    N_("Write it as 市1:区2.5 or 县5:乡5, the higher level first."),
)
CELL_YEAR = rule("cell.not_a_year", ERROR, N_("“{value}” is no year."), N_("Write it as 2026."))
CELL_DURATION = rule(
    "cell.not_a_duration",
    ERROR,
    N_("“{value}” is no length of time."),
    N_("Write it as 90分钟, 1.5小时, 2小时30分 or 半天."),
)
CELL_FREQUENCY = rule(
    "cell.not_a_frequency",
    ERROR,
    N_("“{value}” does not say how often."),
    N_("Write it as 每日, 每月2次, 每季度, 半年, 每两年一次, 随时, 一次性, or the times a year."),
)
CELL_CHOICE = rule(
    "cell.not_a_choice", ERROR, N_("“{value}” is not one of: {choices}."), N_("Write one of them.")
)
CELL_LONG = rule(
    "cell.too_long",
    ERROR,
    N_("The text has {length} characters; {limit} are allowed."),
    N_("Shorten it."),
)
PERSONAL_REFUSED = rule(
    "personal.refused",
    ERROR,
    N_("The cell holds {what}. No resident's personal data is stored."),
    N_("Delete it from the file and import it again."),
    "《中华人民共和国个人信息保护法》第六条",
)
NAME_UNKNOWN = rule(
    "name.unknown",
    ERROR,
    N_("No {what} is called “{name}”. {nearest}"),
    N_('Correct the name, or record it with: zhunru alias add {kind} "{name}" "{suggestion}"'),
)
NAME_AMBIGUOUS = rule(
    "name.ambiguous",
    ERROR,
    N_("“{name}” may be: {candidates}."),
    N_("Write the district before the name, or use the code."),
)
NAME_NEW = rule(
    "name.nothing_like_it",
    ERROR,
    N_("No {what} is called “{name}”, nor anything like it."),
    N_(
        "Correct the name. If it is another name of something known: "
        'zhunru alias add {kind} "{name}" FULL-NAME. If it is new, first import a list in which it stands.'
    ),
)
NAME_ELSEWHERE = rule(
    "name.elsewhere",
    ERROR,
    N_("“{name}” does not lie in “{place}”; the register knows: {nearest}."),
    N_("Correct the name, the district or the street."),
)
NAME_HAS_CODE = rule(
    "name.has_code",
    ERROR,
    N_("“{name}” is in the register under the code “{known}”, not “{code}”."),
    N_("Use the code of the register, or tell the two apart by name, district or level."),
)
NAME_KEEPS_CODE = rule(
    "name.keeps_code",
    NOTE,
    N_(
        "“{name}” is in the register under the code “{code}”; “{other}” is another name of it from now on."
    ),
)
CODE_NEEDED = rule(
    "name.needs_code",
    ERROR,
    N_("Several are called “{name}”; the row does not tell which it is."),
    N_("Give the code, or the district and street."),
)
HOLDER_UNKNOWN = rule(
    "holder.unknown",
    WARNING,
    N_(
        "“{name}” is no department, place or community of the register; it was kept as written. {nearest}"
    ),
    N_("Correct the name, or record it as a department."),
)
ROW_LONE = rule(
    "row.lone",
    WARNING,
    N_("Only “{text}” stands in the row; it was taken for a note and passed over."),
    N_("Fill the row in if it was meant as one."),
)
ROW_TOO_LONG = rule(
    "row.too_long",
    ERROR,
    N_("The row has more cells than the header; a separator may stand inside a text."),
    N_("Put such a text into double quotes, or save the file as .xlsx."),
)
ROW_STILL_NAMED = rule(
    "row.still_named",
    ERROR,
    N_("“{code}” is gone from the file, but facts of entry {entry} name it; it cannot be retired."),
    N_("Keep its row and give it an end date."),
)
ROW_REPEATED = rule(
    "row.repeated",
    WARNING,
    N_("The row is the same as row {other} and has no document number; both were kept."),
    N_("Delete one if it was entered twice, or give the document numbers."),
)
ROW_TWICE = rule(
    "row.twice",
    WARNING,
    N_("The row is the same as row {other}; it was taken once."),
    N_("Delete one of the two."),
)
ROW_CONTRADICTS = rule(
    "row.contradicts",
    ERROR,
    N_("The row speaks of the same thing as row {other}, but differs from it."),
    N_("Keep the right one of the two rows."),
)
ROW_MISSING = rule(
    "row.missing",
    WARNING,
    N_(
        "“{row_text}” was in the earlier file (entry {entry}, row {old_row}) and is not in this one; it still holds."
    ),
    N_("If it is to go, import the file with --replace."),
)
ROW_RETIRED = rule(
    "row.retired",
    NOTE,
    N_("“{row_text}” was in the earlier file (entry {entry}, row {old_row}) and was retired."),
)
DATES_REVERSED = rule(
    "row.dates_reversed",
    ERROR,
    N_("It ends ({end}) before it begins ({begin})."),
    N_("Correct one of the dates."),
)
TOTAL_DIFFERS = rule(
    "total.differs",
    ERROR,
    N_("The total says {stated}; the rows it sums add up to {counted}."),
    N_("Correct the total or the rows."),
)
FINDINGS_MORE = rule(
    "findings.more", NOTE, N_("{count} more findings of this kind were left out here.")
)
