"""How departments, communities, places and holders are written so that a reader of the sheet finds the same one again.

Every spelling is tried against the directory before it is used: what it gives back is what was meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from registry.names import Directory, Unresolved

EVERYWHERE = "全部"
"""All communities of the city."""


class Spelling:
    """The shortest clear name of everything in a directory; a code where no name is clear."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._known: dict[tuple[str, str], str] = {}

    def department(self, code: str) -> str:
        """The department's full name, else its code."""
        return self._remembered("department", code)

    def place(self, code: str) -> str:
        """The place's name, else its code."""
        return self._remembered("place", code)

    def community(self, code: str) -> str:
        """The community's name; with its district or street before it where the name stands twice; else its code."""
        return self._remembered("community", code)

    def scope(self, community: str | None, place: str | None) -> str | None:
        """The community, or the place whose communities are all meant; the city is 全部."""
        if community is not None:
            return self._remembered("scope", community)
        return None if place is None else self._remembered("extent", place)

    def holder(self, code: str, kind: str) -> str:
        """The department, place, community, treasury or supplier that holds money; any other as it was written."""
        return code if kind == "other" else self._remembered(f"holder of {kind}", code)

    def _remembered(self, role: str, code: str) -> str:
        key = role, code
        if key not in self._known:
            self._known[key] = self._found(role, code)
        return self._known[key]

    def _found(self, role: str, code: str) -> str:
        kind = {"scope": "community", "extent": "place"}.get(role, role.removeprefix("holder of "))
        candidates = list(self._candidates(kind, code))
        if role == "extent":
            candidates.insert(0, EVERYWHERE)
        return next(
            (text for text in candidates if self._means(role, text) == code), candidates[-1]
        )

    def _candidates(self, kind: str, code: str) -> Iterator[str]:
        directory = self._directory
        if kind == "department":
            yield directory.departments.get(code, code)
        elif kind in ("treasury", "supplier"):
            yield directory.full_name(kind, code)
        elif kind == "place":
            yield directory.place_name(code)
        elif code in directory.communities:
            yield from self._community_names(code)
        yield code

    def _community_names(self, code: str) -> Iterator[str]:
        community = self._directory.communities[code]
        district = self._directory.place_name(community.district) if community.district else ""
        street = self._directory.place_name(community.street) if community.street else ""
        yield community.name
        if district:
            yield district + community.name
        if street:
            yield street + community.name
            yield district + street + community.name

    def _means(self, role: str, text: str) -> str | None:
        """The code that intake would read *text* as; None if it would refuse it, or take it for something else."""
        directory = self._directory
        try:
            if role == "scope":
                return directory.scope(text)[0]
            if role == "extent":
                return directory.scope(text)[1]
            if role.startswith("holder of "):
                code, kind = directory.holder(text)
                return code if role == f"holder of {kind}" else None
            return str(getattr(directory, role)(text))
        except Unresolved:
            return None
