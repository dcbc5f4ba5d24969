"""The sealed page: the state of a register on one sheet of paper, to be signed and kept away from the computer."""

from __future__ import annotations

from registry.language import _, current
from registry.names import Directory
from registry.quantities import Amount, Unit
from registry.sealing import Seal
from registry.store import Register
from registry.table_words import table_label
from reports.document import Column, ColumnKind, Document, Figure, Figures, Section, Table, Text
from reports.figures import count
from reports.wording import notice_of


def sealed_page(register: Register, seal: Seal) -> Document:
    """The page in the current tongue."""
    names = Directory(register)
    place = names.place_name(names.city) if names.city else ""
    rows = tuple((table_label(table), number) for table, number in seal.facts.items() if number)
    columns = (
        Column("table", _("what the register holds")),
        Column("facts", _("facts that hold"), ColumnKind.COUNT),
    )
    figures = Figures(
        (
            Figure("seal.entries", _("entries"), count(seal.entry)),
            Figure("seal.facts", _("facts that hold"), count(sum(seal.facts.values()))),
            Figure("seal.paid", _("payments in all"), Amount(seal.paid, Unit.FEN)),
        )
    )
    words = _(
        "The seal stands for every entry up to number {entry}, written on {at} (UTC), and every fact in them. If one of them is "
        "changed or removed, or another put in among them, the seal no longer fits. It does not show what was never entered, nor what was "
        "changed before this page was signed."
    ).format(entry=seal.entry, at=seal.at[:19].replace("T", " ").rstrip("Z"))
    return Document(
        report="seal",
        title=_("Sealed page of the register of {place}").format(place=place),
        place=place,
        period="",
        as_of=seal.at[:10],
        tongue=current(),
        sections=(
            Section(
                "seal",
                _("Seal"),
                (
                    Text(seal.code),
                    _mark(seal),
                    figures,
                    Text(words),
                ),
            ),
            Section(
                "facts",
                _("What is sealed"),
                (Table("seal.table", _("What is sealed"), columns, rows),),
            ),
            Section(
                "signed",
                _("Signed"),
                (
                    Text(_("Kept by: ____________")),
                    Text(_("Witness: ____________")),
                    Text(_("Date: ____________")),
                    Text(_("Keep this page away from the computer on which the register lies.")),
                ),
            ),
        ),
        notice=notice_of(names),
        is_brief=True,
    )


def _mark(seal: Seal) -> Table:
    """The seal as data, so that every format holds it."""
    columns = (
        Column("seal", _("seal")),
        Column("entry", _("up to entry"), ColumnKind.COUNT),
        Column("at", _("written on (UTC)")),
        Column("compare", _("to compare")),
    )
    row = (
        seal.code,
        seal.entry,
        seal.at[:19].replace("T", " ").rstrip("Z"),
        f"zhunru journal verify --seal {seal.code}",
    )
    return Table("seal.mark", _("Seal"), columns, (row,))
