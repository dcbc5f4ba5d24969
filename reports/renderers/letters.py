"""A paper's addressee and signature in formats that have no place of their own for them: as the first and last of its text."""

from __future__ import annotations

from dataclasses import replace

from registry.language import _
from reports.document import Document, Text


def spelled_out(document: Document) -> Document:
    """*document* whose first section begins with the addressee and ends with the issuer and the day, where they are said."""
    letter = document.letter
    if not document.sections or not (letter.addressee or letter.issuer):
        return document
    first, *others = document.sections
    blocks = list(first.blocks)
    if letter.addressee:
        blocks.insert(0, Text(_("To {department}:").format(department=letter.addressee)))
    if letter.issuer and letter.day:
        signed = _("{receiver}, {day}").format(receiver=letter.issuer, day=letter.day)
        blocks.append(Text(signed))
    return replace(document, sections=(replace(first, blocks=tuple(blocks)), *others))
