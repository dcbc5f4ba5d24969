"""The editions of the catalogue, their duties, the lists of what may hang and be issued, and the settings."""

from __future__ import annotations

from datetime import date

from examples import material
from examples.facts import (
    CommunityRow,
    DepartmentRow,
    Duty,
    Edition,
    Parameter,
    Permit,
    Place,
    Retirement,
)
from examples.town import CITY, Town

FIRST, SECOND, GRID = "2024版", "2025版", "网格2025版"
TURN = date(2025, 1, 1)
"""The day from which the second edition holds and the first no longer."""

KINDS = {
    "own": "依法履职",
    "assist": "依法协助",
    "entrusted": "委托准入",
    "barred": "负面清单",
    "purchasable": "可购买服务",
}

SECOND_DOCUMENT = "示社工发〔2024〕21号"
NATIONAL_LIST = "民发〔2020〕20号"
CITY_LIST = "示社工发〔2024〕22号"


def editions() -> list[Edition]:
    """The first edition of 200 duties, the second of 85, and that of the grids."""
    return [
        Edition(
            FIRST,
            "示民发〔2023〕31号",
            date(2023, 12, 15),
            CITY,
            "社区",
            "全部",
            date(2024, 1, 1),
            TURN,
        ),
        Edition(SECOND, SECOND_DOCUMENT, date(2024, 12, 16), CITY, "社区", "全部", TURN, None),
        Edition(GRID, "示政法〔2024〕18号", date(2024, 12, 20), CITY, "网格", "全部", TURN, None),
    ]


def duties(edition: str) -> list[Duty]:
    """The lines of an edition."""
    if edition == GRID:
        return [
            Duty(
                GRID,
                line.code,
                line.group,
                line.name,
                KINDS[line.kind],
                line.department,
                None,
                None,
                None,
                TURN,
                None,
            )
            for line in material.grid_duties()
        ]
    first = edition == FIRST
    return [
        Duty(
            edition,
            line.code,
            line.group,
            line.name,
            KINDS[line.kind],
            line.department or None,
            (line.basis_2024 if first else line.basis) or None,
            line.part or None,
            line.money_standard or None,
            date(2024, 1, 1) if first else TURN,
            TURN if first else None,
        )
        for line in material.duties()
        if first or line.in_2025
    ]


def remarks() -> list[str]:
    """What became of each duty of the first edition, as written beside it."""
    return [line.remark for line in material.duties()]


def retirements() -> list[Retirement]:
    """Why duties of the first edition do not stand in the second; of two of them nothing is recorded."""
    return [
        Retirement(
            FIRST,
            line.code,
            line.cause,
            line.into or None,
            SECOND_DOCUMENT,
            TURN,
            None if line.cause in ("合并", "重复") else line.remark,
        )
        for line in material.duties()
        if line.cause
    ]


def permits(kind: str) -> list[Permit]:
    """The city's own list for signboards, and for certificates the national one with the city's beside it."""
    burden = {"signboard": "牌子", "certificate": "证明"}[kind]
    rows = []
    for pattern in material.patterns(kind):
        if pattern.listed in ("permitted", "barred"):
            national = kind == "certificate" and pattern.listed == "barred"
            rows.append(
                Permit(
                    burden,
                    pattern.name,
                    "允许" if pattern.listed == "permitted" else "禁止",
                    NATIONAL_LIST if national else CITY_LIST,
                    CITY,
                    date(2024, 1, 1) if national else TURN,
                )
            )
    return rows


def parameters() -> list[Parameter]:
    """The settings; most are invented and say so."""
    return [
        Parameter(name, value, unit, source, status, date.fromisoformat(since))
        for name, value, unit, source, status, since in material.parameters()
    ]


def places(town: Town) -> list[Place]:
    """City, districts and streets; the city has no code but its name."""
    rows = [Place(None, CITY, "市级", None)]
    rows += [Place(spot.code, spot.name, "区县级", CITY) for spot in town.districts]
    rows += [Place(spot.code, spot.name, "街道级", spot.district) for spot in town.streets]
    return rows


def communities(town: Town, district: str) -> list[CommunityRow]:
    """The communities of a district."""
    return [
        CommunityRow(
            community.spot.code,
            community.spot.name,
            community.street.name,
            district,
            community.households,
            community.residents,
            community.grids,
            "涉农社区" if community.rural_related else "城市社区",
            community.floor_area,
        )
        for community in town.communities
        if community.district.name == district
    ]


def departments(town: Town) -> list[DepartmentRow]:
    """The departments with their other names."""
    return [
        DepartmentRow(
            department.code, department.name, department.level, "、".join(department.aliases)
        )
        for department in town.departments
    ]
