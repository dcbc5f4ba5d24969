"""Declined demands: a community or street records what came without admission and gets a slip that cites what is missing."""

from __future__ import annotations

from dataclasses import dataclass

from catalog.duties import duties
from catalog.editions.standing import Standing, standing
from catalog.profiles import Profile
from catalog.requests import Request, State, moves, requests, state_of
from registry.errors import BadUsage, ZhunruError
from registry.findings import Finding
from registry.intake.typed import add_typed
from registry.journal import Act
from registry.language import _
from registry.names import Directory
from registry.sheets import kind_of
from registry.store import Register


class Listed(ZhunruError):
    """What was to be declined is admitted: it has to be done."""

    def __init__(self, duty: str, code: str | None, day: str) -> None:
        super().__init__(
            _(
                "“{duty}” is admitted ({code}, on {day}) and cannot be declined; nothing was recorded. See: zhunru catalog show {code}"
            ).format(duty=duty, code=code or duty, day=day)
        )


@dataclass(frozen=True, slots=True)
class Declined:
    """A declined demand, as the slip tells it. Dates are ISO; *answer_by* None where no rule gives a day."""

    number: str
    date: str
    declined_on: str
    receiver: str
    department: str
    duty: str
    channel: str
    document_number: str
    standing: Standing
    pending: tuple[Request, ...]
    begins: str | None
    answer_by: str | None
    provisional: bool
    answer: str | None
    answered_on: str | None


def decline(
    register: Register, act: Act, values: dict[str, str], *, dry_run: bool = False
) -> tuple[int | None, list[Finding]]:
    """The demand is on record as declined; the number of its entry, None where it was there already.

    Refused where the catalogue or a decision lists the duty for that community on that day.
    """
    with register.transaction(dry_run=dry_run):
        entry, said = add_typed(register, act, kind_of("decline"), values)
        rows = register.query(
            "SELECT duty, date, community, place, declined_on FROM decline WHERE entry_id = ?",
            (entry or -1,),
        )
        for duty, day, community, place, told_on in rows:
            if told_on and told_on < day:
                raise BadUsage(
                    _("A demand of {day} cannot be declined on {told}, before it came.").format(
                        day=day, told=told_on
                    )
                )
            found = standing(register, duty, day, community, place)
            if found.must_be_done:
                raise Listed(duty, found.code, day)
    return entry, said


def declined(register: Register, number: int, profile: Profile) -> Declined:
    """The declined demand that entry *number* recorded, with what the catalogue says now of that day."""
    rows = register.query(
        "SELECT date, COALESCE(declined_on, date), community, place, department, duty, channel, document_number, "
        "answer, answered_on FROM decline WHERE entry_id = ? AND until_entry IS NULL",
        (number,),
    )
    if not rows:
        raise BadUsage(
            _("Entry {entry} records no declined demand. See: zhunru journal list").format(
                entry=number
            )
        )
    day, told_on, community, place, department, duty, channel, document, answer, answered = rows[0]
    names = Directory(register)
    receiver = (
        names.full_name("community", community)
        if community in names.communities
        else names.full_name("place", place or "")
    )
    by, provisional = _answer_by(profile, told_on)
    return Declined(
        number=str(number),
        date=day,
        declined_on=told_on,
        receiver=receiver,
        department=names.departments.get(department, department),
        duty=duty,
        channel=channel or "",
        document_number=document or "",
        standing=standing(register, duty, day, community, place),
        pending=_pending(register, duty, department),
        begins=_begins(register, duty, day),
        answer_by=by,
        provisional=provisional,
        answer=answer,
        answered_on=answered,
    )


def _begins(register: Register, duty: str, day: str) -> str | None:
    """The day from which a decision admits the duty, where that is still to come on *day*."""
    rows = register.query(
        "SELECT MIN(valid_from) FROM admission WHERE until_entry IS NULL AND (code = ? OR name = ?) AND valid_from > ?",
        (duty, duty, day),
    )
    found: str | None = rows[0][0]
    return found


def like_in_force(register: Register, wording: str, day: str) -> list[str]:
    """Names of duties in force on *day* that are like *wording*: perhaps one of them was meant."""
    from catalog.likeness import Names  # noqa: PLC0415  (only where a demand is declined)
    from catalog.likeness.synonyms import Synonyms  # noqa: PLC0415

    rows = register.query(
        "SELECT code, name FROM admission WHERE until_entry IS NULL "
        "AND COALESCE(valid_from, '') <= ? AND COALESCE(valid_to, '9999') > ?",
        (day, day),
    )
    known = [(name, f"{name} ({code})") for code, name in rows]
    known += [
        (duty.name, f"{duty.name} ({duty.code})")
        for duty in duties(register)
        if duty.kind not in ("barred", "purchasable") and duty.holds_on(day)
    ]
    return [like.item for like in Names(known, Synonyms.shipped()).like(wording, most=3)]


def _answer_by(profile: Profile, day: str) -> tuple[str | None, bool]:
    """The day by which the department answers, where the profile gives a number of working days."""
    from catalog.clock import Calendar  # noqa: PLC0415  (only where a rule counts working days)

    setting = profile.get("procedure.answer_days")
    if setting is None:
        return None, False
    found = Calendar.of(profile).add(day, setting.value)
    return found.iso, found.provisional


def _pending(register: Register, duty: str, department: str) -> tuple[Request, ...]:
    """Requests of the department for that duty that wait for their decision."""
    steps = moves(register)
    return tuple(
        asked
        for asked in requests(register)
        if asked.department == department
        and duty in (asked.name, asked.duty, asked.code)
        and state_of(steps.get(asked.code, [])) in (State.FILED, State.RETURNED, State.UNDER_REVIEW)
    )
