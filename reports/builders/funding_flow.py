"""The way of the money as a picture: departments, districts, streets, communities, and where it stopped.

The largest payers stand alone, the others together; below the districts holders stand together by district, or by street
where there is one district only. What goes back is taken off what went.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from registry.funding.account import Account
from registry.funding.book import Book
from registry.funding.holders import Holder, name_of
from registry.language import _
from reports.document import Flow, FlowLink, FlowNode

PAYERS = 9
"""Payers that stand alone."""

PLACES = 12
"""Places of a stage that stand alone."""


def money_flow(book: Book, accounts: Iterable[Account]) -> Flow:
    """The flow of the accounts' money."""
    seen = list(accounts)
    grouping = _Grouping(book, seen)
    moved: dict[tuple[str, str], int] = defaultdict(int)
    held: dict[str, int] = defaultdict(int)
    for account in seen:
        for flow in account.flows:
            source, target = grouping.node(flow.payer), grouping.node(flow.receiver)
            if flow.payer.kind == "community" and flow.receiver.kind in ("supplier", "other"):
                continue
            moved[source, target] += flow.amount
        for holder in account.holders:
            amount = account.held(holder)
            if amount > 0:
                held[grouping.node(holder)] += amount
    links = []
    for source, target in sorted(moved):
        if grouping.stage(source) < grouping.stage(target):
            amount = moved[source, target] - moved.get((target, source), 0)
            if amount > 0:
                links.append(FlowLink(source, target, amount))
    used = {end for link in links for end in (link.source, link.target)} | set(held)
    nodes = tuple(
        FlowNode(
            name,
            grouping.label(name),
            grouping.stage(name),
            held.get(name, 0),
            *grouping.chosen_by(name),
        )
        for name in grouping.ordered(used, links)
    )
    stages = (_("who paid"), _("districts"), _("streets"), _("communities"))
    return Flow("funding.flow", _("The way of the money"), stages, _("held"), nodes, tuple(links))


class _Grouping:
    """Which node a holder belongs to. A node is called by its stage and what stands together in it."""

    def __init__(self, book: Book, accounts: list[Account]) -> None:
        self._book = book
        self._levels = {code: level for code, (_name, level) in book.names.places.items()}
        self._above = {home.code: (home.street, home.district) for home in book.residences}
        put_up: dict[Holder, int] = defaultdict(int)
        for account in accounts:
            for flow in account.flows:
                if flow.payer.kind in ("department", "treasury"):
                    put_up[flow.payer] += flow.amount
        largest = sorted(put_up, key=lambda one: (-put_up[one], one))
        self._alone = set(largest[:PAYERS] if len(largest) > PAYERS + 1 else largest)
        self._others = len(largest) - len(self._alone)
        districts = [code for code, level in self._levels.items() if level == "district"]
        self._by_street = len(districts) < 2
        self._shown = set(sorted(districts)[:PLACES])

    def node(self, holder: Holder) -> str:
        """The node of a holder."""
        kind, code = holder
        if kind in ("department", "treasury"):
            return f"0 {code}" if holder in self._alone else "0"
        if kind == "community":
            return f"3 {self._place_of(*self._above.get(code, (None, None)))}"
        if kind == "place" and self._levels.get(code) == "street":
            return f"2 {self._place_of(code, self._book.names.district_of(code))}"
        if kind == "place":
            return f"1 {code}" if code in self._shown or self._levels.get(code) == "city" else "1"
        return "3supplier" if kind == "supplier" else "3other"

    def _place_of(self, street: str | None, district: str | None) -> str:
        if self._by_street:
            return street or ""
        return district if district in self._shown else ""

    def stage(self, node: str) -> int:
        """The stage of a node."""
        return int(node[0])

    def label(self, node: str) -> str:
        """What stands at a node, in words."""
        names = self._book.names
        special = {
            "0": _("{count} other payers").format(count=self._others),
            "1": _("other districts"),
            "3supplier": _("suppliers"),
            "3other": _("not in the register"),
        }
        if node in special:
            return special[node]
        stage, _space, code = node.partition(" ")
        if stage == "0":
            kind = "treasury" if code in names.holders else "department"
            return name_of(Holder(kind, code), names)
        place = names.place_name(code) if code else _("other places")
        if stage == "1":
            return place
        if self._by_street:
            return place if stage == "2" else _("communities of {place}").format(place=place)
        told = _("streets of {place}") if stage == "2" else _("communities of {place}")
        return told.format(place=place)

    def chosen_by(self, node: str) -> tuple[str, str]:
        """The role and the name with which a reader chooses a node; both empty where several share it."""
        stage, _space, code = node.partition(" ")
        if not code:
            return "", ""
        if stage == "0":
            return "department", self.label(node)
        level = self._levels.get(code, "")
        role = level if level in ("district", "street") else ""
        return role, self._book.names.place_name(code) if role else ""

    def ordered(self, nodes: set[str], links: list[FlowLink]) -> list[str]:
        """The nodes stage by stage: payers by how much they gave, places in the order of their codes."""
        gave: dict[str, int] = defaultdict(int)
        for link in links:
            gave[link.source] += link.amount
        rest = {"0", "1", "3supplier", "3other"}
        return sorted(
            nodes,
            key=lambda node: (
                self.stage(node),
                node in rest,
                -gave[node] if self.stage(node) == 0 else 0,
                node,
            ),
        )
