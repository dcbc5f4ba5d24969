"""Profiles: what ships, what extends what, what a proposal may do, and every way to write one wrongly."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from catalog.profiles import ProfileFault, ProfileUnknown, chosen, load, shipped
from catalog.profiles.explaining import explained
from catalog.profiles.patterns import require_known_patterns
from catalog.profiles.settings import SETTINGS, Status
from catalog.profiles.verdicts import Advice, advice
from registry.errors import BadUsage
from registry.findings import RULES, Finding, Outcome
from registry.language import speaking
from tests.office import ROOT

PLACES = {
    *("大连", "西城", "二七", "自贡", "黄山", "天津", "汝城", "北京", "哈尔滨", "江源"),
    *("淮安", "成都", "岳麓", "珠海", "广东", "宣城", "咸宁"),
}


def test_the_national_profile_comes_first() -> None:
    assert shipped()[0] == "national"
    assert set(shipped()[1:]) == PLACES


@pytest.mark.parametrize("name", shipped())
def test_every_profile_that_ships_can_be_used(name: str) -> None:
    profile = load(name)
    assert profile.name == name
    require_known_patterns(profile)
    assert profile.table[-1].gives is Advice.ADMIT
    for setting in (*profile.settings.values(), *profile.proposals):
        assert setting.source or setting.status is Status.TOOL, setting.key
        assert "http" not in setting.source


def test_only_xicheng_gives_numbers_of_days() -> None:
    days = {"procedure.lead_days": 30, "procedure.decide_days": 15}
    for name in shipped():
        found = {
            key: setting.value
            for key, setting in load(name).settings.items()
            if key.startswith(("procedure.", "routes.", "term.")) and isinstance(setting.value, int)
            if not isinstance(setting.value, bool)
        }
        assert found == (days if name == "西城" else {}), name


def test_no_rate_ships() -> None:
    assert all("money.hourly_rate" not in load(name).settings for name in shipped())


def test_what_was_only_proposed_decides_nothing() -> None:
    for name in ("汝城", "岳麓"):
        profile = load(name)
        told = [*profile.settings.values(), *profile.proposals]
        own = [setting for setting in told if setting.profile == name]
        assert own
        assert {setting.status for setting in own} == {Status.PROPOSED}


def test_a_proposal_does_not_displace_what_holds() -> None:
    rucheng = load("汝城")
    money = rucheng.get("money.required")
    assert money is not None
    assert (money.profile, money.binds) == ("national", True)
    body = rucheng.get("procedure.body")
    assert body is not None
    assert not body.binds
    with speaking("en"):
        assert body.cited == "汝城县《关于城关镇城市社区建设的调研报告》 (proposed, not in force)"


def test_the_six_actions_are_those_of_beijing() -> None:
    assert load("national").get("part.actions") is None
    actions = load("北京").get("part.actions")
    assert actions is not None
    assert len(actions.value) == 6


def findings(*codes: str, outcome: Outcome = Outcome.FAIL) -> list[Finding]:
    """Findings of these codes."""
    return [Finding(RULES[code], outcome=outcome) for code in codes]


@pytest.mark.parametrize(
    ("profile", "failed", "expected"),
    [
        ("national", (), Advice.ADMIT),
        ("national", ("money.required",), Advice.ON_CONDITIONS),
        ("自贡", ("money.required",), Advice.REFUSE),
        ("自贡", ("form.complete", "money.required"), Advice.RETURN),
        ("自贡", ("follow.powers",), Advice.ON_CONDITIONS),
        ("national", ("form.complete", "money.required"), Advice.RETURN),
        ("national", ("purchase.specialised", "form.complete"), Advice.BUY),
        ("national", ("duplicates.duty", "purchase.specialised"), Advice.REFUSE),
        ("national", ("form.subject_covered", "duplicates.duty"), Advice.EXEMPT),
        ("national", ("form.subject_covered", "barred.work"), Advice.REFUSE),
        ("national", ("basis.in_force", "money.required"), Advice.REFUSE),
        ("national", ("basis.stated", "basis.level"), Advice.RETURN),
        ("national", ("limits.veto",), Advice.REFUSE),
        ("national", ("limits.inspections",), Advice.ON_CONDITIONS),
        ("national", ("procedure.decision", "procedure.body"), Advice.ADMIT),
    ],
)
def test_the_verdict_follows_from_the_table(
    profile: str, failed: tuple[str, ...], expected: Advice
) -> None:
    require_known_patterns(load(profile))
    assert advice(load(profile).table, findings(*failed)) is expected


@pytest.mark.parametrize(
    ("undetermined", "expected"),
    [
        (("basis.in_force",), Advice.UNDETERMINED),
        (("money.covers_cost",), Advice.UNDETERMINED),
        (("money.required", "money.covers_cost"), Advice.RETURN),
        (("heard.streets",), Advice.RETURN),
        (("procedure.body",), Advice.ADMIT),
        (("routes.emergency",), Advice.ON_CONDITIONS),
    ],
)
def test_what_cannot_be_told_is_undetermined_or_asked_back(
    undetermined: tuple[str, ...], expected: Advice
) -> None:
    table = load().table
    require_known_patterns(load())
    assert advice(table, findings(*undetermined, outcome=Outcome.UNDETERMINED)) is expected


def test_what_is_exempt_is_exempt_unless_it_is_barred() -> None:
    table = load("黄山").table
    exempt = findings("routes.exempt", outcome=Outcome.PASS)
    assert advice(table, exempt + findings("form.complete")) is Advice.EXEMPT
    assert advice(table, exempt + findings("barred.work")) is Advice.REFUSE


HEAD = 'name = "示例"\nextends = "national"\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            '[procedure]\nlead_day = { value = 30, source = "x", status = "in_force" }',
            "“procedure.lead_day”. Nearest: procedure.lead_days",
        ),
        (
            '[procedur]\nlead_days = { value = 30, source = "x", status = "in_force" }',
            "“procedur.lead_days”. Nearest: procedure.lead_days",
        ),
        (
            '[procedure]\nlead_days = { value = "30", source = "x", status = "in_force" }',
            "“procedure.lead_days”: 30 is not a whole number.",
        ),
        (
            '[procedure]\nlead_days = { value = true, source = "x", status = "in_force" }',
            "is not a whole number.",
        ),
        (
            '[heard]\nstreets = { value = 1, source = "x", status = "in_force" }',
            "“heard.streets”: 1 is not true or false.",
        ),
        (
            '[procedure]\nlead_days = { value = 30, status = "in_force" }',
            "“procedure.lead_days” needs its source",
        ),
        (
            '[procedure]\nlead_days = { value = 30, source = "x", status = "valid" }',
            "the status must be one of in_force, proposed, floor, tool, not “valid”.",
        ),
        ("[procedure]\nlead_days = 30", "must be written as { value = …"),
        (
            '[procedure]\nlead_days = { value = 30, sourc = "x", status = "in_force" }',
            "must be written as",
        ),
        ("[procedure]\nlead_days = { value = 30,, }", "line 4, column"),
        ('[[verdict]]\ngive = "accept"', "a line of the verdict table gives one of admit,"),
        ('[[verdict]]\ngive = "admit"\nfails = ["x"]', "a line of the verdict table"),
        (
            '[covers]\nsubjects = { value = ["dutys"], status = "tool" }',
            "“covers.subjects”: “dutys” is unknown. Possible: duty",
        ),
        (
            '[routes]\nexempt = { value = ["urgent"], status = "tool" }',
            "“routes.exempt”: “urgent” is unknown. Possible:",
        ),
        (
            '[form]\nrequired = { value = ["duty.volum"], status = "tool" }',
            "“duty.volum” is unknown. Possible: duty.volume",
        ),
        (
            '[procedure]\nbody = { value = { town = "x" }, status = "tool" }',
            "“town” is unknown. Possible: province, city, district, street",
        ),
        (
            '[files]\nbarred = { value = "没有.csv", status = "tool" }',
            "“files.barred”: there is no file 没有.csv.",
        ),
    ],
)
def test_a_typo_is_a_clear_error(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "示例.toml"
    path.write_text(HEAD + text, encoding="utf-8")
    with speaking("en"), pytest.raises(ProfileFault) as caught:
        load(str(path))
    assert str(caught.value).startswith("Profile 示例")
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('extend = "national"\n', "no profile has a key “extend”. Nearest: extends"),
        ("extends = 1\n", "“extends” must be the name of a profile."),
        ('extends = "示例.toml"\n', "it extends itself."),
        ('extends = "西域"\n', "There is no profile “西域”."),
        ('extends = "national"\nyear = "2026"\n', "“year”: 2026 is not a whole number."),
        ('extends = "national"\nname = 3\n', "“name”: 3 is not a text."),
    ],
)
def test_the_head_of_a_profile_is_checked(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "示例.toml"
    path.write_text(text, encoding="utf-8")
    with speaking("en"), pytest.raises(ProfileFault, match=re.escape(said)):
        load(str(path))


def test_a_profile_from_another_editor_is_read_or_named(tmp_path: Path) -> None:
    path = tmp_path / "示例.toml"
    path.write_text(HEAD, encoding="utf-8-sig")
    assert load(str(path)).name == "示例"
    path.write_text(HEAD, encoding="gb18030")
    with speaking("en"), pytest.raises(ProfileFault, match="save it as UTF-8"):
        load(str(path))


def test_two_that_extend_each_other_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('extends = "b.toml"\n', encoding="utf-8")
    (tmp_path / "b.toml").write_text('extends = "a.toml"\n', encoding="utf-8")
    with speaking("en"), pytest.raises(ProfileFault, match="it extends itself"):
        load(str(tmp_path / "a.toml"))


def test_an_unknown_profile_is_answered_with_the_nearest() -> None:
    with speaking("en"), pytest.raises(ProfileUnknown, match="Nearest: national"):
        load("nationaal")


def test_a_pattern_that_fits_no_check_is_told(tmp_path: Path) -> None:
    path = tmp_path / "示例.toml"
    path.write_text(HEAD + '[[verdict]]\ngive = "refuse"\nfail = ["mony.*"]\n', encoding="utf-8")
    with speaking("en"), pytest.raises(ProfileFault, match=r"“mony\.\*”, which is no check"):
        require_known_patterns(load(str(path)))


def test_own_values_and_lines_stand_before_those_that_are_extended(tmp_path: Path) -> None:
    path = tmp_path / "示例.toml"
    text = (
        '[procedure]\nlead_days = { value = 10, source = "示发〔2026〕1号", status = "in_force" }\n'
    )
    path.write_text(
        'extends = "西城"\n' + text + '[[verdict]]\ngive = "refuse"\nfail = ["form.plan"]\n',
        encoding="utf-8",
    )
    profile = load(str(path))
    assert profile.lineage == ("示例", "西城", "national")
    lead, decide = profile.get("procedure.lead_days"), profile.get("procedure.decide_days")
    assert lead is not None
    assert decide is not None
    assert (lead.value, lead.profile, decide.value, decide.profile) == (10, "示例", 15, "西城")
    assert profile.table[0].gives is Advice.REFUSE
    assert profile.digest != load("西城").digest


def test_a_city_chooses_its_profile_beside_its_register(tmp_path: Path) -> None:
    (tmp_path / "示例市.toml").write_text(HEAD, encoding="utf-8")
    assert chosen({}, None).name == "national"
    assert chosen({"profile": "西城"}, None).name == "西城"
    assert chosen({"profile": "西城"}, "黄山").name == "黄山"
    assert chosen({"profile": "示例市.toml"}, None, tmp_path).name == "示例"
    with pytest.raises(BadUsage):
        chosen({"profile": 3}, None)


def test_the_example_of_the_documentation_works(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "profiles.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```toml\n(.+?)```", page, re.DOTALL)
    path = tmp_path / "示例市.toml"
    path.write_text(example, encoding="utf-8")
    profile = load(str(path))
    require_known_patterns(profile)
    own = [setting.key for setting in profile.settings.values() if setting.profile == "示例市"]
    assert sorted(own) == ["money.hourly_rate", "procedure.answer_days", "procedure.body"]
    rate = profile.get("money.hourly_rate")
    assert rate is not None
    assert rate.value == 4600
    assert advice(profile.table, findings("money.arrears")) is Advice.REFUSE


def test_the_documentation_names_every_profile() -> None:
    page = (ROOT / "docs" / "profiles.md").read_text(encoding="utf-8")
    assert all(name in page.split("## Where the values come from")[1] for name in shipped())


def test_every_key_is_explained() -> None:
    with speaking("en"):
        lines = explained(load("西城"))
    told = {line.key: line for line in lines}
    assert set(SETTINGS) <= set(told)
    assert told["procedure.lead_days"].cells()[2:] == (
        "30",
        "北京市西城区，2018年",
        "in force",
        "西城",
    )
    assert told["term.longest_months"].value == "not stated"
