"""Money: it comes with the duty, covers its cost for as long as it lasts, and is the applicant's own."""

from __future__ import annotations

from fractions import Fraction
from math import ceil
from typing import Any

from catalog.exact import listed_first
from catalog.requests import Request, Subject
from catalog.vetting.case import Case, listed
from catalog.vetting.cost import Work, payment_days, rate, work
from registry.findings import Finding, Severity, rule
from registry.language import N_, _
from registry.quantities import Unit, show, yuan
from registry.wages import Rate

COSTED = frozenset(
    {
        Subject.DUTY,
        Subject.SURVEY,
        Subject.TRAINING,
        Subject.CAMPAIGN,
        Subject.BODY,
        Subject.TEMPORARY,
    }
)
"""Subjects that take time and goods of their own."""

YEARS = ("money", "money_2", "money_3")

REQUIRED = rule(
    "money.required",
    Severity.ERROR,
    N_("The request brings no money for “{name}”."),
    N_("Provide money for the first year."),
    prose=N_("Money comes with the duty."),
    passes=N_("The request brings {money} in the first year."),
    unknown=N_("Whether money comes with it cannot be told: “{missing}” is left blank."),
)
COVERS = rule(
    "money.covers_cost",
    Severity.ERROR,
    N_(
        "The duty costs {cost} a year: {hours} at {rate} an hour and goods of {goods}. The request brings less: {short}."
    ),
    N_("Provide {needed} a year{alternatives}."),
    prose=N_("The money covers hours × rate + goods in every year of the duty."),
    passes=N_("The duty costs {cost} a year, and the money covers it."),
    unknown=N_("What the duty costs cannot be told. Missing: {missing}."),
)
OWN = rule(
    "money.own_budget",
    Severity.ERROR,
    N_("The money is to come from streets or communities."),
    N_("Provide the money from the applicant's own budget."),
    prose=N_(
        "The department that asks provides the money; streets and communities do not raise it."
    ),
    passes=N_("The money comes from: {source}."),
    unknown=N_("Where the money comes from cannot be told: “{missing}” is left blank."),
)
DATES = rule(
    "money.dates",
    Severity.ERROR,
    N_("{fault}"),
    N_("State the days of payment, the last by the end of the duty."),
    prose=N_("The days on which the money is paid are stated."),
    passes=N_("The money is to be paid on {dates}."),
    unknown=N_("When the money is to be paid cannot be told: “{missing}” is no date."),
)
SHOWN = rule(
    "money.years",
    Severity.ERROR,
    N_("The work is to go on without an end, but no money is stated for {years}."),
    N_("State the money for {years}."),
    prose=N_("For permanent work the money is shown year by year."),
    passes=N_("The money is shown for {count} years."),
)
ARREARS = rule(
    "money.arrears",
    Severity.ERROR,
    N_("{department} owes {owed} for {count} earlier duties: {duties}."),
    N_("Pay {owed} first."),
    prose=N_("Who asks for new work has paid for the old."),
    passes=N_("{department} owes nothing for earlier duties as of {day}."),
)

YEAR_LABELS = {
    "money": N_("the first year"),
    "money_2": N_("the second year"),
    "money_3": N_("the third year"),
}


def required(case: Case) -> list[Finding]:
    """Money comes with the duty (费随事转); what is stated as none is none."""
    setting = case.profile.asks("money.required")
    if setting is None or not _is_costed(case.request):
        return []
    money = case.request.money
    if money is None:
        return case.undetermined(REQUIRED, setting, missing=_("Money, first year"))
    if money == 0:
        return case.fails(REQUIRED, setting, changes=({"money": 1},), name=case.request.name)
    return case.passes(REQUIRED, setting, money=yuan(money))


def covers_cost(case: Case) -> list[Finding]:
    """The money covers hours × rate + goods in every year that the duty lasts, at most three years being shown."""
    setting = case.profile.asks("money.covers_cost")
    if setting is None or not _is_costed(case.request):
        return []
    amount, price = work(case), rate(case)
    missing = [*amount.missing, *([] if price.fen is not None else [_("the cost of an hour")])]
    years = YEARS[: _years(case.request)]
    missing += [
        _("the money for {year}").format(year=_(YEAR_LABELS[year]))
        for year in years
        if getattr(case.request, year) is None
    ]
    if missing or amount.minutes is None or price.fen is None:
        return case.undetermined(COVERS, setting, missing=listed(missing))
    goods = case.request.goods or 0
    cost = ceil(amount.minutes * price.fen / 60) + goods
    facts = {"cost": yuan(cost)}
    short = {year: getattr(case.request, year) for year in years}
    short = {year: money for year, money in short.items() if money < cost}
    if not short:
        return case.passes(COVERS, setting, **facts)
    changes = (dict.fromkeys(short, cost), *_less_work(amount, price, min(short.values()) - goods))
    return case.fails(
        COVERS,
        setting,
        changes=changes,
        evidence=price.evidence,
        **facts,
        hours=show(amount.minutes, Unit.MINUTES),
        rate=show(price.fen, Unit.FEN),
        goods=yuan(goods),
        short=listed(
            [
                _("{amount} in {year}").format(amount=yuan(money), year=_(YEAR_LABELS[year]))
                for year, money in short.items()
            ]
        ),
        needed=yuan(cost),
        alternatives=_alternatives(changes[1:]),
    )


