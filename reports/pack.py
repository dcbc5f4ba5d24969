"""The pack: the whole set of papers for a year in one folder, in every format, with a page that leads to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from catalog.profiles import Profile
from registry.errors import ZhunruError
from registry.language import N_, _
from reports.community import CityView
from reports.document import Document, Figure
from reports.scope import Scope

FILES = ("docx", "xlsx", "html", "json")
"""The formats of a pack; pdf comes on demand, because its program is an extra."""

WIDE = ("xlsx", "html", "json")
"""The formats of papers with a line for every community: no page of paper is so wide."""


@dataclass
class Sources:
    """What papers are made from: the scope, the rules of procedure, and the books that several papers read."""

    scope: Scope
    profile: Profile
    today: str

    @cached_property
    def city(self) -> CityView:
        """The books of the whole city."""
        return CityView(self.scope)


Build = Callable[[Sources], Document | None]


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of the pack: the name of its files, what it is made with (nothing where there is nothing to tell), formats."""

    name: str
    build: Build
    formats: tuple[str, ...] = FILES


@dataclass(frozen=True, slots=True)
class Written:
    """A paper that stands in the folder, or why it does not."""

    name: str
    title: str
    files: tuple[str, ...]
    figures: tuple[Figure, ...] = ()
    missing: str = ""


def _burden(sources: Sources) -> Document:
    from reports.builders.burden import burden_report  # noqa: PLC0415  (one paper at a time)

    return burden_report(sources.scope)


def _funding(sources: Sources) -> Document:
    from reports.builders.funding import funding_report  # noqa: PLC0415

    return funding_report(sources.scope)


def _league(sources: Sources) -> Document:
    from reports.builders.league import league_report  # noqa: PLC0415

    return league_report(sources.scope)


def _bills(sources: Sources) -> Document:
    from reports.builders.bills import bills_report  # noqa: PLC0415

    return bills_report(sources.scope)


def _load(sources: Sources) -> Document:
    from reports.builders.load import load_report  # noqa: PLC0415
    from reports.load import Load  # noqa: PLC0415

    return load_report(Load.of(sources.scope))


def _staffing(sources: Sources) -> Document:
    from reports.builders.staffing_report import staffing_report  # noqa: PLC0415

    return staffing_report(sources.scope)


def _communities(sources: Sources) -> Document:
    from reports.builders.communities import communities_report  # noqa: PLC0415

    return communities_report(sources.city)


def _catalogue(sources: Sources) -> Document:
    from catalog.editions.publishing import edition_in_force  # noqa: PLC0415
    from reports.builders.catalogue import official_list  # noqa: PLC0415

    scope = sources.scope
    return official_list(scope, edition_in_force(scope.register, scope.as_of))


def _transfer(sources: Sources) -> Document:
    from catalog.editions.publishing import edition_in_force  # noqa: PLC0415
    from reports.builders.catalogue import transfer_list  # noqa: PLC0415

    scope = sources.scope
    return transfer_list(scope, edition_in_force(scope.register, scope.as_of))


def _bridge(sources: Sources) -> Document | None:
    """From the edition before to the one in force; nothing where there is none before."""
    from catalog.editions import editions  # noqa: PLC0415
    from catalog.editions.bridge import bridge  # noqa: PLC0415
    from catalog.editions.publishing import edition_in_force  # noqa: PLC0415
    from reports.builders.bridge import bridge_report  # noqa: PLC0415

    register = sources.scope.register
    now = edition_in_force(register, sources.scope.as_of)
    before = [
        one
        for one in editions(register)
        if (one.place, one.type) == (now.place, now.type)
        and (one.valid_from or "") < (now.valid_from or "")
    ]
    if not before:
        return None
    last = max(before, key=lambda one: one.valid_from or "")
    return bridge_report(sources.scope, bridge(register, last, now))


def _gate(sources: Sources) -> Document:
    from reports.builders.gate import gate_report  # noqa: PLC0415

    return gate_report(sources.scope, sources.profile, sources.today)


def _needs(sources: Sources) -> Document:
    from reports.builders.needs import needs_report  # noqa: PLC0415

    return needs_report(sources.scope)


def _rectification(sources: Sources) -> Document:
    from reports.builders.rectification import rectification_report  # noqa: PLC0415
    from reports.rectification import Ledger  # noqa: PLC0415

    return rectification_report(Ledger(sources.scope, sources.today))


PAPERS = (
    Paper(N_("Burden report"), _burden),
    Paper(N_("Funding report"), _funding),
    Paper(N_("League of departments"), _league),
    Paper(N_("Bills of departments"), _bills, WIDE),
    Paper(N_("Load report"), _load),
    Paper(N_("Staffing report"), _staffing),
    Paper(N_("Communities side by side"), _communities, WIDE),
    Paper(N_("Access catalogue"), _catalogue),
    Paper(N_("Changes of the catalogue"), _bridge),
    Paper(N_("Transfer list of services"), _transfer),
    Paper(N_("Access requests"), _gate),
    Paper(N_("Needs and problems list"), _needs),
    Paper(N_("Rectification ledger"), _rectification),
)
"""The papers in the order in which the index names them."""

