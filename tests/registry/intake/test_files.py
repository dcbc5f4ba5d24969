"""Files and folders of spreadsheets: which are read, which passed over, and what cannot be read at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from registry.errors import FileUnreadable
from registry.intake.files import incoming
from tests.office import Office

ROWS = "下派日期,部门,社区,事项\n2026-03-01,市民政局,青松社区,{}\n"


def test_a_folder_is_searched_to_its_depth_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("乙.csv", "甲.csv", "碧山区/街道/丙.xlsx", ".隐藏.csv", "碧山区/~$丙.xlsx"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    files, notes = incoming([tmp_path])
    assert [file.name for file in files] == ["乙.csv", "甲.csv", "碧山区/街道/丙.xlsx"]
    assert [(note.code, note.where.file) for note in notes] == [("file.open_elsewhere", "丙.xlsx")]


def test_files_of_other_kinds_in_a_folder_are_passed_over_with_a_note(office: Office) -> None:
    office.write("报送/下派.csv", ROWS.format("摸底"))
    office.write("报送/通知.docx", "x")
    office.write("报送/Thumbs.db", "x")
    ran = office.zhunru("import", "报送", "--format", "json")
    assert ran.code == 0
    assert [(found["code"], found["where"]["file"]) for found in ran.json["findings"]] == [
        ("file.passed_over", "Thumbs.db"),
        ("file.passed_over", "通知.docx"),
    ]


def test_a_file_of_another_kind_that_is_named_is_refused(office: Office) -> None:
    office.write("通知.docx", "各部门：")
    ran = office.zhunru("import", "通知.docx", "--format", "json")
    assert ran.code == 4
    assert ran.codes == ["file.not_a_spreadsheet"]


def test_a_file_named_twice_is_read_once(office: Office) -> None:
    office.write("报送/下派.csv", ROWS.format("摸底"))
    ran = office.zhunru(
        "import", "报送", "报送/下派.csv", Path("报送/../报送/下派.csv"), "--format", "json"
    )
    assert ran.code == 0
    assert ran.codes == []
    assert [entry["new"] for entry in ran.json["entries"]] == [1]


def test_a_path_that_does_not_exist(office: Office) -> None:
    ran = office.zhunru("import", "没有的文件夹")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "没有的文件夹 cannot be read: there is nothing of that name\n"


def test_an_empty_folder(office: Office) -> None:
    (office.folder / "报送").mkdir()
    ran = office.zhunru("import", "报送")
    assert ran.code == 4
    assert "[error] 报送: No spreadsheet was found in the folder." in ran.err
    assert "0 of 1 files" in ran.out


def test_a_spreadsheet_that_is_open_is_read_as_it_was_saved(office: Office) -> None:
    office.write("报送/下派.csv", ROWS.format("摸底"))
    office.write("报送/~$下派.xlsx", "李敏")
    office.write("报送/.~lock.下派.ods#", "李敏")
    ran = office.zhunru("import", "报送")
    assert ran.code == 0
    assert (
        "[note] 下派.xlsx: The file is open in a spreadsheet program; what was last saved was read."
        in ran.err
    )
    assert "[note] 下派.ods: The file is open in a spreadsheet program" in ran.err


def test_the_lock_of_an_open_file_named_by_itself(office: Office) -> None:
    ran = office.zhunru("import", office.write("~$下派.xlsx", "李敏"))
    assert "[note] 下派.xlsx: The file is open" in ran.err


def test_a_file_that_cannot_be_read_is_refused_and_the_others_land(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.write("报送/甲.csv", ROWS.format("甲"))
    office.write("报送/乙.csv", ROWS.format("乙"))
    really = Path.open

    def locked(path: Path, *args: object, **options: object) -> object:
        if path.name == "甲.csv":
            raise PermissionError(13, "Permission denied", str(path))
        return really(path, *args, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", locked)
    ran = office.zhunru("import", "报送", "--format", "json")
    assert ran.code == 4
    assert ran.json["rejected"] == ["甲.csv"]
    assert (
        ran.json["findings"][0]["message"] == "The file cannot be read: there is no right to do so."
    )
    assert ran.json["findings"][0]["remedy"].startswith("Close it in other programs")
    assert office.live("pushdown", "duty") == [("乙",)]


def test_a_folder_that_is_not_there_is_said_by_its_name() -> None:
    with pytest.raises(FileUnreadable, match="不存在 cannot be read"):
        incoming([Path("不存在")])
