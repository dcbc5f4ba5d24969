"""Lists on stdout: as a table, JSON, CSV or Markdown, with the same two options everywhere."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

import click

from registry.command import option
from registry.errors import BadUsage
from registry.language import N_, _

F = TypeVar("F", bound=Callable[..., Any])

FORMATS = ("table", "json", "csv", "md")


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows with stable column names; *labels* are their headings in the current tongue, *total* a closing line."""

    columns: tuple[str, ...]
    labels: tuple[str, ...]
    rows: Sequence[tuple[Any, ...]]
    closing: str = ""
    fen: frozenset[str] = frozenset()
    """Columns of money: in fen, as JSON gives them; every other format gives yuan."""
    optional: frozenset[str] = frozenset()
    """Columns that pages leave out where they hold nothing, or nothing but zero."""

    def printed(self) -> Listing:
        """The same as a page shows it: money in yuan with thousands grouped, without empty optional columns."""
        kept = [at for at, name in enumerate(self.columns) if self._is_kept(at, name)]
        rows = [tuple(self._shown(row[at], self.columns[at]) for at in kept) for row in self.rows]
        columns = tuple(self.columns[at] for at in kept)
        return Listing(columns, tuple(self.labels[at] for at in kept), rows, self.closing)

    def in_yuan(self) -> list[tuple[Any, ...]]:
        """The rows with money as plain decimals of yuan, as spreadsheets read them."""
        return [
            tuple(
                Decimal(cell).scaleb(-2) if name in self.fen and isinstance(cell, int) else cell
                for cell, name in zip(row, self.columns, strict=True)
            )
            for row in self.rows
        ]

    def _is_kept(self, at: int, name: str) -> bool:
        return name not in self.optional or any(row[at] for row in self.rows)

    def _shown(self, cell: Any, name: str) -> Any:
        if name not in self.fen or not isinstance(cell, int):
            return cell
        return f"{Decimal(cell).scaleb(-2):,}".removesuffix(".00")


def listing_options(function: F) -> F:
    """--format and -o of a list."""
    function = option(
        "-o",
        "--output",
        type=click.Path(path_type=Path),
        help=N_("Write to a file; its suffix chooses the format."),
    )(function)
    return option(
        "--format",
        "format_",
        type=click.Choice(FORMATS),
        help=N_("How to print; a table by default."),
    )(function)


def print_listing(listing: Listing, format_: str | None, output: Path | None) -> None:
    """The list is on stdout or in the file."""
    chosen = format_ or _by_suffix(output) or "table"
    if output is None and chosen == "table":
        _print_table(listing)
        return
    text = _WRITERS[chosen](listing)
    if output is None:
        click.echo(text, nl=False)
        return
    from registry.files import write_whole

    write_whole(output, text.encode("utf-8-sig" if chosen == "csv" else "utf-8"))


def _by_suffix(output: Path | None) -> str | None:
    if output is None:
        return None
    known = {".json": "json", ".csv": "csv", ".md": "md", ".txt": "table"}
    if output.suffix.lower() not in known:
        sentence = _("“{name}”: write to a file that ends in {suffixes}, or say --format.")
        raise BadUsage(sentence.format(name=output.name, suffixes=_(", ").join(known)))
    return known[output.suffix.lower()]


def _print_table(listing: Listing) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(
        soft_wrap=not sys.stdout.isatty(), width=None if sys.stdout.isatty() else 10_000
    )
    right = listing.fen
    listing = listing.printed()
    table = Table(box=None, pad_edge=False, header_style="bold")
    for label, name in zip(listing.labels, listing.columns, strict=True):
        table.add_column(Text(label), overflow="fold", justify="right" if name in right else "left")
    for row in listing.rows:
        table.add_row(*(Text("" if cell is None else str(cell)) for cell in row))
    if sys.stdout.isatty():
        console.print(table)
    else:
        click.echo("\n".join(line.rstrip() for line in _captured(console, table).splitlines()))
    if listing.closing:
        click.echo(listing.closing)


def _captured(console: Any, table: Any) -> str:
    with console.capture() as capture:
        console.print(table)
    return str(capture.get())


def _table_text(listing: Listing) -> str:
    return _md(listing)


def _json(listing: Listing) -> str:
    rows = [dict(zip(listing.columns, row, strict=True)) for row in listing.rows]
    return json.dumps(rows, ensure_ascii=False, indent=1, default=_number) + "\n"


def _number(value: Decimal) -> int | float:
    """A decimal as JSON writes numbers: the digits that were printed."""
    return int(value) if value.as_tuple().exponent == 0 else float(value)


def _csv(listing: Listing) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(listing.labels)
    writer.writerows([guarded(cell) for cell in row] for row in listing.in_yuan())
    return buffer.getvalue()


def guarded(cell: Any) -> Any:
    """A cell that no spreadsheet program takes for a formula."""
    if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + cell
    return "" if cell is None else cell


def _md(listing: Listing) -> str:
    from tabulate import tabulate

    listing = listing.printed()
    rows = [
        [str("" if cell is None else cell).replace("|", "\\|").replace("\n", " ") for cell in row]
        for row in listing.rows
    ]
    return tabulate(rows, headers=listing.labels, tablefmt="pipe", disable_numparse=True) + "\n"


_WRITERS: dict[str, Callable[[Listing], str]] = {
    "json": _json,
    "csv": _csv,
    "md": _md,
    "table": _table_text,
}
