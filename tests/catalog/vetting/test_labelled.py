"""The labelled requests of ``labelled/``: every rule says of every one of them what its README expects, and no other does."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from catalog.founding import found
from catalog.profiles import load
from catalog.profiles.required import TYPES
from catalog.profiles.settings import SUBJECTS
from catalog.profiles.verdicts import Advice
from catalog.requests import DECIDED, Move, Request, State, requests
from catalog.requests.deciding import Decision, decide
from catalog.requests.steps import step
from catalog.requests.waivers import Waiver
from catalog.rules import FAMILIES
from catalog.vetting import Verdict, bench, vet
from registry.findings import Finding, Outcome, Rule
from registry.intake.importing import Importer, Options
from registry.journal import Act
from registry.language import speaking
from registry.store import Register

FOLDER = Path(__file__).parent / "labelled"
SCHEMA = Path(__file__).parents[3] / "docs" / "vet.schema.json"
AS_OF = "2026-03-10"
ACT = Act("tester", "import", at="2026-03-10T08:00:00Z")


@dataclass(frozen=True, slots=True)
class Label:
    """What is expected of a request under a profile on a day: the verdict, and the outcome of every rule that concerns it."""

    code: str
    about: str
    profile: str
    as_of: str
    verdict: str
    rules: dict[str, str]


def lines(path: Path) -> list[dict[str, str]]:
    """The lines of a CSV file by header."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def groups() -> dict[str, str]:
    """What each group stands for."""
    return {line["group"]: line["rules"] for line in lines(FOLDER / "groups.csv")}


def spelled(text: str) -> dict[str, str]:
    """The outcomes by rule that *text* means: groups, then single rules, later ones in place of earlier; - takes away."""
    rules: dict[str, str] = {}
    for word in text.split():
        sign, name = word[0], word.removeprefix("-")
        told = spelled(groups()[name[1:]]) if name[0] == "@" else dict([name.partition(":")[::2]])
        if sign == "-":
            assert set(told) <= set(rules), f"{word} takes away what is not there: {text}"
            rules = {code: outcome for code, outcome in rules.items() if code not in told}
        else:
            rules |= told
    return rules


@cache
def labels() -> tuple[Label, ...]:
    """All labels, in the order of the file."""
    return tuple(
        Label(
            line["code"],
            line["about"],
            line["profile"] or "national",
            line["as_of"] or AS_OF,
            line["verdict"],
            spelled(line["rules"]),
        )
        for line in lines(FOLDER / "expected.csv")
    )


def waivers() -> dict[str, list[Waiver]]:
    """The waivers by request."""
    held: dict[str, list[Waiver]] = {}
    for line in lines(FOLDER / "waivers.csv"):
        until = line.pop("until") or None
        waiver = Waiver(**line, until=until)
        held.setdefault(waiver.request, []).append(waiver)
    return held


def registered(path: Path, files: list[Path]) -> Register:
    """A new register of the city that holds *files*, read in their order."""
    found(path, "示例市", ACT)
    register = Register.open(path)
    for file in files:
        result = Importer(register, ACT, Options()).run([file])
        assert not result.rejected, [str(one.where) + one.message for one in result.findings]
    return register


def take_steps(register: Register) -> None:
    """The earlier requests have gone their way."""
    for line in lines(FOLDER / "steps.csv"):
        told = {name: value or None for name, value in line.items()}
        state = State(line["state"])
        if state in DECIDED:
            decision = Decision(**{**told, "state": state})  # type: ignore[arg-type]
            decide(register, ACT, decision, load())
        else:
            step(register, ACT, Move(**{**told, "state": state}))  # type: ignore[arg-type]


CITY = (
    "行政区划",
    "部门",
    "社区",
    "参数",
    "目录版本",
    "目录",
    "退出事项",
    "正负面清单",
    "台账",
    "表格",
    "牌子",
    "检查考核",
    "下派记录",
    "经费拨付",
    "人员",
    "工作记录",
    "以前的申请",
)
"""The files of the city, each after those whose names it uses."""


class Court:
    """The city's register, and the labelled requests, which nobody has filed there yet."""

    def __init__(self, folder: Path, *, backwards: bool = False) -> None:
        turn = -1 if backwards else 1
        city = [FOLDER / "city" / f"{name}.csv" for name in CITY]
        forms = sorted(FOLDER.glob("requests-*.csv"))[::turn]
        if backwards:
            city = [*city[:6], *city[:5:-1]]
        self.register = registered(folder / "city.db", city)
        take_steps(self.register)
        # The forms are read in a register of their own: a request that is vetted before it is filed is not on record.
        with registered(folder / "forms.db", [*city[:6], *forms]) as apart:
            self.requests = {request.code: request for request in requests(apart)}
        self.benches = {
            name: bench(self.register, load(name, FOLDER))
            for name in dict.fromkeys(label.profile for label in labels())
        }
        self.waivers = waivers()

    def judge(self, label: Label, request: Request | None = None) -> Verdict:
        """The verdict on the labelled request, or on *request* in its place."""
        asked = request or self.requests[label.code]
        return vet(
            self.benches[label.profile], asked, label.as_of, self.waivers.get(label.code, ())
        )


