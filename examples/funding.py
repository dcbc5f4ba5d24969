"""The money that does not come with single tasks: standards, what was paid by them, splits, and what communities state."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from examples.facts import Cost, Holder, Payment, Rate, Split, Statement
from examples.payments import WITHHOLDING_DISTRICT, Paid
from examples.town import CITY, Community, Spot, Town

SUPPLIES = "社区工作经费"
"""Money for several duties at once, so much a household."""

MEALS = "网格巡查补助"
"""Money for one duty that ended in mid-2025, while the duty went on."""

INVENTED = "示例"
LATE_DISTRICT = "示山区"
"""The district that passed the money on months late."""

FIRST_YEAR, SECOND_YEAR = 2024, 2025
_SUPPLY_DOCUMENT = "示办发〔2023〕46号"
_MEAL_DOCUMENT, _END_DOCUMENT = "示城管发〔2023〕88号", "示城管发〔2025〕61号"
_GRID_DUTY = "协助网格化管理问题劝阻上报"
_INSURANCE_DUTY = "受托代办社会保险业务"

SUPPLY_FEN = 35_00
MEAL_FEN = 2_400_00


def holders(town: Town) -> list[Holder]:
    """A treasury and a supplier."""
    return [
        Holder("GK", f"{CITY}财政国库", "财政", CITY),
        Holder("JY-SW", "示例家园社会工作服务中心", "供应商", None),
    ]


def _spot_of(holder: Holder) -> Spot:
    return Spot("holder", holder.code, holder.name, holder.name, "")


def rates(town: Town) -> list[Rate]:
    """Standards of every kind of reckoning; all are invented and say so in their source."""
    first, middle, all_ = date(FIRST_YEAR, 1, 1), date(SECOND_YEAR, 7, 1), town.city
    supply, meal, insurance, grid = (
        f"{document}（{INVENTED}）"
        for document in (
            _SUPPLY_DOCUMENT,
            _MEAL_DOCUMENT,
            "示人社发〔2023〕52号",
            "示政法〔2025〕9号",
        )
    )
    return [
        Rate(
            SUPPLIES,
            None,
            "MZ",
            all_,
            "每户",
            SUPPLY_FEN,
            supply,
            first,
            "下限",
            "市1:区1",
            None,
            "6月30日",
        ),
        Rate(
            MEALS,
            _GRID_DUTY,
            "CG",
            all_,
            "每社区",
            MEAL_FEN,
            meal,
            first,
            due_by="9月30日",
            valid_to=middle,
        ),
        Rate("社保代办补助", _INSURANCE_DUTY, "RS", all_, "每件", 5_00, insurance, first),
        Rate("网格员通信补贴", _GRID_DUTY, "ZF", all_, "每社区", 600_00, grid, first, "建议"),
    ]


def splits() -> list[Split]:
    """The money for several duties, split by the work of the year before."""
    rule, source = "按上年工作量", f"{_SUPPLY_DOCUMENT}附件（{INVENTED}）"
    duties = (
        ("宣传法律法规和国家政策", 2),
        ("办理居住地区公共事务和公益事业", 3),
        ("开展便民利民社区服务活动", 1),
    )
    return [Split(SUPPLIES, duty, parts, rule, source) for duty, parts in duties]


def supplies(town: Town) -> list[Payment]:
    """The money by households: from the department to the district, from there to accounts that the district keeps.

    One district keeps a part of it in 2025, one passes it on months late.
    """
    rows = []
    for year in (FIRST_YEAR, SECOND_YEAR):
        for district in town.districts:
            members = town.members[district.code]
            due = {each: each.households * SUPPLY_FEN for each in members}
            city_share = sum(_city_share(fen) for fen in due.values())
            document, code = _SUPPLY_DOCUMENT, "2080208"
            day = date(year, 4, 15)
            rows.append(Payment(day, "MZ", district, city_share, SUPPLIES, document, code, year))
            late = district.name == LATE_DISTRICT
            kept = district.name == WITHHOLDING_DISTRICT and year == SECOND_YEAR
            when = date(year, 11, 25) if late else date(year, 5, 20)
            for each, fen in due.items():
                amount = fen // 2 // 1000 * 1000 if kept else fen
                rows.append(
                    Payment(
                        when,
                        district,
                        each.spot,
                        amount,
                        SUPPLIES,
                        document,
                        code,
                        year,
                        None,
                        district.name,
                    )
                )
    return sorted(rows, key=lambda row: row.date)


def _city_share(fen: int) -> int:
    """Half of it, the odd fen being the city's."""
    return (fen + 1) // 2


