"""``zhunru journal seal``."""

from __future__ import annotations

from pathlib import Path

from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.desk import Desk
from registry.errors import CheckSaidNo
from registry.language import N_, _
from reports.commands.printing import print_report, printing_options


@new_command(
    "seal",
    N_(
        "Print the state of the register on one page: the seal, the counts and the totals, to be signed and kept elsewhere. "
        "Typed back later with `zhunru journal verify --seal`, it shows a rewrite or a cut. The chain is recomputed first; "
        "what does not verify is not sealed."
    ),
    example="zhunru journal seal -o 封存页.docx",
)
@printing_options()
@with_desk
def command(desk: Desk, format_: str | None, output: Path | None) -> None:
    """The page is printed or written."""
    from registry import journal
    from registry.sealing import seal
    from reports.builders.seal import sealed_page

    broken = journal.verify(desk.register)
    if broken:
        raise CheckSaidNo(_("{what} Nothing was sealed.").format(what=broken.sentence()))
    sealed = seal(desk.register)
    print_report(desk, lambda: sealed_page(desk.register, sealed), format_, output)
    if output is not None:
        desk.say(_("Seal: {code}").format(code=sealed.code))