INDEX = "index.html"

MOST_FIGURES = 5
"""Figures of a paper that the index tells."""


@dataclass
class Pack:
    """A pack being written into *folder*."""

    sources: Sources
    folder: Path
    formats: tuple[str, ...] = FILES
    each: bool = False
    """Whether every community and every department gets papers of its own as well."""

    def write(self) -> Iterator[Written]:
        """The papers stand in the folder, told one by one; the index comes last."""
        from registry.files import write_whole  # noqa: PLC0415
        from reports.pack_index import index_page  # noqa: PLC0415  (templates only where a page is made)

        told = []
        for paper in PAPERS:
            written = self._paper(paper)
            if written:
                told.append(written)
                yield written
        if self.each:
            for written in self._one_each():
                told.append(written)
                yield written
        write_whole(self.folder / INDEX, index_page(self.sources.scope, told))

    def _paper(self, paper: Paper) -> Written | None:
        name = _(paper.name)
        try:
            document = paper.build(self.sources)
        except ZhunruError as refusal:
            return Written(name, name, (), missing=str(refusal))
        if document is None:
            return None
        files = self._draw(self._sourced(document), name, paper.formats)
        return Written(name, document.title, files, _telling(document))

    def _draw(self, document: Document, stem: str, formats: tuple[str, ...]) -> tuple[str, ...]:
        from registry.files import write_whole  # noqa: PLC0415
        from reports.renderers import FORMATS, render  # noqa: PLC0415

        files = []
        for name in self.formats:
            if name in formats or (name == "pdf" and "docx" in formats):
                path = self.folder / f"{stem}{FORMATS[name].suffixes[0]}"
                write_whole(path, render(document, name))
                files.append(path.relative_to(self.folder).as_posix())
        return tuple(files)

    def _one_each(self) -> Iterator[Written]:
        for folder, papers in (
            (_("every community"), self._communities()),
            (_("every department"), self._departments()),
            (_("verdict sheets"), self._verdicts()),
            (_("slips"), self._slips()),
        ):
            (self.folder / folder).mkdir(exist_ok=True)
            drawn = [
                self._draw(document, f"{folder}/{_file_name(name)}", FILES)
                for name, document in papers
            ]
            first = drawn[0] if drawn else ()
            yield Written(folder, _("{count} papers").format(count=len(drawn)), first[:1])

    def _communities(self) -> Iterator[tuple[str, Document]]:
        from reports.builders.community import community_report  # noqa: PLC0415

        for code in sorted(self.sources.city.homes):
            document = community_report(self.sources.city, code)
            yield document.title, self._sourced(document, community=code)

    def _departments(self) -> Iterator[tuple[str, Document]]:
        from reports.builders.department import department_report  # noqa: PLC0415

        scope = self.sources.scope
        for code in sorted(scope.names.departments):
            document = department_report(scope, code)
            yield document.title, self._sourced(document, department=code)

    def _verdicts(self) -> Iterator[tuple[str, Document]]:
        """The sheets of the requests that wait for a decision."""
        from reports.builders.gate import verdicts_on  # noqa: PLC0415
        from reports.builders.verdict import verdict_sheet  # noqa: PLC0415

        register, today = self.sources.scope.register, self.sources.today
        for asked, verdict in verdicts_on(register, self.sources.profile, today):
            yield f"{asked.code} {asked.name}", verdict_sheet(register, verdict)

    def _slips(self) -> Iterator[tuple[str, Document]]:
        """The slips of all demands that were declined."""
        from catalog.requests.declining import declined  # noqa: PLC0415
        from reports.builders.slip import slip  # noqa: PLC0415

        scope = self.sources.scope
        rows = scope.register.query(
            "SELECT entry_id, COUNT(*) FROM decline WHERE until_entry IS NULL GROUP BY entry_id ORDER BY 1"
        )
        for entry, count in rows:
            if count == 1:  # a sheet of many declined demands has no slip of its own
                told = declined(scope.register, entry, self.sources.profile)
                yield f"{entry} {told.department}", slip(told, scope.notice)

    def _sourced(
        self, document: Document, department: str | None = None, community: str | None = None
    ) -> Document:
        """The document with what its page tells of its figures."""
        from reports.trails.following import Follower  # noqa: PLC0415
        from reports.trails.sources import with_sources  # noqa: PLC0415

        if "html" not in self.formats:
            return document
        follower = Follower(self.sources.scope, self.sources.today, department, community)
        return with_sources(document, follower)


def _telling(document: Document) -> tuple[Figure, ...]:
    """The few figures by which the index tells what a paper says."""
    known = {figure.id: figure for figure in document.figures()}
    matter = tuple(known[name] for name in document.key if name in known)
    return (matter or document.figures())[:MOST_FIGURES]


def _file_name(text: str) -> str:
    """*text* as the name of a file on any system."""
    kept = "".join("-" if char in '\\/:*?"<>|' or ord(char) < 32 else char for char in text)
    return kept.strip(" .")[:80]
