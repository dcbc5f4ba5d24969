"""Which reader reads a column of which type."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from registry.intake.cells import (
    Raw,
    read_aliases,
    read_burden_kind,
    read_choice,
    read_code,
    read_document_number,
    read_flag,
    read_list,
    read_name,
    read_text,
)
from registry.intake.numbers import read_area, read_count, read_money, read_points
from registry.intake.shares import read_shares
from registry.intake.times import (
    read_date,
    read_frequency,
    read_minutes,
    read_month_day,
    read_year,
)
from registry.sheets import Column

Reader = Callable[[Raw, Column, str | None], Any]

READERS: dict[str, Reader] = {
    "count": read_count,
    "money": read_money,
    "area": read_area,
    "points": read_points,
    "minutes": read_minutes,
    "date": read_date,
    "year": read_year,
    "month_day": read_month_day,
    "shares": read_shares,
    "frequency": read_frequency,
    "text": read_text,
    "name": read_name,
    "duty": read_name,
    "code": read_code,
    "document_number": read_document_number,
    "choice": read_choice,
    "burden_kind": read_burden_kind,
    "flag": read_flag,
    "list": read_list,
    "aliases": read_aliases,
}
"""The reader of every type that needs no register; names of departments, communities and places need one."""
