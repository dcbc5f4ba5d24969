"""A bundle: what lies in the district, readable by people, with a manifest that tells whose it is."""

from __future__ import annotations

import hashlib
import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from registry import chain
from registry.bundles.exporting import bundle_of
from registry.journal import Act
from registry.store import Register
from tests.office import Office
from tests.registry.bundles.conftest import Levels
from tests.registry.bundles.levels import CITY, LS, QS, at, exported, founded

ACT = Act("李敏", "bundle export", at="2026-11-26T08:00:00Z")


def text_in(bundle: Path, name: str) -> str:
    with zipfile.ZipFile(bundle) as archive:
        return archive.read(name).decode("utf-8-sig").replace("\r\n", "\n")


def test_people_can_read_it(levels: Levels) -> None:
    assert text_in(levels.from_qs, "牌子.csv") == (
        "社区,牌子名称,部门,要求单位,悬挂位置,依据,事项,挂牌日期,摘牌日期\n"
        "青松社区,'=甲站,市民政局,,对外,,,,\n"
        "和平社区,乙站,碧山区民政局,,对内,,,,\n"
    )
    assert "碧山区,居民健康档案摸底" in text_in(levels.from_qs, "下派记录.csv")


def test_the_manifest(levels: Levels) -> None:
    with zipfile.ZipFile(levels.from_qs) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        assert archive.namelist() == ["manifest.json", *(one["name"] for one in manifest["files"])]
        for one in manifest["files"]:
            content = archive.read(one["name"])
            assert one["sha256"] == hashlib.sha256(content).hexdigest()
            assert one["bytes"] == len(content)
    with Register.open(levels.qs.db) as register:
        head = chain.head(register.connection)
        entries = register.query("SELECT COUNT(*), MAX(id) FROM entry")[0]
        schema = register.version
    assert manifest["format"] == "zhunru-bundle"
    assert manifest["schema"] == schema
    assert manifest["program"].startswith("zhunru ")
    assert manifest["district"] == {"code": "QS", "name": "碧山区"}
    assert manifest["register"] == {
        "place": "示例市",
        "entry": entries[1],
        "entries": entries[0],
        "head": head,
    }
    assert manifest["by"] == "李敏"
    rows = {one["name"]: one["rows"] for one in manifest["files"]}
    assert rows["下派记录.csv"] == 5
    assert rows["部门.csv"] == 3, "the departments that are named, with their codes"
    assert rows["准入事项（对照）.csv"] == 2, "the duties that are named"


def test_the_same_facts_make_the_same_bytes(levels: Levels) -> None:
    with Register.open(levels.qs.db) as register:
        first = bundle_of(register, "碧山区", ACT)
        assert bundle_of(register, "QS", ACT).content == first.content
        later = bundle_of(register, "QS", Act("李敏", "x", at="2026-11-27T08:00:00Z"))
        assert later.manifest.files == first.manifest.files
        assert later.content != first.content


def test_the_register_is_only_read(levels: Levels) -> None:
    before = levels.qs.db.read_bytes()
    exported(levels.qs, "碧山区", "again.zip")
    assert levels.qs.db.read_bytes() == before


def test_only_the_district(tmp_path: Path) -> None:
    """From a city's register: of two districts with 和平社区 and 中山街道 each, what lies in the one that is asked for."""
    apart = {name: text.replace("和平社区", "绿水区和平社区") for name, text in LS.items()}
    apart["社区.csv"] = LS["社区.csv"]
    office = founded(tmp_path / "city", "示例市", CITY, QS, apart)
    bundle = exported(office, "绿水区")
    assert text_in(bundle, "行政区划.csv").splitlines()[1:] == [
        ",中山街道,街道级,绿水区,,",
        ",湖滨街道,街道级,绿水区,,",
    ]
    assert "青松" not in "".join(
        text_in(bundle, name) for name in ("社区.csv", "牌子.csv", "经费拨付.csv", "工作记录.csv")
    )
    assert "碧山区民政局" not in text_in(bundle, "部门.csv")


def test_what_stays_is_said(levels: Levels) -> None:
    path = levels.qs.folder / "y.zip"
    ran = at(levels.qs, "bundle", "export", "--district", "QS", "-o", path)
    assert "Of no district, and therefore not in it: Parameters 2, Time standards 2." in ran.err
    assert f"chain {json.loads(text_in(path, 'manifest.json'))['register']['head'][:16]}" in ran.out


def test_neither_a_city_nor_a_street_nor_an_unknown_name_is_a_district(levels: Levels) -> None:
    for name, sentence in (
        ("示例市", "“示例市” is no district"),
        ("青松街道", "“青松街道” is no district"),
        ("碧水区", "No place is called “碧水区”"),
    ):
        ran = at(
            levels.qs, "bundle", "export", "--district", name, "-o", levels.qs.folder / "n.zip"
        )
        assert ran.code != 0
        assert sentence in ran.err
        assert not (levels.qs.folder / "n.zip").exists()


def test_a_file_that_stands_is_not_written_over(levels: Levels) -> None:
    ran = at(levels.qs, "bundle", "export", "--district", "QS", "-o", levels.from_qs)
    assert ran.code == 1
    assert "a file of that name exists" in ran.err


def test_an_undone_fact_is_not_in_it(levels: Levels) -> None:
    add = ("burden", "add", "signboard", "--community", "青松社区", "--name", "丁站")
    assert at(levels.qs, *add).code == 0
    assert "丁站" in text_in(exported(levels.qs, "QS", "1.zip"), "牌子.csv")
    with Register.open(levels.qs.db) as register:
        last = register.query("SELECT MAX(id) FROM entry")[0][0]
    assert at(levels.qs, "journal", "undo", str(last)).code == 0
    assert "丁站" not in text_in(exported(levels.qs, "QS", "2.zip"), "牌子.csv")


def test_moments_are_utc(levels: Levels) -> None:
    made = json.loads(text_in(levels.from_qs, "manifest.json"))["at"]
    assert datetime.strptime(made, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC) <= datetime.now(UTC)


def test_a_register_of_the_district_alone(tmp_path: Path) -> None:
    """Kept for 碧山区 itself, with 全部 meaning its own communities: the bundle says 碧山区."""
    sheets = {
        "社区.csv": "社区名称,户数\n青松社区,3000\n",
        "部门.csv": "部门名称,级别\n市民政局,市级\n",
        "下派.csv": "下派日期,部门,社区,事项\n2026-01-05,市民政局,全部,统计调查\n",
    }
    office: Office = founded(tmp_path / "qs", "碧山区", sheets)
    bundle = exported(office, "碧山区")
    assert text_in(bundle, "社区.csv").splitlines()[1].startswith(",青松社区,,碧山区,3000")
    assert (
        text_in(bundle, "下派记录.csv")
        .splitlines()[1]
        .startswith("2026-01-05,市民政局,碧山区,统计调查")
    )


def test_a_bundle_is_a_zip_by_name_too(levels: Levels) -> None:
    path = levels.qs.folder / "碧山区.csv"
    ran = at(levels.qs, "bundle", "export", "--district", "QS", "-o", path)
    assert ran.code == 2
    assert "a bundle is a .zip file" in ran.err
    assert not path.exists()