def _less_work(amount: Work, price: Rate, money: int) -> tuple[dict[str, Any], ...]:
    """The most work that *money* pays for, where that is any."""
    if money <= 0 or not price.fen or not amount.minutes or not amount.each:
        return ()
    pieces = int(Fraction(money * 60) / (price.fen * amount.each))
    if amount.volume is not None:
        return ({"volume": pieces},) if pieces else ()
    times = pieces // amount.communities if amount.communities else 0
    return ({"frequency": f"{times}/year", "yearly_60": times * 60},) if times else ()


def _alternatives(changes: tuple[dict[str, Any], ...]) -> str:
    said = ""
    for change in changes:
        if "volume" in change:
            said += _(", or ask for at most {count} pieces a year").format(count=change["volume"])
        elif "yearly_60" in change:
            said += _(", or ask for it at most {count} times a year").format(
                count=change["yearly_60"] // 60
            )
    return said


def own_budget(case: Case) -> list[Finding]:
    """Who asks provides the money: streets and communities do not raise it themselves."""
    setting = case.profile.asks("money.own_budget")
    if setting is None or not _is_costed(case.request) or case.request.money == 0:
        return []
    source = case.request.money_source
    if source is None:
        return case.undetermined(OWN, setting, missing=_("Source of the money"))
    if source == "lower":
        return case.fails(OWN, setting, changes=({"money_source": "own"},))
    from registry.sheets import kind_of  # noqa: PLC0415  (read only for the label)

    label = kind_of("request").by_name["money_source"].choice_label(source)
    return case.passes(OWN, setting, source=label)


def dates(case: Case) -> list[Finding]:
    """The days of payment are stated, and none lies behind the end of the duty."""
    setting = case.profile.asks("money.dates")
    if setting is None or not _is_costed(case.request) or case.request.money == 0:
        return []
    text, ends = case.request.payment_dates, case.request.ends
    if not text:
        day = case.request.starts or case.request.date
        fault = _("No day of payment is stated.")
        return case.fails(DATES, setting, changes=({"payment_dates": day},), fault=fault)
    days, unread = payment_days(text)
    if unread:
        return case.undetermined(DATES, setting, missing=unread)
    late = [day for day in days if ends and day > ends]
    if late:
        fault = _("A payment is planned for {day}, after the end of the duty on {end}.").format(
            day=late[-1], end=ends
        )
        kept = "、".join([day for day in days if day not in late] or [str(ends)])
        return case.fails(DATES, setting, changes=({"payment_dates": kept},), fault=fault)
    return case.passes(DATES, setting, dates=listed(days))


def years(case: Case) -> list[Finding]:
    """For permanent work the money is shown for as many years as the profile says."""
    setting = case.profile.get("money.years")
    request = case.request
    if setting is None or not _is_costed(request) or not request.is_permanent:
        return []
    shown = YEARS[: setting.value]
    blank = [year for year in shown if getattr(request, year) is None]
    if not blank:
        return case.passes(SHOWN, setting, count=len(shown))
    change = dict.fromkeys(blank, request.money if request.money is not None else 0)
    told = listed([_(YEAR_LABELS[year]) for year in blank])
    return case.fails(SHOWN, setting, changes=(change,), years=told)


def no_arrears(case: Case) -> list[Finding]:
    """Who asks for new work has paid what earlier duties brought due."""
    setting = case.profile.asks("money.arrears")
    if setting is None or case.request.type == "end":
        return []
    owed = case.records.arrears(case.request.department, case.as_of)
    department = case.where.department
    if not owed:
        return case.passes(ARREARS, setting, department=department, day=case.as_of)
    first = owed[:4]  # one more than is told, so that the list says there are others
    largest = [
        _("{duty} ({amount})").format(duty=name, amount=yuan(one.due - one.paid))
        for one, name in zip(first, _duty_names(case, [one.duty for one in first]), strict=True)
    ]
    return case.fails(
        ARREARS,
        setting,
        evidence=listed(sorted({one.source for one in owed[:3] if one.source})) or None,
        department=department,
        owed=yuan(sum(one.due - one.paid for one in owed)),
        count=len(owed),
        duties=listed_first(largest, 3),
    )


def _duty_names(case: Case, codes: list[str]) -> list[str]:
    """The names of duties; the code itself where no catalogue has it."""
    names = {duty.code: duty.name for duty in case.records.duties() if duty.code in codes}
    return [names.get(code, code) for code in codes]


def _is_costed(request: Request) -> bool:
    return request.subject in COSTED and request.type != "end"


def _years(request: Request) -> int:
    """How many years the duty lasts, at most three; a permanent one counts as three."""
    if request.is_permanent:
        return len(YEARS)
    if not request.ends or not request.starts:
        return 1
    first, last = request.starts, request.ends
    months = (int(last[:4]) - int(first[:4])) * 12 + int(last[5:7]) - int(first[5:7])
    months += last[8:10] > first[8:10]
    return min(max(ceil(months / 12), 1), len(YEARS))


CHECKS = (required, covers_cost, own_budget, dates, years, no_arrears)
