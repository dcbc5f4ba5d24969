"""What may stand in a cell, in words: for the explanations of a template and the hints beside its cells."""

from __future__ import annotations

from registry.language import N_, _, current
from registry.sheets import Column

MAY_STAND = {
    "count": N_("A whole number, zero or more; 约120, 近200 and 300余 are kept as rough figures."),
    "money": N_(
        "An amount of money: 12000, 12,000元 or 1.2万元; a bare number is in the unit of the header."
    ),
    "area": N_("Square metres, with up to two decimals."),
    "points": N_("Points, with up to two decimals."),
    "minutes": N_(
        "A length of time: 30分钟, 1.5小时, 2小时30分 or 半天; a bare number is minutes, unless the header says otherwise."
    ),
    "date": N_(
        "A day: 2026-03-01, 2026年3月1日 or 2026.3.1; a month, 2026年3月, if the day is not known."
    ),
    "year": N_("A year, such as 2026."),
    "month_day": N_("A day of every year: 6月30日, 06-30 or 年底."),
    "shares": N_("How many parts each level bears, the higher first: 市1:区2.5."),
    "frequency": N_(
        "How often: 每日, 每周, 每月2次, 每季度, 半年, 每年, 每两年一次, 随时 or 一次性; a bare number is times a year."
    ),
    "text": N_("Words, up to 2,000 characters. No names or numbers of residents."),
    "name": N_("A name, always written alike. No names or numbers of residents."),
    "duty": N_("The code of a duty in the access catalogue, or its exact wording."),
    "code": N_("A short code."),
    "document_number": N_("A document number, such as 示民发〔2026〕15号."),
    "choice": N_("One of the words in the drop-down list."),
    "burden_kind": N_("One of the words in the drop-down list."),
    "flag": N_("是 or 否."),
    "list": N_("Several words with 、 between them."),
    "aliases": N_("Other names in use, with 、 between them."),
    "department": N_(
        "A department that the register knows: its name, another name of it, or its code."
    ),
    "community": N_(
        "A community that the register knows: its name or code; the district comes before a name that stands twice."
    ),
    "place": N_("A city, district or street that the register knows: its name or code."),
    "scope": N_("A community; or a street or district, for all communities in it; or 全部."),
    "holder": N_(
        "A department, district, street, community, treasury or supplier; any other body is kept as written."
    ),
}
"""By the type of the column."""

NOTHING = (
    (N_("blank, —"), N_("Not known. It is never counted as zero.")),
    ("/", N_("Does not apply here.")),
    ("无", N_("There is none: zero, or no basis.")),
)
"""How cells are understood that hold no figure."""


def may_stand(column: Column) -> str:
    """What may stand in the column's cells, in the current tongue."""
    own = column.help_zh if current() == "zh" else column.help_en
    if own:
        return own
    if column.name == "code" and not column.required:
        return _("A short code; if left blank, the name serves as the code.")
    return _(MAY_STAND[column.type])
