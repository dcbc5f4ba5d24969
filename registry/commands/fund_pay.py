"""``zhunru fund pay``."""

from __future__ import annotations

from registry.commands.typing import typing_command
from registry.language import N_
from registry.sheets import kind_of

command = typing_command(
    "pay",
    kind_of("payment"),
    "fund pay",
    N_("Record a payment from one holder to another."),
    "zhunru fund pay --date 2026-04-15 --payer 市民政局 --receiver 青松社区 --amount 1.2万元 --document-number 示民发〔2026〕15号",
)
