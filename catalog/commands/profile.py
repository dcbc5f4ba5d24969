"""``zhunru profile list|show``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from registry.command import Group
from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.desk import Desk
from registry.language import N_, _
from registry.listing import Listing, listing_options, print_listing

if TYPE_CHECKING:
    from catalog.profiles import Profile

command = Group(
    "profile",
    help=N_("Rules of procedure, place by place, each value with its source."),
    example="zhunru profile list\nzhunru profile show 西城",
)


COLUMNS = ("key", "about", "value", "source", "status", "profile")


@new_command(
    "list",
    N_("List the profiles that come with the tool."),
    example="zhunru profile list\nzhunru profile list --format json",
)
@listing_options
def list_(format_: str | None, output: Path | None) -> None:
    """The profiles are listed, the national one first."""
    from catalog.profiles import load, shipped

    rows = [_line(load(name)) for name in shipped()]
    columns = ("name", "title", "place", "year", "extends", "own", "in_force", "proposed")
    labels = (
        _("profile"),
        _("title"),
        _("where it holds"),
        _("year"),
        _("extends"),
        _("own values"),
        _("in force"),
        _("proposed"),
    )
    print_listing(Listing(columns, labels, rows), format_, output)


def _line(profile: Profile) -> tuple[str | int | None, ...]:
    from catalog.profiles.settings import Status

    told = [*profile.settings.values(), *profile.proposals]
    own = [setting.status for setting in told if setting.profile == profile.name]
    return (
        profile.name,
        profile.title,
        profile.place,
        profile.year,
        profile.lineage[1] if len(profile.lineage) > 1 else None,
        len(own),
        sum(status in (Status.IN_FORCE, Status.FLOOR) for status in own),
        own.count(Status.PROPOSED),
    )


@new_command(
    "show",
    N_(
        "Explain a profile: every key with its value, its source, whether it is in force or proposed, and the profile it "
        "comes from; then the table by which the verdict follows. NAME is a profile or a file; without it, the one that "
        "this register uses."
    ),
    example="zhunru profile show 西城\nzhunru profile show 示例市.toml --format json",
)
@click.argument("name", required=False)
@listing_options
@with_desk
def show(desk: Desk, name: str | None, format_: str | None, output: Path | None) -> None:
    """The profile is explained, once its verdict table is known to name checks that there are."""
    from catalog.profiles import chosen
    from catalog.profiles.explaining import as_json, explained, text
    from catalog.profiles.patterns import require_known_patterns

    profile = chosen(desk.config(), name, desk.db.parent)
    require_known_patterns(profile)
    suffix = output.suffix.lower() if output else ""
    if format_ == "json" or (format_ is None and suffix == ".json"):
        _give(json.dumps(as_json(profile), ensure_ascii=False, indent=1) + "\n", output)
    elif format_ == "table" or (format_ is None and suffix in ("", ".txt")):
        _give(text(profile), output)
    else:
        rows = [line.cells() for line in explained(profile)]
        print_listing(Listing(COLUMNS, _labels(), rows), format_, output)


def _labels() -> tuple[str, ...]:
    return _("key"), _("what it settles"), _("settled as"), _("source"), _("status"), _("from")


def _give(told: str, output: Path | None) -> None:
    if output is None:
        click.echo(told, nl=False)
        return
    from registry.files import write_whole

    write_whole(output, told.encode())


command.add_command(list_)
command.add_command(show)
