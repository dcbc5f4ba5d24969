"""The catalogue as it is published: the official list, and the transfer list of purchasable services."""

from __future__ import annotations

from collections import Counter

from catalog.editions import Edition, Line
from catalog.editions.finding import scope_in_words, where_in_words
from catalog.editions.publishing import Admitted, ToBuy, admitted_since, standing, to_buy
from registry.language import _, current
from registry.sheets import kinds
from reports.document import (
    Block,
    Column,
    Document,
    Figure,
    Figures,
    Section,
    Table,
    Text,
)
from reports.figures import count
from reports.scope import Scope

KINDS = ("own", "assist", "entrusted", "purchasable", "barred")
KEY = (
    "catalogue.count",
    *(f"catalogue.{kind}.count" for kind in KINDS),
    "catalogue.admitted.count",
    "transfer.count",
    "transfer.with_standard",
)
"""The figures that matter: how many duties of each kind, how many services."""
"""The kinds of duty in the order in which lists name them."""


def official_list(scope: Scope, edition: Edition) -> Document:
    """The list of the edition as it stands on the scope's day, and what decisions added since."""
    found = standing(scope.register, edition, scope.as_of)
    added = admitted_since(scope.register, edition, scope.as_of)
    sections = [
        _about(scope, edition, found, added),
        Section("duties", _("List of duties"), (_duties(scope, found),)),
    ]
    if added:
        sections.append(Section("admitted", _("Admitted since"), (_admitted(scope, added),)))
    title = _("Access catalogue of community work of {place} ({edition})")
    return _document(scope, edition, "catalogue", title, sections)


def transfer_list(scope: Scope, edition: Edition) -> Document:
    """The services that are bought instead of being asked of communities, each with its reason and money standard."""
    found = to_buy(scope.register, edition, scope.as_of)
    if not found:
        nothing = _("The catalogue names no service that is to be bought.")
        sections = [Section("transfer", _("Services to be bought"), (Text(nothing),))]
    else:
        blocks: list[Block] = [
            Figures(
                (
                    Figure("transfer.count", _("services to be bought"), count(len(found))),
                    Figure(
                        "transfer.with_standard",
                        _("of them with a money standard"),
                        count(sum(1 for each in found if each.money_standard)),
                    ),
                )
            ),
            _transfers(scope, found),
        ]
        sections = [Section("transfer", _("Services to be bought"), tuple(blocks))]
    title = _("Entrusted and transferred services of {place} ({edition})")
    return _document(scope, edition, "transfer", title, sections)


def _document(
    scope: Scope, edition: Edition, report: str, title: str, sections: list[Section]
) -> Document:
    place = scope.names.place_name(edition.place) if edition.place else scope.place
    return Document(
        report=report,
        title=title.format(place=place, edition=edition.code),
        place=place,
        period="",
        as_of=scope.as_of,
        tongue=current(),
        sections=tuple(sections),
        notice=scope.notice,
        key=KEY,
    )


def _about(scope: Scope, edition: Edition, found: list[Line], added: list[Admitted]) -> Section:
    """By which document it was published, for whom, from when, and how many duties of each kind it has."""
    number = Counter(line.kind for line in found)
    kind_of = kinds()["duty"].by_name["kind"]
    figures = [Figure("catalogue.count", _("duties"), count(len(found)))]
    figures += [
        Figure(f"catalogue.{kind}.count", kind_of.choice_label(kind), count(number[kind]))
        for kind in KINDS
        if number[kind]
    ]
    if added:
        figures.append(Figure("catalogue.admitted.count", _("admitted since"), count(len(added))))
    return Section(
        "about",
        _("About the catalogue"),
        (Text(_published(scope, edition)), Figures(tuple(figures))),
    )


def _published(scope: Scope, edition: Edition) -> str:
    unknown = _("not recorded")
    return _("Document: {number}. Published on: {day}. In force: {span}. For: {whom}.").format(
        number=edition.document_number or unknown,
        day=edition.issued_on or unknown,
        span=span(edition.valid_from, edition.valid_to),
        whom=scope_in_words(edition, scope.names) or _("all communities"),
    )


def span(starts: str | None, ends: str | None) -> str:
    """From when to when something holds; the end is the first day on which it no longer does."""
    if starts and ends:
        return _("{starts} until before {ends}").format(starts=starts, ends=ends)
    if ends:
        return _("until before {ends}").format(ends=ends)
    return _("from {starts}").format(starts=starts) if starts else _("not recorded")


def _column(name: str) -> Column:
    """A column of the list, headed as the sheet of duties heads it."""
    role = name if name == "department" else ""
    return Column(name, kinds()["duty"].by_name[name].label, role=role)


def _basis(line: Line) -> str:
    return line.basis or (_("none") if line.basis_mark == "none" else "")


def _duties(scope: Scope, found: list[Line]) -> Table:
    kind_of = kinds()["duty"].by_name["kind"]
    rows = tuple(
        (
            line.name,
            line.code,
            line.duty_class or "",
            kind_of.choice_label(line.kind),
            scope.department(line.department) if line.department else "",
            line.part or "",
            _basis(line),
            line.money_standard or "",
            span(line.valid_from, line.valid_to),
        )
        for line in found
    )
    columns = (
        _column("name"),
        _column("code"),
        _column("class"),
        _column("kind"),
        _column("department"),
        _column("part"),
        _column("basis"),
        _column("money_standard"),
        Column("validity", _("validity")),
    )
    return Table("catalogue.duties", _("List of duties"), columns, rows)


def _admitted(scope: Scope, added: list[Admitted]) -> Table:
    kind_of = kinds()["duty"].by_name["kind"]
    rows = tuple(
        (
            each.code,
            each.name,
            kind_of.choice_label(each.kind),
            scope.department(each.department),
            where_in_words(scope.names, each.community, each.place) or _("all communities"),
            each.basis or "",
            each.money_standard or "",
            each.document_number,
            span(each.valid_from, each.valid_to),
        )
        for each in added
    )
    columns = (
        _column("code"),
        _column("name"),
        _column("kind"),
        _column("department"),
        Column("scope", kinds()["request"].by_name["community"].label),
        _column("basis"),
        _column("money_standard"),
        Column("document", _("document of the decision")),
        Column("validity", _("validity")),
    )
    return Table("catalogue.admitted", _("Admitted by decisions"), columns, rows)


def _transfers(scope: Scope, found: list[ToBuy]) -> Table:
    rows = tuple(
        (
            each.name,
            each.code,
            each.duty_class or "",
            scope.department(each.department) if each.department else "",
            _reason(each),
            each.money_standard or _("not set"),
            each.basis or "",
        )
        for each in found
    )
    columns = (
        Column("name", _("service to be bought")),
        _column("code"),
        _column("class"),
        Column("department", _("department that buys"), role="department"),
        Column("reason", _("reason for the transfer")),
        _column("money_standard"),
        _column("basis"),
    )
    return Table("transfer.services", _("Services to be bought"), columns, rows)


def _reason(each: ToBuy) -> str:
    """The reason recorded; else what put it on the list, which is all that is known."""
    if each.left:
        left = _("left {edition} to be bought as a service").format(edition=each.left)
        return _("{left}: {reason}").format(left=left, reason=each.reason) if each.reason else left
    return each.reason or _("listed as purchasable by {document}").format(document=each.listed_by)
