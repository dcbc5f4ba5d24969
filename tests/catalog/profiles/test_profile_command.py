"""``zhunru profile list|show``: with and without a register, in every format."""

from __future__ import annotations

from tests.office import Office


def test_profiles_are_listed_without_a_register(new_office: Office) -> None:
    ran = new_office.zhunru("--lang", "en", "profile", "list", "--format", "json")
    assert ran.code == 0, ran.err
    by_name = {row["name"]: row for row in ran.json}
    assert ran.json[0]["name"] == "national"
    assert by_name["西城"] == {
        "name": "西城",
        "title": "Xicheng, Beijing: access to communities",
        "place": "北京市西城区",
        "year": 2018,
        "extends": "national",
        "own": 5,
        "in_force": 5,
        "proposed": 0,
    }
    assert (by_name["汝城"]["in_force"], by_name["汝城"]["proposed"]) == (0, 5)


def test_a_profile_is_explained_by_its_chinese_name(new_office: Office) -> None:
    ran = new_office.zhunru("--lang", "en", "profile", "show", "西城")
    assert ran.code == 0, ran.err
    assert ran.out.startswith("Xicheng, Beijing: access to communities (2018): ")
    lead = "procedure.lead_days\n    working days between filing and beginning: 30\n    [北京市西城区，2018年; in force; 西城]\n"
    assert lead in ran.out
    missing = ran.out.split("Not stated, so that no such rule applies:")[1]
    assert "longest validity in months (term.longest_months)" in " ".join(missing.split())
    assert "  1. do not admit (national)\n     failed: barred.*, certificate.three_way\n" in ran.out


def test_a_proposal_is_shown_beside_what_holds(new_office: Office) -> None:
    ran = new_office.zhunru("--lang", "en", "profile", "show", "汝城")
    assert "Proposals that are not in force are told; they change no verdict." in ran.out
    assert ran.out.count("money.required\n") == 2


def test_json_gives_values_as_they_are(new_office: Office) -> None:
    told = new_office.zhunru("profile", "show", "西城", "--format", "json").json
    assert told["settings"]["procedure.lead_days"] == {
        "value": 30,
        "source": "北京市西城区，2018年",
        "status": "in_force",
        "profile": "西城",
    }
    assert told["settings"]["term.longest_months"] is None
    assert told["lineage"] == ["西城", "national"]
    assert told["verdict"][-1] == {
        "give": "admit",
        "fail": [],
        "undetermined": [],
        "pass": [],
        "profile": "national",
    }


def test_a_file_is_written(new_office: Office) -> None:
    assert new_office.zhunru("profile", "show", "黄山", "-o", "黄山.md").code == 0
    assert "黄山市，2015年" in (new_office.folder / "黄山.md").read_text(encoding="utf-8")
    assert new_office.zhunru("profile", "show", "黄山", "-o", "黄山.json").code == 0
    assert (new_office.folder / "黄山.json").read_text(encoding="utf-8").startswith("{")


def test_the_register_has_its_own_profile(office: Office) -> None:
    (office.folder / "示例市.toml").write_text(
        'extends = "黄山"\ntitle_en = "Ours"\n', encoding="utf-8"
    )
    (office.folder / "zhunru.toml").write_text('profile = "示例市.toml"\n', encoding="utf-8")
    ran = office.zhunru("--lang", "en", "profile", "show")
    assert ran.code == 0, ran.err
    assert ran.out.startswith("Ours: ")
    assert "It extends 黄山, national." in ran.out


def test_a_typo_stops_with_the_nearest(new_office: Office) -> None:
    ran = new_office.zhunru("--lang", "en", "profile", "show", "西域")
    assert (ran.code, ran.out) == (2, "")
    assert "There is no profile “西域”." in ran.err
    path = new_office.folder / "坏.toml"
    path.write_text(
        'extends = "national"\n[[verdict]]\ngive = "refuse"\nfail = ["form.complet"]\n',
        encoding="utf-8",
    )
    ran = new_office.zhunru("--lang", "en", "profile", "show", "坏.toml")
    assert ran.code == 2
    assert (
        "Profile 坏: the verdict table waits for “form.complet”, which is no check. Nearest: form.complete"
        in ran.err
    )
