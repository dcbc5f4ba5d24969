"""``zhunru push add``."""

from __future__ import annotations

from registry.command import Group
from registry.commands.typing import typing_command
from registry.language import N_
from registry.sheets import kinds

command = Group(
    "push",
    help=N_("Push-downs, one at a time."),
    example="zhunru push add --date 2026-03-01 --department 市民政局 --community 全部 --duty 养老服务摸底",
)
command.add_command(
    typing_command(
        "add",
        kinds()["pushdown"],
        "push add",
        N_("Record that a department gave work to communities."),
        "zhunru push add --date 2026-03-01 --department 市民政局 --community 青松社区 --duty 养老服务摸底 --channel 微信群",
    )
)
