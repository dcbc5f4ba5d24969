"""The files about money that do not come with single tasks: standards, splits, what was paid by them, statements."""

from __future__ import annotations

from collections.abc import Iterator

from examples import funding
from examples.files import File
from examples.hands import Hand
from examples.layout import MARK, Look, Sheet, titled
from examples.payments import Paid
from examples.separated import UTF8_BOM
from examples.town import CITY, Town


def funding_files(town: Town, paid: Paid) -> Iterator[File]:
    """Standards with their splits and holders; payments by them; statements and costs."""
    yield File(
        "基础资料/经费标准.xlsx",
        (
            Sheet("资金单位", "holder", funding.holders(town), Look(titled("holder", CITY))),
            Sheet(
                "经费标准",
                "rate",
                funding.rates(town),
                Look(titled("rate", CITY), serial=True),
                Hand(dates="chinese"),
            ),
            Sheet("经费分摊", "split", funding.splits(), Look(titled("split", CITY))),
        ),
    )
    by_household, others = funding.supplies(town), funding.others(town, paid)
    yield File(
        f"经费拨付/社区工作经费拨付_{MARK}.csv",
        (Sheet("", "payment", by_household, Look(), Hand(communities="district")),),
        saved=UTF8_BOM,
    )
    yield File(
        "经费拨付/专项补助和其他往来.xlsx",
        (
            Sheet(
                "专项补助",
                "payment",
                funding.meals(town),
                Look(titled("payment", CITY, "网格巡查补助"), totals=("amount",)),
                Hand(dates="cell", communities="district"),
            ),
            Sheet(
                "其他往来",
                "payment",
                others,
                Look(titled("payment", CITY, "实物、购买服务、收回和结转")),
                Hand(dates="chinese", communities="district"),
            ),
        ),
    )
    yield File(
        "经费拨付/到账核对和事项收支.xlsx",
        (
            Sheet(
                "到账核对",
                "statement",
                funding.statements(town, by_household),
                Look(titled("statement", CITY), totals=("amount",)),
                Hand(communities="district"),
            ),
            Sheet("事项收支", "cost", funding.costs(town), Look(titled("cost", CITY))),
        ),
    )
