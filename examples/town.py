"""The invented city: districts, 63 streets, 721 communities with 6,769 grids, about 40 departments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from examples import material
from examples.chance import Dice, shared_out
from examples.material import Department

CITY = "示例市"
COMMUNITIES = 721
GRIDS = 6769
SHARED_NAME = "新风"
"""The one name that two communities of different districts bear."""


class Spot(NamedTuple):
    """A city, district, street or community, as rows name it; *shared* if its name alone is ambiguous."""

    level: str
    code: str
    name: str
    stem: str
    district: str
    shared: bool = False


class Community(NamedTuple):
    """A community and its figures; floor area in square metres."""

    spot: Spot
    street: Spot
    district: Spot
    households: int
    residents: int
    grids: int
    rural_related: bool
    floor_area: int


@dataclass(frozen=True, slots=True)
class Town:
    """All places and departments. Streets stand in the order of their districts, communities in that of streets."""

    city: Spot
    districts: tuple[Spot, ...]
    streets: tuple[Spot, ...]
    communities: tuple[Community, ...]
    departments: tuple[Department, ...]
    members: dict[str, tuple[Community, ...]]
    """The communities of each place, by its code."""

    def streets_of(self, district: str) -> list[Spot]:
        """The streets of a district, by its name."""
        return [street for street in self.streets if street.district == district]


def build_town(seed: int) -> Town:
    """The same city for the same seed."""
    dice = Dice(seed, "town")
    city = Spot("city", CITY, CITY, CITY, "")
    lines = material.streets()
    districts = tuple(
        Spot("district", code, name, name, name)
        for code, name in dict.fromkeys((line[0], line[1]) for line in lines)
    )
    streets = tuple(
        Spot("street", code, name, name.removesuffix("街道"), district)
        for _d, district, code, name in lines
    )
    communities = _communities(dice, districts, streets)
    members: dict[str, list[Community]] = {city.code: list(communities)}
    for community in communities:
        members.setdefault(community.district.code, []).append(community)
        members.setdefault(community.street.code, []).append(community)
    fixed = {code: tuple(found) for code, found in members.items()}
    return Town(city, districts, streets, communities, material.departments(), fixed)


def _communities(
    dice: Dice, districts: tuple[Spot, ...], streets: tuple[Spot, ...]
) -> tuple[Community, ...]:
    by_name = {district.name: district for district in districts}
    sizes = shared_out(COMMUNITIES, [dice.between(75, 130) for _street in streets])
    grids = shared_out(
        GRIDS, [dice.between(45, 110) + dice.skewed(0, 90) for _each in range(COMMUNITIES)]
    )
    names = _names(sizes, streets)
    result: list[Community] = []
    for street, size in zip(streets, sizes, strict=True):
        district = by_name[street.district]
        for number in range(1, size + 1):
            name = names[len(result)]
            spot = Spot(
                "community",
                f"{street.code}{number:02}",
                f"{name}社区",
                name,
                district.name,
                name == SHARED_NAME,
            )
            result.append(_community(dice, spot, street, district, grids[len(result)]))
    return tuple(result)


def _names(sizes: list[int], streets: tuple[Spot, ...]) -> list[str]:
    """A name for every community; the shared one is given out twice, in the first and the fourth district."""
    names = [name for name in material.community_names() if name != SHARED_NAME]
    names.insert(4, SHARED_NAME)
    fourth = list(dict.fromkeys(street.district for street in streets))[3]
    start = next(index for index, street in enumerate(streets) if street.district == fourth)
    names.insert(sum(sizes[:start]) + 6, SHARED_NAME)
    return names


def _community(dice: Dice, spot: Spot, street: Spot, district: Spot, grids: int) -> Community:
    households = grids * dice.between(255, 360) + dice.between(-40, 40)
    residents = households * dice.between(225, 275) // 100
    outlying = district.code in ("SS", "SH", "SY")
    return Community(
        spot,
        street,
        district,
        households,
        residents,
        grids,
        dice.hit(38 if outlying else 5),
        dice.between(30, 95) * 10 + dice.skewed(0, 40) * 10,
    )
