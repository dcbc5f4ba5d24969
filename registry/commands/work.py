"""``zhunru work add``."""

from __future__ import annotations

from registry.command import Group
from registry.commands.typing import typing_command
from registry.language import N_
from registry.sheets import kinds

command = Group(
    "work",
    help=N_("Work that communities did."),
    example="zhunru work add --date 2026-03 --community 青松社区 --duty 养老服务摸底 --minutes 9小时",
)
command.add_command(
    typing_command(
        "add",
        kinds()["work"],
        "work add",
        N_("Record pieces of work and the time they took."),
        "zhunru work add --date 2026-03 --community 青松社区 --duty 养老服务摸底 --pieces 36 --minutes 9小时",
    )
)
