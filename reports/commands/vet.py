"""``zhunru vet``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from registry.command import command as new_command
from registry.command import desk as with_desk
from registry.command import option
from registry.desk import Desk, finding_lines
from registry.errors import BadUsage, CheckSaidNo, InputRejected
from registry.language import N_, _
from reports.commands.printing import printing_options

if TYPE_CHECKING:
    from catalog.requests.hearing import Heard
    from catalog.vetting import Verdict
    from catalog.vetting.case import Bench
    from reports.earlier import Earlier


@new_command(
    "vet",
    N_(
        "Vet a request: what stands against it, by which rule, and the smallest change that would turn the answer. "
        "REQUEST is the number of a filed request or a form, Word or Excel, that nobody has filed yet. With --all it is a folder of "
        "forms, or nothing for all filed requests that await their decision. The tool advises; people decide. "
        "Exit code 3 where it is not simply to be admitted."
    ),
    example="zhunru vet SQ2026-001\nzhunru vet 申请表.docx --profile 西城 -o 审核意见书.html\nzhunru vet --all 申请/",
)
@click.argument("request", required=False, metavar="REQUEST")
@option(
    "--profile",
    metavar="NAME",
    help=N_("Rules of procedure: a name or a file. See: zhunru profile list"),
)
@option("--as-of", "as_of", metavar="DATE", help=N_("As of that day; today by default."))
@option(
    "--all",
    "everything",
    is_flag=True,
    help=N_("All forms of a folder, or all filed requests that await their decision."),
)
@option(
    "--record",
    is_flag=True,
    help=N_("Keep the verdict in the register, with what it was judged by."),
)
@option("--brief", is_flag=True, help=N_("Name the rules that are kept by their codes only."))
@printing_options()
@with_desk
def command(
    desk: Desk,
    request: str | None,
    profile: str | None,
    as_of: str | None,
    everything: bool,
    record: bool,
    brief: bool,
    format_: str | None,
    output: Path | None,
) -> None:
    """The verdict is told; exit code 3 where the advice is anything but to admit."""
    from catalog.profiles import chosen
    from catalog.vetting import bench
    from registry import periods

    day = periods.last_day(as_of).isoformat() if as_of else desk.today().isoformat()
    shared = bench(desk.register, chosen(desk.config(), profile, desk.db.parent))
    if everything:
        _all(desk, shared, request, day, _format(format_, output), output)
        return
    if request is None:
        raise BadUsage(_("Say which request, or --all. Filed ones: zhunru request list"))
    _one(
        desk,
        shared,
        request,
        day,
        record=record,
        brief=brief,
        format_=_format(format_, output),
        output=output,
    )


def _format(format_: str | None, output: Path | None) -> str:
    from reports.commands.printing import check_letter, letter_asked

    if output is None and format_ in (None, "table", "json") and not letter_asked():
        return format_ or "table"
    from reports.renderers import FORMATS, format_named

    known = {suffix: name for name, each in FORMATS.items() for suffix in each.suffixes}
    if format_ or output is None:
        name = format_ or "table"
    elif output.suffix.lower() in known:
        name = known[output.suffix.lower()]
    else:
        sentence = _("“{name}”: write to a file that ends in {suffixes}, or say --format.")
        raise BadUsage(sentence.format(name=output.name, suffixes=_(", ").join(known)))
    check_letter(format_named(name))
    return name


def _one(
    desk: Desk,
    shared: Bench,
    what: str,
    day: str,
    *,
    record: bool,
    brief: bool,
    format_: str,
    output: Path | None,
) -> None:
    from catalog.profiles.verdicts import FAVOURABLE
    from catalog.requests.hearing import hear
    from catalog.requests.waivers import waivers
    from catalog.vetting import vet
    from reports.earlier import earlier

    heard = hear(desk.register, what, desk.today())
    for finding in heard.findings:
        for line in finding_lines(finding):
            desk.say(line)
    asked = heard.request
    if asked is None:
        raise InputRejected(heard.fault)
    held = waivers(desk.register, asked.code).get(asked.code, [])
    verdict = vet(shared, asked, day, held)
    stale = _stale(desk, verdict)
    past = earlier(desk.register, asked, day)
    _print_one(desk, verdict, stale, past, brief=brief, format_=format_, output=output)
    if record:
        if heard.is_form:
            raise BadUsage(
                _(
                    "Only the verdict on a filed request can be kept. File it first: zhunru request file {path}"
                ).format(path=what)
            )
        desk.say(_record(desk, verdict))
    if verdict.advice not in FAVOURABLE:
        raise CheckSaidNo(_("Advice: {advice}.").format(advice=verdict.advice.label))


def _stale(desk: Desk, verdict: Verdict) -> str:
    """That the newest verdict on record stands no longer, while the request awaits its decision; empty if it does."""
    from catalog.requests import OPEN, current_state
    from catalog.vetting.recorded import recorded

    code = verdict.request.code
    if current_state(desk.register, code) not in OPEN:
        return ""
    earlier = recorded(desk.register, code)
    return earlier[-1].stale_sentence(verdict.judged) if earlier else ""


def _record(desk: Desk, verdict: Verdict) -> str:
    from catalog.vetting.recorded import add_verdict
    from registry.journal import writing

    with writing(desk.register, desk.act("vet"), on_wait=desk.waiting) as entry:
        code = add_verdict(entry, verdict)
    return _("Kept as verdict {code} (entry {entry}).").format(code=code, entry=entry.id)


def _print_one(
    desk: Desk,
    verdict: Verdict,
    stale: str,
    past: Earlier | None,
    *,
    brief: bool,
    format_: str,
    output: Path | None,
) -> None:
    if format_ == "table":
        from reports.verdict_lines import verdict_lines

        lines = verdict_lines(verdict, earlier=past, passes=not brief)
        text = "\n".join([*lines, *(["", stale] if stale else [])])
        _write(desk, f"{text}\n", output)
        return
    if format_ == "json":
        _write(desk, _json(_told(verdict, past)), output)
        return
    from reports.builders.verdict import verdict_sheet
    from reports.commands.printing import print_report

    print_report(desk, lambda: verdict_sheet(desk.register, verdict, stale, past), format_, output)


def _told(verdict: Verdict, past: Earlier | None) -> dict[str, Any]:
    """The verdict as JSON, with what came of the department's earlier requests."""
    return {**verdict.as_json(), "earlier": past.as_json() if past else None}


