"""The names of the city as a bundle means them: what stands several times in the city is what lies in the district."""

from __future__ import annotations

from registry.bundles.within import communities_within, places_within
from registry.names import Directory
from registry.store import Register


class DistrictDirectory(Directory):
    """The directory of a city for the sheets of one *district*, given by its code."""

    def __init__(self, register: Register, district: str) -> None:
        self.district = district
        self._own: dict[str, str] = {}
        super().__init__(register)

    def reload(self) -> None:
        """The names are those that are live now."""
        super().reload()
        self.places_within = places_within(self, self.district)
        self.communities_within = communities_within(self, self.places_within)

    def note_department(self, name: str, code: str) -> None:
        """The bundle calls the department of that code *name*."""
        self._own[name] = code

    def department(self, name: str) -> str:
        """The code of the department that the bundle, or else the city, calls so."""
        return self._own.get(name) or super().department(name)

    def place(self, name: str, district: str | None = None) -> str:
        """The code of the place; of several of one name that of the district."""
        if name == self.district:
            return name
        return super().place(name, district or self.district)

    def community(self, name: str, district: str | None = None, street: str | None = None) -> str:
        """The code of the community, which must lie in the district."""
        return super().community(name, district or self.district, street)

    def district_above(self, place: str | None) -> str | None:
        """The code of the district in which a place lies, or which it is."""
        if place is None or self.places.get(place, ("", ""))[1] == "district":
            return place
        return self.district_of(place)
