"""The slip (不予承接告知单): a community tells a department what it does not take on, and why."""

from __future__ import annotations

from catalog.requests.declining import Declined
from registry.language import _, current, sentences
from registry.sheets import kind_of
from reports.document import Block, Column, Document, Letter, Section, Table, Text

ANSWERS = {
    "withdrawn": lambda: _("taken back"),
    "applied": lambda: _("admission was applied for"),
    "insists": lambda: _("the department insists"),
}


def slip(declined: Declined, notice: str) -> Document:
    """The slip in the current tongue."""
    blocks: list[Block] = [
        Text(_demand(declined)),
        Text(_reason(declined)),
        Text(_what_next(declined)),
    ]
    demand: list[Block] = [_table(declined)]
    if declined.answer:
        demand.append(
            Text(
                _("Answer of the department: {answer}, {day}.").format(
                    answer=ANSWERS[declined.answer](), day=declined.answered_on or "—"
                )
            )
        )
    return Document(
        report="slip",
        title=_("Notice that a demand is not taken on"),
        place=declined.receiver,
        period="",
        as_of=declined.declined_on,
        tongue=current(),
        sections=(
            Section("slip.notice", _("Notice"), tuple(blocks)),
            Section("slip.demand", _("The demand"), tuple(demand)),
        ),
        notice=notice,
        letter=Letter(
            addressee=declined.department, issuer=declined.receiver, day=declined.declined_on
        ),
    )


def _demand(declined: Declined) -> str:
    sentence = (
        _("On {day} you gave us this work: “{duty}” (by way of: {channel}).")
        if declined.channel
        else _("On {day} you gave us this work: “{duty}”.")
    )
    return sentence.format(day=declined.date, channel=_channel(declined), duty=declined.duty)


def _channel(declined: Declined) -> str:
    return kind_of("decline").by_name["channel"].choice_label(declined.channel)


def _reason(declined: Declined) -> str:
    status = declined.standing.status
    if declined.begins:
        return _(
            "It is admitted from {day} on and not in force yet. We do not take it on before."
        ).format(day=declined.begins)
    if status == "barred":
        return _("It stands on the negative list of the catalogue. We do not take it on.")
    if status == "expired":
        return _(
            "On that day it had left the access catalogue, and no decision admitted it. We do not take it on."
        )
    if status == "purchase":
        return _(
            "The catalogue lists it as a service to be bought ({code}). We do not take it on as work of the community."
        ).format(code=declined.standing.code)
    if status == "undetermined":
        return _(
            "No access catalogue is on record for that day, and no decision admits it. Until one does, we do not take it on."
        )
    return _(
        "On that day it stood in no access catalogue, and no admission or exemption covered it. We do not take it on."
    )


def _what_next(declined: Declined) -> str:
    if declined.begins:
        told = ""
    elif declined.standing.status == "barred":
        told = _("It stays with your department; there is no applying for it.")
    elif declined.standing.status == "purchase":
        told = _("If it is needed, buy it as a service.")
    elif declined.pending:
        code = _(", ").join(request.code for request in declined.pending)
        told = _(
            "Your request {code} for it awaits its decision; until then we do not take it on."
        ).format(code=code)
    else:
        told = _("If it is needed, apply for its admission, with its basis, a plan and money.")
    if declined.answer_by is None:
        return told
    by = _("Please answer by {day}.").format(day=declined.answer_by)
    if declined.provisional:
        by = _(
            "Please answer by {day} (provisional: the holidays of that year are not announced yet)."
        ).format(day=declined.answer_by)
    return sentences(told, by) if told else by


def _table(declined: Declined) -> Table:
    rows = (
        (_("number of the slip"), declined.number),
        (_("department"), declined.department),
        (_("demand"), declined.duty),
        (_("came on"), declined.date),
        (_("channel"), _channel(declined) or "—"),
        (_("document number"), declined.document_number or _("none")),
        (_("not taken on by"), declined.receiver),
        (_("told on"), declined.declined_on),
        (_("answer due by"), declined.answer_by or _("not stated by the rules of procedure")),
    )
    columns = (Column("field", _("field")), Column("value", _("content")))
    return Table("slip.fields", _("What is on record"), columns, rows)
