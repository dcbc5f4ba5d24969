"""What a bundle does to the city's register: one entry, the same again nothing, a corrected one in place of the first."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

from registry import backups, chain
from registry.store import Register
from tests.office import Office
from tests.registry.bundles.conftest import Levels
from tests.registry.bundles.levels import (
    CITY,
    at,
    counted,
    exported,
    founded,
    repacked,
    taken,
    without,
)

FORGOTTEN = ("burden", "add", "signboard", "--community", "青松社区", "--name", "丁站")


def query(office: Office, sql: str) -> list[Any]:
    with Register.open(office.db) as register:
        return register.query(sql)


def entries(office: Office) -> int:
    return int(query(office, "SELECT COUNT(*) FROM entry")[0][0])


def boards(office: Office) -> list[str]:
    rows = query(office, "SELECT name FROM burden WHERE until_entry IS NULL ORDER BY name")
    return [row[0] for row in rows]


def later(bundle: Path, name: str = "later.zip", at: str = "2099-01-01T00:00:00Z") -> Path:
    """The same bundle, made at another moment: clocks of tests are too quick for two seconds to pass."""

    def dated(manifest: Any) -> None:
        manifest["at"] = at

    return repacked(bundle, name, lambda _files: None, manifest=dated, honest=False)


def test_one_entry_that_names_the_bundle(levels: Levels) -> None:
    before = entries(levels.city)
    ran = taken(levels.city, levels.from_qs, "--why", "一季度报送")
    assert ran.code == 0, ran.err
    assert counted(ran, "new") == {
        "place": 2,
        "community": 2,
        "department": 1,
        "staffing": 2,
        "pushdown": 5,
        "payment": 2,
        "signboard": 2,
        "work": 2,
        "need": 1,
        "alias": 1,
    }
    assert ran.json["entry"] == before + 1 == entries(levels.city)
    with Register.open(levels.qs.db) as register:
        head = chain.head(register.connection)
    action, why = query(levels.city, "SELECT action, why FROM entry ORDER BY id DESC LIMIT 1")[0]
    assert action == "bundle import"
    assert why.startswith("QS #")
    assert why.endswith(f"{head}; 一季度报送"), "the city's chain holds the head of the district's"
    sources = query(levels.city, "SELECT name, sha256 FROM source ORDER BY id DESC LIMIT 1")
    assert sources == [("碧山.zip", ran.json["sha256"])]
    assert at(levels.city, "journal", "verify").code == 0


def test_the_same_again_adds_nothing(levels: Levels) -> None:
    first = taken(levels.city, levels.from_qs).json["entry"]
    count = entries(levels.city)
    ran = taken(levels.city, levels.from_qs)
    assert ran.code == 0
    assert (ran.json["same_as"], ran.json["entry"]) == (first, None)
    said = at(levels.city, "bundle", "import", levels.from_qs).out
    assert f"The same bundle was read before, as entry {first}; nothing was added." in said
    ran = taken(levels.city, later(levels.from_qs))
    assert (ran.code, ran.json["entry"], counted(ran, "new")) == (0, None, {})
    assert entries(levels.city) == count


def test_after_an_undoing_it_can_be_read_again(levels: Levels) -> None:
    first = taken(levels.city, levels.from_qs).json["entry"]
    assert at(levels.city, "journal", "undo", str(first)).code == 0
    assert boards(levels.city) == []
    assert taken(levels.city, levels.from_qs).json["entry"] == first + 2
    assert boards(levels.city) == ["=甲站", "乙站"]


def test_a_corrected_bundle_takes_the_place_of_the_first(levels: Levels) -> None:
    """丁站 was forgotten, 乙站 is gone, 青松社区 has 3010 households: history keeps what was."""
    first = taken(levels.city, levels.from_qs).json["entry"]
    assert at(levels.qs, *FORGOTTEN).code == 0
    undone = query(levels.qs, "SELECT entry_id FROM burden WHERE name = '乙站'")[0][0]
    assert at(levels.qs, "journal", "undo", str(undone)).code == 0
    levels.qs.write("again.csv", "社区,牌子名称,部门,悬挂位置\n青松社区,=甲站,市民政局,对内\n")
    levels.qs.write(
        "more.csv", "社区代码,社区名称,街道,区县,户数\nQS0101,青松社区,青松街道,碧山区,3010\n"
    )
    assert (
        at(levels.qs, "import", levels.qs.folder / "again.csv", levels.qs.folder / "more.csv").code
        == 0
    )
    bundle = later(exported(levels.qs, "QS", "second.zip"))
    rehearsal = taken(levels.city, bundle, "--dry-run")
    assert (rehearsal.json["entry"], entries(levels.city)) == (None, first)
    ran = taken(levels.city, bundle)
    assert ran.code == 0, ran.err
    assert ran.json["sheets"] == rehearsal.json["sheets"]
    assert counted(ran, "new") == {"signboard": 1}
    assert counted(ran, "changed") == {"community": 1, "signboard": 1}
    assert counted(ran, "ended") == {"signboard": 1}
    assert [
        (one["column"], one["before"], one["after"], one["held_by"], one["own"])
        for one in ran.json["changes"]
    ] == [
        ("户数", "3000", "3010", "碧山.zip 社区.csv 2", True),
        ("悬挂位置", "对外", "对内", "碧山.zip 牌子.csv 2", True),
    ]
    assert boards(levels.city) == ["=甲站", "丁站"]
    ended = query(levels.city, "SELECT entry_id, until_entry FROM burden WHERE name = '乙站'")
    assert ended == [(first, first + 1)]
    assert at(levels.city, "journal", "undo", str(first + 1)).code == 0
    assert boards(levels.city) == ["=甲站", "乙站"]
    assert at(levels.city, "journal", "verify").code == 0


def test_a_kind_that_is_gone_whole_ends(levels: Levels) -> None:
    taken(levels.city, levels.from_qs)

    def without_needs(manifest: Any) -> None:
        manifest["files"] = [one for one in manifest["files"] if one["kind"] != "need"]

    bundle = repacked(
        later(levels.from_qs),
        "less.zip",
        without("问题需求.csv"),
        manifest=without_needs,
    )
    ran = taken(levels.city, bundle)
    assert counted(ran, "ended") == {"need": 1}
    assert query(levels.city, "SELECT COUNT(*) FROM need WHERE until_entry IS NULL") == [(0,)]


def test_an_older_bundle_is_refused(levels: Levels) -> None:
    taken(levels.city, levels.from_qs)
    ran = taken(levels.city, later(levels.from_qs, at="2020-01-01T00:00:00Z"))
    assert ran.code == 4
    assert "took in a newer one of the district" in ran.err


def test_what_the_city_holds_from_elsewhere_is_shown(levels: Levels) -> None:
    levels.city.write("市牌子.csv", "社区,牌子名称,悬挂位置\nQS0101,=甲站,上墙\n")
    levels.city.write("社区.csv", "社区代码,社区名称,区县\nQS0101,青松社区,碧山区\n")
    ran = at(
        levels.city, "import", levels.city.folder / "社区.csv", levels.city.folder / "市牌子.csv"
    )
    assert ran.code == 0, ran.err
    ran = at(levels.city, "bundle", "import", levels.from_qs)
    assert ran.code == 0, ran.err
    row = next(line for line in ran.out.splitlines() if "悬挂位置" in line)
    assert "上墙" in row
    assert "对外" in row
    assert "市牌子.csv 2 (not from a bundle of the district)" in row


CLAIM = """\
社区代码,社区名称,街道,区县,户数,网格数
QS0101,青松社区,湖滨街道,绿水区,2900,8
"""


def test_two_districts_claim_one_community(levels: Levels) -> None:
    taken(levels.city, levels.from_qs)
    levels.ls.write("争.csv", CLAIM)
    levels.ls.write("争牌.csv", "社区,牌子名称\n青松社区,争站\n")
    for name in ("争.csv", "争牌.csv"):
        assert at(levels.ls, "import", levels.ls.folder / name).code == 0
    bundle = exported(levels.ls, "绿水区", "claim.zip")
    count, held = entries(levels.city), boards(levels.city)
    ran = taken(levels.city, bundle)
    assert ran.code == 4
    assert ran.codes.count("bundle.claimed") == 1
    assert ran.json["conflicts"] == [
        {
            "kind": "community",
            "code": "QS0101",
            "name": "青松社区",
            "mine": "绿水区",
            "my_row": 2,
            "other": "碧山区",
            "origin": "碧山.zip, 社区.csv, row 2",
            "accepted": False,
        }
    ]
    assert (entries(levels.city), boards(levels.city)) == (count, held)
    side_by_side = at(levels.city, "bundle", "import", bundle)
    row = next(line for line in side_by_side.out.splitlines() if line.startswith("QS0101"))
    assert all(text in row for text in ("绿水区", "碧山区", "碧山.zip"))
    assert "nothing was written" in side_by_side.err

    ran = taken(levels.city, bundle, "--accept", "QS0101")
    assert ran.code == 0, ran.err
    assert [claim["accepted"] for claim in ran.json["conflicts"]] == [True]
    lies_in = (
        "SELECT district, households FROM community WHERE code = 'QS0101' AND until_entry IS NULL"
    )
    assert query(levels.city, lies_in) == [("LS", 2900)]
    assert boards(levels.city) == ["丙站", "乙站", "乙站", "争站"], (
        "what 碧山区 said of 青松社区 ended"
    )
    paid = "SELECT COUNT(*) FROM payment WHERE receiver = 'QS0101' AND until_entry IS NULL"
    assert query(levels.city, paid) == [(0,)]
    why = query(levels.city, "SELECT why FROM entry ORDER BY id DESC LIMIT 1")[0][0]
    assert why.endswith("; --accept QS0101"), "who consented stands in the journal"
    again = taken(levels.city, later(levels.from_qs))
    assert again.code == 4
    assert "bundle.claimed" in again.codes
    assert at(levels.city, "journal", "verify").code == 0


def test_consent_to_what_is_not_in_dispute_is_refused(levels: Levels) -> None:
    ran = taken(levels.city, levels.from_qs, "--accept", "QS0102")
    assert ran.code == 4
    assert "--accept QS0102: there is no conflict about that" in ran.err


def test_two_of_one_name_without_codes_are_two(levels: Levels) -> None:
    taken(levels.city, levels.from_qs)
    ran = taken(levels.city, levels.from_ls)
    assert ran.code == 0, ran.err
    assert "bundle.same_name" in ran.codes
    rows = query(
        levels.city,
        "SELECT code, street FROM community WHERE name = '和平社区' AND until_entry IS NULL ORDER BY code",
    )
    assert rows == [("QS0102", "QSJ"), ("和平社区", "中山街道")]


def test_a_code_of_another_department(levels: Levels) -> None:
    departments = CITY["部门.csv"].replace("市民政局", "市公安局")
    city = founded(
        levels.city.folder / "b",
        "示例市",
        {
            **CITY,
            "部门.csv": departments,
            "目录.csv": CITY["目录.csv"].replace("市民政局", "市公安局"),
        },
    )
    ran = taken(city, levels.from_qs)
    assert ran.code == 4
    said = next(one for one in ran.json["findings"] if one["code"] == "bundle.name_differs")
    assert said["message"].startswith("The code MZ is “市民政局” in the bundle and “市公安局” here")
    assert "下派记录.csv" in ran.json["not_looked_at"]


def test_a_duty_of_the_same_code_in_other_words(levels: Levels) -> None:
    duties = CITY["目录.csv"].replace("老年人优待证办理", "养犬登记")
    standards = CITY["时间定额.csv"].replace("老年人优待证办理", "养犬登记")
    city = founded(
        levels.city.folder / "b", "示例市", {**CITY, "目录.csv": duties, "时间定额.csv": standards}
    )
    ran = taken(city, levels.from_qs)
    assert ran.code == 4
    said = next(one for one in ran.json["findings"] if one["code"] == "bundle.duty_differs")
    assert (
        said["message"]
        == "The duty ZR-001 is “老年人优待证办理” in the bundle and “养犬登记” here."
    )
    assert taken(city, levels.from_qs, "--accept", "ZR-001").code == 0


def test_a_duty_that_the_city_does_not_know_is_told(levels: Levels) -> None:
    city = founded(levels.city.folder / "b", "示例市", {"行政区划.csv": CITY["行政区划.csv"]})
    ran = taken(city, levels.from_qs)
    assert ran.code == 0, ran.err
    assert ran.codes.count("bundle.duty_unknown") == 3, "two duties, and another name of one"


def test_the_department_of_a_corrected_name_goes(levels: Levels) -> None:
    """碧山区民政局 was a slip for 碧山区民政和老龄局; nothing names the first any more."""
    taken(levels.city, levels.from_qs)

    def renamed(files: dict[str, bytes]) -> None:
        for name, content in files.items():
            text = (
                content.decode()
                .replace("碧山区民政局", "碧山区民政和老龄局")
                .replace("QSMZ", "QSML")
            )
            files[name] = text.encode()

    ran = taken(levels.city, repacked(later(levels.from_qs), "renamed.zip", renamed))
    assert ran.code == 0, ran.err
    names = query(
        levels.city, "SELECT name FROM department WHERE until_entry IS NULL ORDER BY code"
    )
    assert [row[0] for row in names] == ["市民政局", "碧山区民政和老龄局", "市卫生健康委员会"]


def test_a_copy_is_made_before(levels: Levels) -> None:
    before = entries(levels.city)
    taken(levels.city, levels.from_qs)
    assert [(one.entry, one.why) for one in backups.backups(levels.city.db)][:1] == [
        (before, "before-import")
    ]


def test_a_bundle_does_not_go_to_the_district_itself(levels: Levels) -> None:
    office = founded(levels.city.folder / "b", "碧山区")
    ran = taken(office, levels.from_qs)
    assert ran.code == 4
    assert "this register is kept by 碧山区 itself" in ran.err


def test_a_district_that_the_city_does_not_know(levels: Levels) -> None:
    office = founded(levels.city.folder / "b", "样板市")
    ran = taken(office, levels.from_qs)
    assert ran.code == 4
    assert "this register knows no district of that name" in ran.err
    assert entries(office) == entries(founded(levels.city.folder / "c", "样板市"))


def test_what_the_terminal_shows(levels: Levels) -> None:
    ran = at(levels.city, "bundle", "import", levels.from_qs, "--dry-run")
    assert ran.code == 0
    assert "by 李敏" in ran.out
    assert "The bundle could be taken in; nothing was written." in ran.out
    with zipfile.ZipFile(levels.from_qs) as archive:
        entry = json.loads(archive.read("manifest.json"))["register"]["entry"]
    assert f"碧山区, as of entry {entry} of its register" in ran.out


MEANT = "SELECT code FROM alias WHERE name = '办老年证' AND until_entry IS NULL"


def test_another_name_of_a_duty_goes_with_the_facts(levels: Levels) -> None:
    taken(levels.city, levels.from_qs)
    assert query(levels.city, MEANT) == [("ZR-001",)]
    assert at(levels.qs, "alias", "add", "duty", "办老年证", "ZR-002").code == 0
    assert taken(levels.city, later(exported(levels.qs, "QS", "2.zip"))).code == 0
    assert query(levels.city, MEANT) == [("ZR-002",)]
    without_it = repacked(
        levels.from_qs,
        "3.zip",
        without("事项别名.csv"),
        manifest=lambda manifest: manifest.update(
            at="2099-02-01T00:00:00Z",
            files=[one for one in manifest["files"] if one["kind"] != "alias"],
        ),
    )
    ran = taken(levels.city, without_it)
    assert counted(ran, "ended") == {"alias": 1}
    assert query(levels.city, MEANT) == []


def test_what_the_city_means_by_another_name_stays(levels: Levels) -> None:
    assert at(levels.city, "alias", "add", "duty", "办老年证", "ZR-002").code == 0
    ran = taken(levels.city, levels.from_qs)
    assert ran.code == 0
    said = next(one for one in ran.json["findings"] if one["code"] == "bundle.wording_differs")
    assert said["where"]["sheet"] == "事项别名.csv"
    assert query(levels.city, MEANT) == [("ZR-002",)]