@pytest.fixture(scope="module")
def court(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Court]:
    """The court, sitting once for all."""
    sitting = Court(tmp_path_factory.mktemp("labelled"))
    yield sitting
    sitting.register.close()


def outcomes(verdict: Verdict) -> dict[str, str]:
    """The outcome of every rule."""
    return {finding.code: finding.outcome.value for finding in verdict.findings}


def differences(label: Label, verdict: Verdict) -> str:
    """What is not as expected, a line for each rule; empty where all is."""
    got = {finding.code: finding for finding in verdict.findings}
    told = []
    for code in sorted({*label.rules, *got}):
        expected, finding = label.rules.get(code, "nothing"), got.get(code)
        outcome = finding.outcome.value if finding else "nothing"
        if outcome != expected:
            said = finding.message if finding else ""
            told.append(f"{code}: expected {expected}, got {outcome}: {said}")
    if verdict.advice.value != label.verdict:
        told.append(f"verdict: expected {label.verdict}, got {verdict.advice.value}")
    return "\n".join(told)


def name_of(label: Label) -> str:
    """Code and words of what it is."""
    return f"{label.code} {label.about}"


@pytest.mark.parametrize("label", labels(), ids=name_of)
def test_every_rule_says_what_is_expected(court: Court, label: Label) -> None:
    with speaking("en"):
        verdict = court.judge(label)
        assert len({finding.code for finding in verdict.findings}) == len(verdict.findings)
        wrong = differences(label, verdict)
    assert not wrong, f"{label.code} {label.about} ({label.profile}, {label.as_of})\n{wrong}"


def of_rule(verdict: Verdict, code: str) -> Outcome | None:
    """What the rule *code* concludes; None where it does not concern the request."""
    return next((finding.outcome for finding in verdict.findings if finding.code == code), None)


def smaller(request: Request, change: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The change with one of its numbers one unit nearer to what the request says: an occasion, a piece, a fen."""
    for column, value in change.items():
        before = getattr(request, column)
        if not isinstance(value, int) or not isinstance(before, int) or value == before:
            continue
        unit = 60 if column == "yearly_60" else 1
        yield {**change, column: value + (unit if before > value else -unit)}


def earlier(request: Request, change: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The change with its day one day nearer to what the request says."""
    for column, value in change.items():
        before = getattr(request, column)
        days = (
            isinstance(value, str) and isinstance(before, str) and len(value) == len(before) == 10
        )
        if column not in ("starts", "ends", "review_on") or not days or value == before:
            continue
        step = timedelta(days=1 if before > value else -1)
        yield {**change, column: (date.fromisoformat(value) + step).isoformat()}


@pytest.mark.parametrize("label", labels(), ids=name_of)
def test_the_change_named_is_the_smallest(court: Court, label: Label) -> None:
    request = court.requests[label.code]
    for finding in court.judge(label).findings:
        for change in finding.changes:
            changed = court.judge(label, replace(request, **change))
            assert of_rule(changed, finding.code) is Outcome.PASS, (finding.code, change)
            for less in (*smaller(request, change), *earlier(request, change)):
                kept = of_rule(court.judge(label, replace(request, **less)), finding.code)
                assert kept is not Outcome.PASS, (finding.code, less)


def test_neither_the_tongue_nor_the_order_of_files_matters(court: Court, tmp_path: Path) -> None:
    other = Court(tmp_path, backwards=True)
    for label in labels():
        with speaking("zh"):
            here = court.judge(label)
            assert all(said(finding) for finding in here.findings)
        with speaking("en"):
            there = other.judge(label)
            assert all(said(finding) for finding in there.findings)
        assert (here.advice, outcomes(here)) == (there.advice, outcomes(there)), label.code
    other.register.close()


def said(finding: Finding) -> bool:
    """Whether a finding says something, with all its facts in it."""
    text = finding.message + (finding.remedy or "")
    return bool(finding.message) and "{" not in text


def test_every_verdict_is_as_the_schema_says(court: Court) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    for label in labels():
        told = court.judge(label).as_json()
        faults = [error.message for error in validator.iter_errors(told)]
        assert not faults, (label.code, faults)


def test_the_set_is_as_large_as_it_has_to_be(court: Court) -> None:
    """All verdicts, subjects, types and profiles with rules of their own occur, and every rule kept and not kept."""
    told = labels()
    assert set(court.requests) == {label.code for label in told}
    assert len(told) >= 120
    assert sum(label.code.startswith(("LB-F", "LB-G")) for label in told) >= 30
    assert {label.verdict for label in told} == set(Advice)
    asked = court.requests.values()
    assert {request.subject for request in asked} == set(SUBJECTS)
    assert {request.type for request in asked} == set(TYPES)
    seen = {(code, outcome == "pass") for label in told for code, outcome in label.rules.items()}
    assert not {(code, kept) for code in rules() for kept in (True, False)} - seen


def rules() -> set[str]:
    """The codes of all rules of vetting."""
    modules = [import_module(f"catalog.rules.{family}") for family in FAMILIES]
    return {
        one.code for module in modules for one in vars(module).values() if isinstance(one, Rule)
    }
