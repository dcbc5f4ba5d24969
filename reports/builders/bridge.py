"""The bridge between two editions: the account of what came and went, by cause, and every duty behind it."""

from __future__ import annotations

from catalog.editions.bridge import CAUSES, UNRECORDED, Bridge, cause_label
from registry.language import _, current
from registry.sheets import kind_of, kinds
from reports.document import (
    Bars,
    Block,
    Cell,
    Column,
    ColumnKind,
    Document,
    Figure,
    Figures,
    FindingList,
    Section,
    Step,
    Table,
    Text,
    Waterfall,
)
from reports.figures import change, count
from reports.scope import Scope

KEY = ("bridge.opening", "bridge.come", "bridge.gone", "bridge.unrecorded", "bridge.closing")
"""The figures that matter: the account from the earlier edition to the later one."""


def bridge_report(scope: Scope, found: Bridge) -> Document:
    """The account, what left, what came, and what is not explained."""
    sections = [Section("account", _("Account"), tuple(_account(found)))]
    if found.gone:
        sections.append(Section("gone", _("Duties that left"), (_gone(scope, found),)))
    if found.come:
        sections.append(Section("come", _("Duties that came"), (_come(scope, found),)))
    sections.append(Section("findings", _("Findings"), (_findings(found),)))
    title = _("From {earlier} to {later}: what became of each duty of {place}")
    place = scope.names.place_name(found.later.place) if found.later.place else scope.place
    return Document(
        report="bridge",
        title=title.format(earlier=found.earlier.code, later=found.later.code, place=place),
        place=place,
        period="",
        as_of=found.later.valid_from or scope.as_of,
        tongue=current(),
        sections=tuple(sections),
        notice=scope.notice,
        key=KEY,
    )


def label_of(cause: str) -> str:
    """The cause as people read it; that none is recorded is said."""
    return _("cause not recorded") if cause == UNRECORDED else cause_label(cause)


def _account(found: Bridge) -> list[Block]:
    number = found.by_cause
    blocks: list[Block] = [
        Text(
            _(
                "The duties of the catalogue: {change}. {kept} stayed, {changed} of them reworded."
            ).format(
                change=change(found.opening, found.closing),
                kept=len(found.kept),
                changed=sum(1 for kept in found.kept if kept.changes),
            )
        ),
        Figures(
            (
                Figure("bridge.opening", found.earlier.code, count(found.opening)),
                Figure("bridge.come", _("duties that came"), count(len(found.come))),
                Figure("bridge.gone", _("duties that left"), count(len(found.gone))),
                Figure("bridge.unrecorded", label_of(UNRECORDED), count(number[UNRECORDED])),
                Figure("bridge.closing", found.later.code, count(found.closing)),
            )
        ),
        _waterfall(found),
        _account_table(found),
    ]
    bars = [(label_of(cause), (number[cause],)) for cause in (*CAUSES, UNRECORDED) if number[cause]]
    if bars:
        bars.sort(key=lambda bar: -bar[1][0])
        title = _("Why duties left")
        blocks.append(Bars("bridge.causes", title, (_("duties"),), tuple(bars)))
    return blocks


def _waterfall(found: Bridge) -> Waterfall:
    """From the earlier edition to the later one, a step per cause; causes of nothing are left out."""
    number = found.by_cause
    changes = (
        (_("admitted by decision"), found.admitted),
        (_("newly listed"), found.newly_listed),
        *((label_of(cause), -number[cause]) for cause in (*CAUSES, UNRECORDED)),
    )
    steps = (
        Step(found.earlier.code, found.opening, is_level=True),
        *(Step(label, amount) for label, amount in changes if amount),
        Step(found.later.code, found.closing, is_level=True),
    )
    title = _("From {earlier} to {later}, step by step")
    title = title.format(earlier=found.earlier.code, later=found.later.code)
    return Waterfall("bridge.waterfall", title, steps)


def _account_table(found: Bridge) -> Table:
    number = found.by_cause
    rows: list[tuple[Cell, ...]] = [
        (_("Opening: {edition}").format(edition=found.earlier.code), found.opening),
        (_("plus: admitted by decision"), found.admitted),
        (_("plus: newly listed"), found.newly_listed),
        *(
            (_("less: {cause}").format(cause=label_of(cause)), number[cause])
            for cause in (*CAUSES, UNRECORDED)
        ),
        (_("Closing: {edition}").format(edition=found.later.code), found.closing),
    ]
    sum_ = _("{opening} + {came} − {left} = {closing}").format(
        opening=found.opening,
        came=len(found.come),
        left=len(found.gone),
        closing=found.opening + len(found.come) - len(found.gone),
    )
    note = (
        _("The account balances: {sum}.")
        if found.balances
        else _("The account does not balance: {sum}, but {later} has {closing}.")
    )
    return Table(
        "bridge.account",
        _("Account"),
        (Column("line", _("line of the account")), Column("duties", _("duties"), ColumnKind.COUNT)),
        tuple(rows),
        note=note.format(sum=sum_, later=found.later.code, closing=found.closing),
    )


def _column(kind: str, name: str) -> Column:
    """A column headed as the sheet of that kind heads it."""
    role = name if name == "department" else ""
    return Column(name, kinds()[kind].by_name[name].label, role=role)


def _gone(scope: Scope, found: Bridge) -> Table:
    order = {cause: at for at, cause in enumerate((*CAUSES, UNRECORDED))}
    names = {
        line.code: f"{line.code} {line.name}"
        for line in (*(kept.after for kept in found.kept), *(each.line for each in found.come))
    }
    rows = tuple(
        (
            each.line.name,
            each.line.code,
            label_of(each.cause),
            each.line.duty_class or "",
            scope.department(each.line.department) if each.line.department else "",
            names.get(recorded.goes_to or "", recorded.goes_to or "") if recorded else "",
            (recorded.document_number or "") if recorded else "",
            (recorded.date or "") if recorded else each.line.valid_to or "",
            (recorded.note or "") if recorded else "",
        )
        for each in sorted(found.gone, key=lambda each: (order[each.cause], each.line.code))
        for recorded in (each.retirement,)
    )
    columns = (
        _column("duty", "name"),
        _column("duty", "code"),
        _column("retirement", "cause"),
        _column("duty", "class"),
        _column("duty", "department"),
        _column("retirement", "goes_to"),
        _column("retirement", "document_number"),
        _column("retirement", "date"),
        _column("retirement", "note"),
    )
    return Table("bridge.gone", _("Duties that left"), columns, rows)


def _come(scope: Scope, found: Bridge) -> Table:
    kind = kinds()["duty"].by_name["kind"]
    rows = tuple(
        (
            each.line.name,
            each.line.code,
            _("admitted by decision") if each.request else _("newly listed"),
            kind.choice_label(each.line.kind),
            scope.department(each.line.department) if each.line.department else "",
            each.request or "",
            each.document_number or "",
        )
        for each in found.come
    )
    columns = (
        _column("duty", "name"),
        _column("duty", "code"),
        Column("how", _("how it came")),
        _column("duty", "kind"),
        _column("duty", "department"),
        Column("request", kind_of("request").by_name["code"].label),
        Column("document", _("document of the decision")),
    )
    return Table("bridge.come", _("Duties that came"), columns, rows)


def _findings(found: Bridge) -> Block:
    if not found.findings:
        return Text(_("Every duty that left has its cause."))
    return FindingList("bridge.findings", _("Not explained"), found.findings)
