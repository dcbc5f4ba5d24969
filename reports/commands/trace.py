"""``zhunru trace``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.command import option
from registry.desk import Desk
from registry.errors import BadUsage
from registry.language import N_, _
from registry.listing import Listing, listing_options, print_listing

if TYPE_CHECKING:
    from reports.scope import Scope
    from reports.trails.following import Fact, Follower, Traced

ROWS = 20


@new_command(
    "trace",
    N_(
        "What stands behind a printed figure: the question to the register in words, its SQL and parameters, how many facts "
        "there are and what they come to, and the facts with file, sheet and row. Figures made of others are taken apart. "
        "Without an id all ids are listed."
    ),
    example="zhunru trace burden.signboard.now --period 2025\nzhunru trace pushdown.unlisted.count --district 示东区 -o 未准入.csv\n"
    "zhunru trace department.paid --department 市民政局",
)
@click.argument("figure", metavar="ID", required=False)
@option(
    "--period",
    metavar="PERIOD",
    help=N_("2026, 2026-Q3, 2026-H1 or 2026-07; the last year with facts by default."),
)
@option("--year", type=click.IntRange(1900, 2200), help=N_("The same, for a whole year."))
@option(
    "--against",
    metavar="PERIOD",
    help=N_("The period to compare with; the time just before by default."),
)
@option(
    "--as-of",
    "as_of",
    metavar="DATE",
    help=N_("The day whose state is shown; the end of the period by default."),
)
@option("--known-on", "known_on", metavar="DATE", help=N_("As the register knew it on that day."))
@option("--community", metavar="NAME", help=N_("Only this community."))
@option("--district", metavar="NAME", help=N_("Only this district."))
@option("--department", metavar="NAME", help=N_("The department whose bill it is."))
@option(
    "--limit",
    type=click.IntRange(0),
    metavar="N",
    help=N_("How many rows; 20 by default, all of them into a file."),
)
@listing_options
@with_desk
def command(
    desk: Desk,
    figure: str | None,
    period: str | None,
    year: int | None,
    against: str | None,
    as_of: str | None,
    known_on: str | None,
    community: str | None,
    district: str | None,
    department: str | None,
    limit: int | None,
    format_: str | None,
    output: Path | None,
) -> None:
    """What stands behind the figure is printed or written."""
    from reports.scope import Asked, scope
    from reports.trails.ways import way_of

    if figure is None:
        print_listing(_ids(), format_, output)
        return
    way_of(figure)
    if period and year:
        raise BadUsage(_("Say --period or --year, not both."))
    own = figure.startswith("community.")
    asked = Asked(
        period or (str(year) if year else None),
        against,
        as_of,
        known_on,
        None if own else community,
        district,
    )
    follower = _follower(desk, scope(desk.register, desk.today(), asked), department)
    if own and community:
        from reports.community import CityView, community_code

        follower.community = community_code(CityView(follower.scope), community)
    if limit is None and output is None:
        limit = ROWS
    _print(follower.trace(figure, limit), format_, output)


def _follower(desk: Desk, scope: Scope, department: str | None) -> Follower:
    from reports.builders.department import department_code
    from reports.trails.following import Follower

    code = department_code(scope, department) if department else None
    return Follower(scope, desk.today().isoformat(), code)


def _ids() -> Listing:
    """Every id with what is asked for it."""
    from reports.trails.way import Trail
    from reports.trails.ways import known, way_of
    from reports.trails.words import WORDS

    rows = []
    for name in sorted(known()):
        way = way_of(name).way
        said = WORDS[way.query] if isinstance(way, Trail) else way.formula
        parts = () if isinstance(way, Trail) else way.figures
        rows.append((name, _(said), " ".join(parts)))
    return Listing(
        ("id", "words", "parts"),
        (_("id of the figure"), _("what was asked of the register"), _("made of")),
        rows,
    )


def _print(traced: Traced, format_: str | None, output: Path | None) -> None:
    suffix = output.suffix.lower() if output else ""
    if (format_ or suffix.removeprefix(".")) == "json":
        text = json.dumps(_as_json(traced), ensure_ascii=False, indent=1) + "\n"
        if output is None:
            click.echo(text, nl=False)
            return
        from registry.files import write_whole

        write_whole(output, text.encode())
        return
    if output is None and format_ != "csv":
        _print_head(traced, markdown=format_ == "md")
        if not traced.first:
            return
        click.echo()
    print_listing(_listing(traced), format_, output)


def _print_head(traced: Traced, *, markdown: bool) -> None:
    """What is said above the rows: in Markdown each line is a paragraph of its own."""
    click.echo(("\n\n" if markdown else "\n").join(_told(traced)))
    if traced.sql:
        fence = ("```sql", "```") if markdown else ("", "")
        click.echo("\n".join(("", *fence[:1], traced.sql, *fence[1:])).rstrip())


def _told(traced: Traced, depth: int = 0) -> list[str]:
    """What is said above the rows."""
    from reports.trails.sources import parameters_said

    lead = "  " * depth
    lines = [f"{lead}{traced.figure}", *(f"{lead}{line}" for line in traced.words)]
    if not traced.parts and not traced.sql:
        return lines
    if traced.sql:
        lines.append(lead + _come_to(traced))
    if traced.parameters:
        said = _("Parameters: {parameters}").format(parameters=parameters_said(traced))
        lines.append(lead + said)
    for name, count in traced.files[:ROWS] if not depth else ():
        lines.append(lead + _("{file}: {count} facts").format(file=name, count=f"{count:,}"))
    if len(traced.files) > ROWS and not depth:
        lines.append(lead + _("and {count} files more").format(count=len(traced.files) - ROWS))
    for part in traced.parts:
        lines += ["", *_told(part, depth + 1)]
    return lines


def _come_to(traced: Traced) -> str:
    sentence = (
        _("{rows} rows from {facts} facts come to {amount}: this is the figure.")
        if traced.exact
        else _(
            "{rows} rows from {facts} facts come to {amount}; the figure is worked out from them."
        )
    )
    return sentence.format(rows=f"{traced.rows:,}", facts=f"{traced.facts:,}", amount=traced.amount)


def _row(fact: Fact) -> tuple[str | int | None, ...]:
    return (
        *(fact.table, fact.number, fact.file, fact.sheet, fact.row),
        *(fact.what, fact.who, fact.where, fact.date, fact.amount),
    )


def _listing(traced: Traced) -> Listing:
    from registry.quantities import Unit
    from reports.trails.following import LABELS

    fen = frozenset({"amount"}) if traced.amount.unit is Unit.FEN else frozenset()
    return Listing(
        tuple(LABELS),
        tuple(map(_, LABELS.values())),
        [_row(fact) for fact in traced.first],
        fen=fen,
    )


def _as_json(traced: Traced) -> dict[str, object]:
    from reports.trails.following import LABELS

    return {
        "figure": traced.figure,
        "words": list(traced.words),
        "exact": traced.exact,
        "sql": traced.sql,
        "parameters": dict(traced.parameters),
        "rows": traced.rows,
        "facts": traced.facts,
        "amount": traced.amount.value,
        "unit": str(traced.amount.unit),
        "files": [{"file": name, "facts": count} for name, count in traced.files],
        "first": [dict(zip(LABELS, _row(fact), strict=True)) for fact in traced.first],
        "parts": [_as_json(part) for part in traced.parts],
    }
