"""The demonstration of the gate: forms are filed, vetted and decided on, and what came without admission is declined."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from catalog.clock import Calendar
from catalog.editions.standing import standing
from catalog.forms.filing import Filed, file_forms
from catalog.profiles import Profile, chosen
from catalog.requests import State, request
from catalog.requests.deciding import Decided, Decision, decide
from catalog.requests.declining import decline, declined
from catalog.requests.due import due
from catalog.vetting import Verdict, bench, vet
from examples.city import SEED
from examples.request_forms import forms, write_forms
from examples.requests import came_by_chat
from examples.town import build_town
from registry.command import wrapped
from registry.files import write_whole
from registry.findings import Finding, Outcome
from registry.journal import Act
from registry.language import _, speaking
from registry.names import Directory
from registry.quantities import Unit, show
from registry.store import Register
from reports.builders.pushdowns import status_labels
from reports.builders.slip import slip
from reports.builders.verdict import verdict_sheet
from reports.document import Text
from reports.renderers import render
from reports.verdict_lines import hung
from reports.wording import OUTCOME_MARKS, notice_of, rule_text

Tell = Callable[[str], None]

DAY = "2026-03-16"
"""The day on which the story plays: the forms were filed in the two weeks before."""
DECIDED_ON = "2026-03-20"
PUSHED_ON = "2026-05-11"
"""A day on which the admitted duty is pushed down."""
BODY, DOCUMENT = "示例市社区工作准入联席会议", "示社工发〔2026〕5号"

ROOM = 76
WEIGHTIEST = 2
"""How many findings are told of each request."""
TOLD_OF_CLOCK = 5
AHEAD = 300
"""Days that the clock looks ahead: to the end of the year, when the first money is due."""


def show_gate(register: Register, folder: Path, by: str, tell: Tell) -> None:
    """The forms of the example are filed, vetted and told; one is decided; a demand is declined; the clock is read."""
    rules = chosen({}, None, folder)
    filed = _file(register, folder / "申请表", by, tell)
    told = _vet(register, rules, filed, folder / "审核意见书", tell)
    _decide(register, rules, told[0], folder, by, tell)
    _decline(register, rules, folder, by, tell)
    _clock(register, rules, folder, tell)


def _command(folder: Path, rest: str) -> str:
    return f"zhunru --db {folder / 'zhunru.db'} {rest}"


def _file(register: Register, forms_in: Path, by: str, tell: Tell) -> dict[str, str]:
    """The numbers that the forms were filed under, by file."""
    write_forms(forms_in)
    command = _command(forms_in.parent, f"request file {forms_in}")
    tell(_("6. Departments ask for new work, on forms: {command}").format(command=command))
    results, _notes = file_forms(
        register, Act(by, "request file"), [forms_in], today=date.fromisoformat(DAY)
    )
    for result in results:
        if result.code:
            tell(f"   {result.code}  {result.file}")
    for result in results:
        if result.is_refused:
            for line in _returned(result):
                tell(f"   {line}")
    return {result.file: result.code for result in results if result.code}


def _returned(result: Filed) -> Iterator[str]:
    """Why a form was sent back: its first faults, and how many more there are."""
    errors = [finding for finding in result.findings if finding.is_error]
    yield _("Sent back: {file}, for {count} faults, among them:").format(
        file=result.file, count=len(errors)
    )
    for finding in errors[:WEIGHTIEST]:
        yield f"  “{finding.where.column}”{_(': ')}{finding.message}"


def _vet(
    register: Register, rules: Profile, filed: dict[str, str], sheets: Path, tell: Tell
) -> list[Verdict]:
    """The verdicts on the filed forms, in the order of the story; each has its sheet."""
    codes = [filed[form.file] for form in forms() if form.file in filed]
    command = _command(sheets.parent, f"vet {codes[0]} --as-of {DAY}")
    tell(_("7. Each is vetted, and the tool says why: {command}").format(command=command))
    shared = bench(register, rules)
    sheets.mkdir(exist_ok=True)
    verdicts = [vet(shared, request(register, code), DAY) for code in codes]
    for verdict in verdicts:
        for line in _advised(verdict):
            tell(line)
        with speaking("zh"):
            sheet = render(verdict_sheet(register, verdict), "html")
        write_whole(sheets / f"{verdict.request.name}.html", sheet)
    tell(_("   All findings are in: {path}").format(path=sheets))
    return verdicts


def _advised(verdict: Verdict) -> Iterator[str]:
    """The advice, and the findings that weigh most."""
    asked = verdict.request
    yield f"   {asked.code} {asked.name} → {verdict.advice.label}"
    for finding in _weightiest(verdict):
        mark = OUTCOME_MARKS[finding.outcome]
        if finding.outcome is Outcome.PASS:
            yield from _hung(mark, f"{finding.message} {finding.code}")
            continue
        yield from _hung(mark, finding.message)
        yield from _hung("   ", _("Rule: {rule}").format(rule=rule_text(finding)))
        if finding.remedy:
            yield from _hung("  →", finding.remedy)


def _hung(head: str, text: str) -> Iterator[str]:
    """The text behind *head*, set in."""
    return (f"     {line}" for line in hung(f"{head} ", text, ROOM - 5))


def _weightiest(verdict: Verdict) -> list[Finding]:
    """The findings from which the advice follows, then the other broken rules; of an admission, what speaks for it."""
    if not verdict.deciding:
        return [finding for finding in verdict.findings if finding.code in FOR_IT]
    others = verdict.findings[verdict.deciding :]
    broken = [finding for finding in others if finding.outcome is Outcome.FAIL]
    return [*verdict.findings[: verdict.deciding], *broken][:WEIGHTIEST]


FOR_IT = ("basis.names_committee", "money.covers_cost", "money.arrears")
"""What is told of a request that breaks no rule."""


def _decide(
    register: Register, rules: Profile, verdict: Verdict, folder: Path, by: str, tell: Tell
) -> None:
    asked = verdict.request
    words = f"decide {asked.code} admit --body {BODY} --document {DOCUMENT} --date {DECIDED_ON}"
    tell(_("8. People decide: {command}").format(command=_command(folder, words)))
    before = _standing(register, asked.name)
    decision = Decision(asked.code, State.ADMITTED, BODY, DOCUMENT, DECIDED_ON)
    done = decide(register, Act(by, "decide"), decision, rules)
    tell(
        _("   Pushed down on {day}, “{duty}” would be: {before} before, {after} now").format(
            day=PUSHED_ON, duty=asked.name, before=before, after=_standing(register, asked.name)
        )
    )
    for line in _consequences(done):
        tell(f"   {line}")


def _standing(register: Register, duty: str) -> str:
    city = Directory(register).city
    found = standing(register, duty, PUSHED_ON, None, city)
    return status_labels()[found.status]


def _consequences(done: Decided) -> Iterator[str]:
    if done.review_on:
        yield _("Review on {day}.").format(day=done.review_on)
    for year, amount, day in done.dues:
        yield _("Due for {year}: {amount}, by {day}.").format(
            year=year, amount=show(amount, Unit.FEN), day=day or _("no day stated")
        )


def _decline(register: Register, rules: Profile, folder: Path, by: str, tell: Tell) -> None:
    """A demand for what was not admitted came in a chat group; its slip is printed."""
    path = folder / "不予承接告知单.html"
    number, _said = decline(register, Act(by, "decline"), came_by_chat(build_town(SEED)))
    if number is None:
        return
    tell(
        _("9. What comes without admission is declined: {command}").format(
            command=_command(folder, f"decline --slip {number}")
        )
    )
    told = declined(register, number, rules)
    with speaking("zh"):
        paper = slip(told, notice_of(Directory(register)))
        write_whole(path, render(paper, "html"))
    document = slip(told, "")
    for block in document.sections[0].blocks:
        if isinstance(block, Text):
            for line in wrapped(block.text, ROOM - 6):
                tell(f"     {line}")
    tell(f"   {path}")


def _clock(register: Register, rules: Profile, folder: Path, tell: Tell) -> None:
    command = _command(folder, f"clock --as-of {DECIDED_ON} --days {AHEAD}")
    tell(_("10. What is due next: {command}").format(command=command))
    found = due(register, rules, Calendar.of(rules), DECIDED_ON, AHEAD)
    dated = [one for one in found if one.day]
    for one in dated[:TOLD_OF_CLOCK]:
        when = one.when(DECIDED_ON).label
        tell(f"   {when}  {one.day}  {one.kind.label}  {one.code} {one.name}")
    tell(
        _("   {count} more wait; the rules of procedure give no day for them").format(
            count=len(found) - len(dated)
        )
    )
