"""``zhunru catalog add``."""

from __future__ import annotations

from registry.commands.typing import typing_command
from registry.desk import Desk
from registry.language import N_
from registry.sheets import kinds


def _into_its_edition(desk: Desk, values: dict[str, str]) -> None:
    """The edition is said, and the duty fits into it."""
    from catalog.editions.adding import edition_for

    values["edition"] = edition_for(desk.register, values, desk.today().isoformat())


command = typing_command(
    "add",
    kinds()["duty"],
    "catalog add",
    N_(
        "Record one duty of an edition. A code that stands in the edition under another name is refused. Without "
        "--edition it goes into the one that is in force."
    ),
    "zhunru catalog add --edition 2025版 --code ZR-201 --name 高龄老人入户探访 --kind 委托准入 --department 市民政局",
    _into_its_edition,
)
