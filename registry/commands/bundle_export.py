"""``zhunru bundle export``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.command import option, text_or_json
from registry.desk import Desk
from registry.language import N_, _

if TYPE_CHECKING:
    from registry.bundles.exporting import Made


@new_command(
    "export",
    N_(
        "Write the facts that hold in a district into a zip: CSV files that people can read, and a manifest with the SHA-256 "
        "of each and the head of the chain. Parameters, time standards, splits, requests and their decisions stay. The "
        "register is only read."
    ),
    example="zhunru bundle export --district 碧山区 -o 碧山区.zip",
)
@option("--district", required=True, metavar="NAME", help=N_("Whose facts: name or code."))
@option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    help=N_("The file to write, a .zip that does not exist yet."),
)
@text_or_json
@with_desk
def command(desk: Desk, district: str, output: Path, format_: str) -> None:
    """The bundle stands at *output*."""
    from registry.bundles.exporting import bundle_of
    from registry.errors import BadUsage
    from registry.files import write_new

    if output.suffix.lower() != ".zip":
        raise BadUsage(_("“{name}”: a bundle is a .zip file.").format(name=output.name))
    made = bundle_of(desk.register, district, desk.act("bundle export"), desk.progress)
    write_new(output, made.content)
    if format_ == "json":
        click.echo(
            json.dumps(
                {**made.manifest.as_json(), "left_out": made.left_out}, ensure_ascii=False, indent=1
            )
        )
        return
    _show(desk, made, output)


def _show(desk: Desk, made: Made, output: Path) -> None:
    from registry.bundles.wordings import label_of
    from registry.listing import Listing, print_listing

    manifest = made.manifest
    rows = [(member.name, label_of(member.kind), member.rows) for member in manifest.files]
    labels = (_("file"), _("kind"), _("rows"))
    print_listing(Listing(("file", "kind", "rows"), labels, rows), None, None)
    click.echo(
        _("{district}, as of entry {entry}, chain {head}: written to {path}").format(
            district=manifest.district,
            entry=manifest.entry,
            head=manifest.head[:16],
            path=output,
        )
    )
    if made.left_out:
        stays = _(", ").join(f"{label_of(kind)} {count}" for kind, count in made.left_out.items())
        desk.say(_("Of no district, and therefore not in it: {kinds}.").format(kinds=stays))
