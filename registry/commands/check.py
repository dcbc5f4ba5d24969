"""``zhunru check``."""

from __future__ import annotations

from pathlib import Path

from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.command import option
from registry.desk import Desk
from registry.errors import CheckSaidNo
from registry.language import N_, _, current
from registry.listing import Listing, listing_options, print_listing


@new_command(
    "check",
    N_(
        "Whether the register is sound: the file, its tables and triggers, the chain of entries, what facts name, the "
        "sums that entries keep, personal data. If anything is wrong the exit code is 3."
    ),
    example="zhunru check\nzhunru check --renew-sums",
)
@option(
    "--renew-sums",
    is_flag=True,
    help=N_("Work out anew the sums that entries keep; no fact is touched."),
)
@listing_options
@with_desk
def command(desk: Desk, renew_sums: bool, format_: str | None, output: Path | None) -> None:
    """What is wrong is listed."""
    from registry import sums
    from registry.checking import check

    register = desk.register if renew_sums else desk.register_as_found
    if renew_sums:
        with register.transaction() as connection:
            sums.renew(connection)
        desk.say(_("The sums are worked out anew."))
    found = check(register)
    rows = [(one.code, one.message, one.remedy) for one in found]
    labels = (_("code"), _("what is wrong"), _("what to do"))
    if found or format_ or output:
        print_listing(Listing(("code", "message", "remedy"), labels, rows), format_, output)
    if found:
        count = len(found)
        raise CheckSaidNo(
            _("{path}: {count} faults.").format(path=register.path, count=count)
            if count > 1 or current() == "zh"
            else _("{path}: one fault.").format(path=register.path)
        )
    desk.say(_("{path} is sound.").format(path=register.path))