def _json(value: dict[str, Any]) -> str:
    """The value as JSON text."""
    import json

    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _write(desk: Desk, text: str, output: Path | None) -> None:
    if output is None:
        click.echo(text, nl=False)
        return
    from registry.files import write_whole

    write_whole(output, text.encode())
    desk.say(_("Written: {path}").format(path=output))


def _all(
    desk: Desk, shared: Bench, folder: str | None, day: str, format_: str, output: Path | None
) -> None:
    from catalog.profiles.verdicts import FAVOURABLE
    from catalog.requests.waivers import waivers
    from catalog.vetting import vet
    from reports.earlier import earlier

    if format_ not in ("table", "json"):
        sheet = _("zhunru vet REQUEST -o FILE")
        raise BadUsage(
            _("With --all, print as table or json; the sheet of one request: {command}").format(
                command=sheet
            )
        )
    held = waivers(desk.register)
    told: list[Any] = []
    broken = against = 0
    heard_all = _heard_all(desk, folder)
    for number, heard in enumerate(heard_all, start=1):
        desk.progress(heard.name, number, len(heard_all))
        if heard.request is None:
            desk.say(heard.fault)
            broken += 1
            continue
        verdict = vet(shared, heard.request, day, held.get(heard.request.code, []))
        against += verdict.advice not in FAVOURABLE
        if format_ == "table":
            told.append(_line(heard, verdict))
        else:
            told.append(_json(_told(verdict, earlier(desk.register, heard.request, day))))
    if format_ == "json":
        _write(desk, '{"requests": [\n' + ",\n".join(told) + "]}\n", output)
    else:
        _table(told, output)
    _say_no(len(heard_all), broken, against)


def _say_no(count: int, broken: int, against: int) -> None:
    if broken:
        raise InputRejected(
            _("{count} of {all} forms could not be read.").format(count=broken, all=count)
        )
    if against:
        raise CheckSaidNo(
            _("{count} of {all} requests are not simply to be admitted.").format(
                count=against, all=count
            )
        )


def _heard_all(desk: Desk, folder: str | None) -> list[Heard]:
    from catalog.requests import OPEN, State, moves, requests, state_of
    from catalog.requests.hearing import Heard, hear_all

    if folder is not None:
        path = Path(folder)
        if not path.is_dir():
            raise BadUsage(_("{path} is no folder.").format(path=folder))
        heard, notes = hear_all(desk.register, path, desk.today())
        for finding in notes:
            for line in finding_lines(finding):
                desk.say(line)
        if not heard:
            raise BadUsage(_("There is no form in {path}.").format(path=folder))
        return heard
    steps = moves(desk.register)
    return [
        Heard(asked.code, asked)
        for asked in requests(desk.register)
        if state_of(steps.get(asked.code, [])) in OPEN - {State.DRAFT}
    ]


def _line(heard: Heard, verdict: Verdict) -> tuple[Any, ...]:
    """The request, its advice, how many rules have which outcome, and what weighs first."""
    from registry.findings import Outcome

    outcomes = (Outcome.FAIL, Outcome.UNDETERMINED, Outcome.WAIVED, Outcome.PASS)
    counts = [len(verdict.of(outcome)) for outcome in outcomes]
    against = (Outcome.FAIL, Outcome.UNDETERMINED)
    weighty = next((one for one in verdict.findings if one.outcome in against), None)
    first = f"{weighty.message} {weighty.code}" if weighty else ""
    return (heard.name, verdict.request.name, verdict.advice.label, *counts, first)


def _table(rows: list[tuple[Any, ...]], output: Path | None) -> None:
    from registry.listing import Listing, print_listing

    columns = ("request", "name", "verdict", "broken", "undetermined", "waived", "kept", "first")
    labels = (
        _("request"),
        _("name"),
        _("advice"),
        _("broken"),
        _("cannot be told"),
        _("waived"),
        _("kept"),
        _("what weighs first"),
    )
    closing = _("{count} requests").format(count=len(rows))
    print_listing(Listing(columns, labels, rows, closing), None if output else "table", output)
