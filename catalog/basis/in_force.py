"""Whether a law or document that a basis cites was in force on a day: broken, held, or not to be told, and why."""

from __future__ import annotations

from catalog.basis import Statute, Statutes
from catalog.basis.citations import Citation
from registry.language import _


def out_of_force(statutes: Statutes, one: Citation, day: str) -> str:
    """Why a citation was certainly not in force on *day*; empty where that cannot be said."""
    if not one.is_law:
        if one.year and one.year > int(day[:4]):
            return _("{law} is dated {year}, after the filing").format(law=one.name, year=one.year)
        return ""
    return (
        _repealed(statutes, one, day)
        or _beyond(statutes, one, day)
        or _old_text(statutes, one, day)
    )


def _repealed(statutes: Statutes, one: Citation, day: str) -> str:
    change = statutes.change(one.title, day)
    if change is None or not change.repealed:
        return ""
    return _("{law} was repealed on {since} and replaced by {successor}").format(
        law=one.name, since=change.since, successor=f"《{change.successor}》"
    )


def _beyond(statutes: Statutes, one: Citation, day: str) -> str:
    """An article is cited that the revised law does not have."""
    change = statutes.change(one.title, day)
    if change is None or change.articles is None:
        return ""
    for article in one.articles:
        if article.number > change.articles and not statutes.naming(one.title, article, day):
            return _("{law} has {count} articles since {since}; there is no {article}").format(
                law=one.name, count=change.articles, since=change.since, article=article
            )
    return ""


def _old_text(statutes: Statutes, one: Citation, day: str) -> str:
    version = version_on(statutes, one, day)
    if not one.year or not version or one.year >= int(version[:4]):
        return ""
    return _("the text of {law} of {year} is cited; that of {version} is in force").format(
        law=one.name, year=one.year, version=version
    )


def unsure(statutes: Statutes, one: Citation, day: str) -> str:
    """Why it cannot be told whether a citation was in force on *day*; empty where it can."""
    if not one.is_law:
        return _("the index holds no documents; {law} has to be looked up").format(law=one.name)
    if not statutes.holding(one.title, day):
        return not_held(statutes, one, day)
    version = version_on(statutes, one, day)
    if one.year and version and one.year > int(version[:4]):
        return _("the index holds {law} in its text of {version}, not in one of {year}").format(
            law=one.name, version=version, year=one.year
        )
    return ""


def not_held(statutes: Statutes, one: Citation, day: str) -> str:
    """Why the index says nothing of a law on *day*."""
    rows = statutes.of(one.title)
    change = statutes.change(one.title, day)
    if change and change.repealed:
        return _repealed(statutes, one, day)
    if not rows:
        return _(
            "{law} is not in the index {index}; add it to an index of your own (files.statutes of the profile)"
        ).format(law=one.name, index=statutes.name)
    if change:
        return _(
            "{law} was revised with effect from {since}; the index was verified on {verified}"
        ).format(law=one.name, since=change.since, verified=_verified(rows))
    if any(row.doubtful for row in rows):
        return _("the index itself asks to verify whether {law} still holds").format(law=one.name)
    ended = max((row.until or "" for row in rows), default="")
    if ended and ended < day:
        return _(
            "the text of {law} in the index ends on {ended}; the index was verified on {verified}"
        ).format(law=one.name, ended=ended, verified=_verified(rows))
    return _("the text of {law} in the index is later than {day}").format(law=one.name, day=day)


def version_on(statutes: Statutes, one: Citation, day: str) -> str:
    """The text of a law that the index holds for *day*, by the day of its adoption; empty where it gives none."""
    return max((row.version or "" for row in statutes.holding(one.title, day)), default="")


def with_version(statutes: Statutes, one: Citation, day: str) -> str:
    """A law with the text in force on *day*, as findings name it."""
    version = version_on(statutes, one, day)
    if not version:
        return one.name
    return _("{law} (text of {version})").format(law=one.name, version=version)


def _verified(rows: list[Statute]) -> str:
    return max(row.verified for row in rows)
