"""A request as people read it: each field with its header, in the current tongue; blank fields are left out."""

from __future__ import annotations

from typing import Any

from catalog.requests import Request
from registry.language import _, current
from registry.names import Directory
from registry.quantities import MARK_LABELS, Mark, yuan
from registry.sheets import Column, kind_of
from registry.written import frequency_words


def request_words(names: Directory, request: Request) -> list[tuple[str, str]]:
    """Header and value of every field that is not blank, in the order of the form."""
    said = ((column, field_words(names, request, column)) for column in kind_of("request").columns)
    return [(column.label, text) for column, text in said if text]


def field_words(names: Directory, request: Request, column: Column) -> str:
    """The value of one field; empty where it is blank."""
    if column.type == "scope":
        return _scope(names, request)
    name = "duty_class" if column.name == "class" else column.name
    value = getattr(request, name)
    mark = getattr(request, f"{name}_mark", None)
    if column.type == "frequency":
        value, mark = request.frequency, request.yearly_60_mark
    if mark == Mark.NONE:
        return _("none")
    if value is None:
        return _("not applicable") if mark == Mark.NOT_APPLICABLE else ""
    text: str = _plain(names, column, value)
    return _(MARK_LABELS[Mark(mark)]).format(figure=text) if mark else text


def _plain(names: Directory, column: Column, value: Any) -> str:
    if column.type == "department":
        return names.departments.get(str(value), str(value))
    if column.type == "choice":
        return column.choice_label(value)
    if column.type == "flag":
        return _("yes") if value else _("no")
    if column.type == "money":
        return yuan(value)
    if column.type == "minutes":
        return _("{minutes} min").format(minutes=value)
    if column.type == "frequency":
        return frequency_words(value) if current() == "zh" else str(value)
    if column.type == "count":
        unit = column.unit or "" if current() == "zh" else ""
        return f"{value:,}{unit}"
    return str(value)


def _scope(names: Directory, request: Request) -> str:
    if request.community:
        return (
            names.full_name("community", request.community)
            if request.community in names.communities
            else request.community
        )
    if request.place and request.place == names.city:
        return _("all communities of {place}").format(place=names.place_name(request.place))
    return names.full_name("place", request.place) if request.place else ""