def meals(town: Town) -> list[Payment]:
    """The money by communities: whole in 2024, for half of 2025."""
    rows = []
    for year, each in ((FIRST_YEAR, MEAL_FEN), (SECOND_YEAR, MEAL_FEN // 2)):
        for district in town.districts:
            members = town.members[district.code]
            document = _MEAL_DOCUMENT
            rows.append(
                Payment(
                    date(year, 8, 10),
                    "CG",
                    district,
                    each * len(members),
                    _GRID_DUTY,
                    document,
                    "2120104",
                    year,
                )
            )
            rows += [
                Payment(
                    date(year, 9, 5),
                    district,
                    one.spot,
                    each,
                    _GRID_DUTY,
                    document,
                    "2120104",
                    year,
                )
                for one in members
            ]
    return sorted(rows, key=lambda row: row.date)


def others(town: Town, paid: Paid) -> list[Payment]:
    """What is ordinary besides: money in kind, a service bought, money taken back, money carried over."""
    centre = _spot_of(holders(town)[1])
    treasury = _spot_of(holders(town)[0])
    some = town.communities[::60]
    leaflets = [
        Payment(
            date(SECOND_YEAR, 3, 12),
            "GA",
            each.spot,
            800_00,
            "协助开展反电信网络诈骗宣传",
            "示公通〔2025〕12号",
            None,
            SECOND_YEAR,
            "实物",
        )
        for each in some
    ]
    bought = Payment(
        date(SECOND_YEAR, 10, 20),
        "MZ",
        centre,
        36_000_00,
        "开展便民利民社区服务活动",
        "示民发〔2025〕1号",
        "2080208",
        SECOND_YEAR,
    )
    budget = Payment(
        date(SECOND_YEAR, 2, 20),
        treasury,
        "MZ",
        36_000_00,
        "开展便民利民社区服务活动",
        "示财社〔2025〕4号",
        "2080208",
        SECOND_YEAR,
    )
    street = town.streets[0]
    back = Payment(
        date(SECOND_YEAR, 11, 28),
        street,
        "MZ",
        3_000_00,
        "办理居住地区公共事务和公益事业",
        "示民函〔2025〕30号",
        None,
        SECOND_YEAR,
        "收回",
    )
    return [budget, *leaflets, bought, back, *_carried(town, paid)]


def _carried(town: Town, paid: Paid) -> list[Payment]:
    """What a street kept of 2024, carried over into the next year, for the first duty of which it kept any."""
    district = town.districts[0].name
    kept: dict[tuple[str, Spot], int] = defaultdict(int)
    for row in (*paid.from_departments, *(one for rows in paid.within.values() for one in rows)):
        if row.year != FIRST_YEAR or row.duty is None:
            continue
        for holder, sign in ((row.receiver, 1), (row.payer, -1)):
            if (
                isinstance(holder, Spot)
                and holder.level == "street"
                and holder.district == district
            ):
                kept[row.duty, holder] += sign * row.amount
    found = sorted((duty, spot.code, spot, fen) for (duty, spot), fen in kept.items() if fen > 0)
    return [
        Payment(date(SECOND_YEAR, 1, 6), spot, spot, fen, duty, None, None, SECOND_YEAR, "结转")
        for duty, _code, spot, fen in found[:2]
    ]


def statements(town: Town, payments: list[Payment]) -> list[Statement]:
    """What some communities say they received of the money by households in 2025; two of them differ from the account."""
    received: dict[str, int] = defaultdict(int)
    for row in payments:
        if isinstance(row.receiver, Spot) and row.duty == SUPPLIES and row.year == SECOND_YEAR:
            received[row.receiver.code] += row.amount
    day = date(SECOND_YEAR, 12, 31)
    rows = []
    for number, community in enumerate(_panel(town)):
        amount = received[community.spot.code]
        note = None
        if number in (3, 11):
            amount, note = amount - 5_000_00, "另有5000元未见到账"
        rows.append(Statement(day, community.spot, SECOND_YEAR, SUPPLIES, amount, note))
    return rows


def _panel(town: Town) -> list[Community]:
    """Every thirtieth community, those whose name another bears left out."""
    return [each for each in town.communities[::30] if not each.spot.shared]


def costs(town: Town) -> list[Cost]:
    """What some duties cost the communities of the whole city besides time."""
    goods = (
        ("宣传法律法规和国家政策", 186_000_00, None),
        ("办理居住地区公共事务和公益事业", 420_000_00, None),
        (_INSURANCE_DUTY, 24_500_00, 60_000_00),
        (_GRID_DUTY, 310_000_00, None),
    )
    return [
        Cost(duty, town.city, year, fen, saved, f"{INVENTED}，社区支出汇总")
        for year in (FIRST_YEAR, SECOND_YEAR)
        for duty, fen, saved in goods
    ]
