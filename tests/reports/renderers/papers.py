"""Small reports for the tests of Word files, and what stands in such a file."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import docx
from docx.oxml.ns import qn

from reports.document import Cell, Column, ColumnKind, Document, Section, Table


def paper(*blocks: Any, **more: Any) -> Document:
    """A report of one section."""
    return Document(
        "burden",
        "示例市情况报告",
        "示例市",
        "2025",
        "2025-12-31",
        "zh",
        (Section("a", "情况", blocks),),
        **more,
    )


def opened(content: bytes) -> Any:
    return docx.Document(io.BytesIO(content))


def member(content: bytes, name: str) -> bytes:
    return zipfile.ZipFile(io.BytesIO(content)).read(name)


def names(content: bytes) -> list[str]:
    return zipfile.ZipFile(io.BytesIO(content)).namelist()


def texts(content: bytes) -> str:
    """All text of the body, a line a paragraph."""
    body = opened(content).element.body
    return "\n".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p")))


def table_of(rows: int, columns: int = 4, **more: Any) -> Table:
    heads = tuple(Column(f"c{n}", f"第{n}栏", ColumnKind.COUNT) for n in range(columns - 1))
    cells: tuple[tuple[Cell, ...], ...] = tuple(
        (f"{n}号社区", *(n * 10 + m for m in range(columns - 1))) for n in range(rows)
    )
    return Table("t", "社区情况", (Column("name", "社区"), *heads), cells, **more)
