"""``zhunru rectify assign``."""

from __future__ import annotations

import click

from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.command import dry_run as dry_run_option
from registry.command import option, why
from registry.desk import Desk
from registry.errors import BadUsage, UnknownName
from registry.language import N_, _, sentences


@new_command(
    "assign",
    N_(
        "Hand problems to a unit. CODE is the key that `zhunru rectify list` shows; several may be said, or all findings of "
        "a rule with --rule. The unit is the one that the finding names, unless --unit says another. Said again, the "
        "ledger holds the new unit, deadline and target."
    ),
    example="zhunru rectify assign WT-3F9A01BC --deadline 2026-06-30 --target 全部摘除\n"
    "zhunru rectify assign --rule audit.barred --deadline 2026-06-30",
)
@click.argument("codes", nargs=-1, metavar="[CODE]...")
@option("--rule", metavar="RULE", help=N_("All findings of this rule that nobody was told of yet."))
@option("--unit", metavar="NAME", help=N_("Who is to put it right."))
@option("--deadline", required=True, metavar="DATE", help=N_("By when."))
@option("--target", metavar="TEXT", help=N_("What is to be reached; the remedy by default."))
@option("--on", "on", metavar="DATE", help=N_("Day on which it is handed over; today by default."))
@why
@dry_run_option
@with_desk
def command(
    desk: Desk,
    codes: tuple[str, ...],
    rule: str | None,
    unit: str | None,
    deadline: str,
    target: str | None,
    on: str | None,
    why: str | None,
    dry_run: bool,
) -> None:
    """The problems are in the ledger."""
    from difflib import get_close_matches

    from registry import periods, rectifying
    from reports.rectification import UNASSIGNED, Ledger
    from reports.scope import scope

    day = periods.day(on).isoformat() if on else desk.today().isoformat()
    last = periods.day(deadline).isoformat()
    if last < day:
        raise BadUsage(
            _(
                "The deadline {deadline} lies before {day}, the day on which it is handed over."
            ).format(deadline=last, day=day)
        )
    lines = {line.code: line for line in Ledger(scope(desk.register, desk.today()), day).lines}
    chosen = [
        line for line in lines.values() if rule and (line.rule, line.standing) == (rule, UNASSIGNED)
    ]
    for code in codes:
        if code not in lines:
            raise UnknownName(_("problem"), code, get_close_matches(code, lines, n=3, cutoff=0.6))
        chosen.append(lines[code])
    if not chosen:
        raise BadUsage(
            _("No finding of rule {rule} waits to be handed over. See: zhunru rectify list").format(
                rule=rule
            )
            if rule
            else _("Say which problems: their codes, or --rule. See: zhunru rectify list")
        )
    if unit:
        unit = _known(desk, unit)
    tasks = []
    for line in chosen:
        who = unit or line.unit
        if not who:
            raise BadUsage(_("{code} names no unit. Say --unit.").format(code=line.code))
        remedy = line.finding.remedy if line.finding else None
        tasks.append(rectifying.Task(line.code, who, line.what, target or remedy, day, last))
    entry = rectifying.write(desk.register, desk.act("rectify assign", why), tasks, dry_run=dry_run)
    done = (
        _("{count} problems would be handed over (entry {entry}); nothing was written.")
        if dry_run
        else _("{count} problems are handed over (entry {entry}).")
    )
    click.echo(done.format(count=len(tasks), entry=entry))


def _known(desk: Desk, unit: str) -> str:
    """The full name of the unit; as written, with a word about it, where the register knows none such."""
    from registry.intake.cells import brackets, tidy
    from registry.intake.personal import refuse_personal_data
    from registry.names import Directory, Unresolved

    refuse_personal_data([unit])
    names = Directory(desk.register)
    try:
        code, kind = names.holder(brackets(tidy(unit)))
        return names.full_name(kind, code)
    except Unresolved as unresolved:
        nearest = unresolved.nearest
    sentence = _("The register knows no unit “{unit}”; it is noted as written.").format(unit=unit)
    near = _("Nearest: {names}.").format(names=_(", ").join(nearest[:3])) if nearest else ""
    desk.say(sentences(sentence, near) if near else sentence)
    return unit
