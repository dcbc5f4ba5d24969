"""The demonstration of the load gate: of five small duties the fifth is one too many, and goes through when it is lighter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from catalog.forms.filing import file_forms
from catalog.profiles import Profile, load
from catalog.requests import Move, State, request
from catalog.requests.deciding import Decision, decide
from catalog.requests.steps import step
from catalog.vetting import Verdict, bench, vet
from examples.five_duties import AGAIN, FORMS, LIGHTER, PAYMENTS, PROFILE, write_again, write_case
from registry.findings import Finding
from registry.intake.importing import Importer, Options
from registry.journal import Act
from registry.language import _
from registry.store import Register
from reports.verdict_lines import hung
from reports.wording import OUTCOME_MARKS

Tell = Callable[[str], None]

DAY = "2026-03-24"
"""The day on which all of it is vetted and decided."""
BODY = "示例市社区工作准入联席会议"
RULE = "load.after"
FOLDER = "五件小事"
WIDE = 71


def show_load(register: Register, folder: Path, by: str, tell: Tell) -> None:
    """The case stands in a folder of its own, with a copy of *register*: there it is played, and told."""
    case = folder / FOLDER
    write_case(case)
    path = case / "zhunru.db"
    command = f"zhunru --db {path} request file {case / FORMS}"
    tell(_("11. Five small duties, an hour a week each: {command}").format(command=command))
    register.back_up(path)
    with Register.open(path) as copy:
        Importer(copy, Act(by, "import"), Options()).run([case / PAYMENTS])
        for line in _play(copy, load(PROFILE, case), case, by):
            tell(f"   {line}")


def _play(register: Register, rules: Profile, case: Path, by: str) -> Iterator[str]:
    """What comes of the five, one after the other, and of the fifth when it is filed again."""
    *small, fifth = _file(register, case / FORMS, by)
    for number, code in enumerate(small, start=1):
        yield _admitted(register, rules, code, number, by)
    yield f"zhunru --db {register.path} vet {fifth} --profile {PROFILE} --as-of {DAY}"
    verdict = vet(bench(register, rules), request(register, fifth), DAY)
    yield from _refused(verdict)
    note = _("the communities have no time left for it")
    step(register, Act(by, "request return"), Move(fifth, State.RETURNED, DAY, note=note))
    write_again(case, fifth)
    yield _("Filed again with {minutes} minutes each: {command}").format(
        minutes=LIGHTER, command=f"zhunru --db {register.path} request file {case / AGAIN}"
    )
    _file(register, case / AGAIN, by)
    yield _admitted(register, rules, fifth, len(small) + 1, by)


def _file(register: Register, forms: Path, by: str) -> list[str]:
    filed, _notes = file_forms(
        register, Act(by, "request file"), [forms], today=date.fromisoformat(DAY)
    )
    return [result.code for result in filed if result.code]


def _admitted(register: Register, rules: Profile, code: str, number: int, by: str) -> str:
    document = f"示社工发〔2026〕{5 + number}号"
    decision = Decision(code, State.ADMITTED, BODY, document, DAY)
    done = decide(register, Act(by, "decide"), decision, rules)
    name = request(register, code).name
    return f"{code} {name} → {done.advice.label}"


def _refused(verdict: Verdict) -> Iterator[str]:
    """The advice and what the load gate says."""
    yield f"{verdict.request.code} {verdict.request.name} → {verdict.advice.label}"
    for finding in verdict.findings:
        if finding.code == RULE:
            yield from _said(finding)


def _said(finding: Finding) -> Iterator[str]:
    marked = ((OUTCOME_MARKS[finding.outcome], finding.message), ("  →", finding.remedy or ""))
    for mark, text in marked:
        yield from (f"  {line}" for line in hung(f"{mark} ", text, WIDE))
