"""What offices really send, and what really goes wrong: a clear sentence, the right exit code, nothing half-written."""

from __future__ import annotations

import os
import resource
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from registry.intake import grids, rows
from tests.office import Office

PUSHED = "下派日期,部门,社区,事项\n2026-03-01,民政,青松,老年人优待证办理\n"


def refused(office: Office, path: Path, code: str) -> str:
    """The file is refused with that finding, and the register stays as it was; the sentence."""
    before = office.db.read_bytes()
    ran = office.zhunru("import", path, "--format", "json")
    assert ran.code == 4
    assert ran.codes == [code]
    assert ran.json["rejected"] == [path.name]
    assert ran.json["entries"] == []
    assert office.db.read_bytes() == before
    assert "Traceback" not in ran.err
    return str(ran.json["findings"][0]["message"])


def made(office: Office, name: str, content: bytes) -> Path:
    path = office.folder / name
    path.write_bytes(content)
    return path


def test_not_a_spreadsheet(office: Office) -> None:
    with zipfile.ZipFile(office.folder / "通知.xlsx", "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
    refused(office, office.folder / "通知.xlsx", "file.not_a_spreadsheet")
    refused(
        office,
        made(office, "照片.xlsx", b"\xff\xd8\xff\xe0" + b"\x00\x11" * 500),
        "file.not_a_spreadsheet",
    )
    refused(office, made(office, "说明.xlsx", "这是一份说明".encode()), "file.not_a_spreadsheet")


def test_damaged(office: Office) -> None:
    whole = office.workbook("下派.xlsx", [PUSHED.splitlines()[0].split(",")]).read_bytes()
    refused(office, made(office, "半截.xlsx", whole[: len(whole) // 2]), "file.damaged")
    refused(
        office, made(office, "乱.csv", b"\xff\xfe\xfd\x80\x81" * 100 + b"\x80"), "file.encoding"
    )


def test_protected_by_a_password(office: Office) -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504
    path = made(office, "加密.xlsx", ole + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 500)
    assert "password" in refused(office, path, "file.encrypted")


def test_empty(office: Office) -> None:
    refused(office, made(office, "空.xlsx", b""), "file.empty")
    refused(office, made(office, "空.csv", b"\xef\xbb\xbf\r\n"), "file.empty")
    refused(office, office.workbook("空表.xlsx", []), "file.empty")


def test_zip_bomb(office: Office) -> None:
    path = office.folder / "炸弹.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            for _megabyte in range(700):
                sheet.write(b"0" * 1_000_000)
    assert path.stat().st_size < 2_000_000
    assert "MB" in refused(office, path, "file.too_large_inside")


def test_a_sheet_that_spans_the_whole_world(office: Office) -> None:
    path = office.workbook("远.xlsx", [["下派日期", "部门"]])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    xml = parts["xl/worksheets/sheet1.xml"]
    far = b'<row r="1048576"><c r="XFD1048576" t="n"><v>1</v></c></row></sheetData>'
    parts["xl/worksheets/sheet1.xml"] = xml.replace(b"</sheetData>", far)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    refused(office, path, "file.sheet_too_large")


def test_more_rows_than_a_sheet_may_have(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit is 1,500,000; a lower one shows the same in less time."""
    assert grids.MAX_ROWS == 1_500_000
    monkeypatch.setattr(rows, "MAX_ROWS", 20_000)
    row = PUSHED.splitlines()[1] + "\n"
    path = office.write("太多.csv", PUSHED + row * 30_000)
    assert "20,000" in refused(office, path, "file.too_many_rows")


def test_open_in_a_spreadsheet_program(office: Office) -> None:
    office.write("报送/下派.csv", PUSHED)
    office.write("报送/~$下派.csv", "李敏")
    ran = office.zhunru("import", office.folder / "报送", "--format", "json")
    assert ran.code == 0
    assert "file.open_elsewhere" in ran.codes
    assert len(ran.json["entries"]) == 1


def test_a_path_that_does_not_exist(office: Office) -> None:
    ran = office.zhunru("import", "没有的文件夹")
    assert ran.code == 1
    assert "没有的文件夹" in ran.err


def test_a_report_that_cannot_be_written(office: Office) -> None:
    ran = office.zhunru("report", "burden", "-o", office.folder / "没有" / "报告.html")
    assert ran.code == 1
    assert "报告.html" in ran.err
    office.write("报告.html", "从前的报告")
    (office.folder / "夹").mkdir()
    assert office.zhunru("report", "burden", "-o", office.folder / "夹").code != 0
    assert [path.name for path in office.folder.iterdir() if path.name.endswith(".tmp")] == []


def limited(
    office: Office, *arguments: str | Path, megabytes: float
) -> subprocess.CompletedProcess[str]:
    """The command runs where no file may grow beyond that: as on a full disk."""
    size = int(megabytes * 1_000_000)

    def full() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return subprocess.run(
        office.command(*arguments),
        cwd=office.folder,
        env=office.environment(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        preexec_fn=full,
    )


def test_a_full_disk(office: Office) -> None:
    rows = "".join(f"2026-03-01,民政,青松,事项{number}\n" for number in range(60_000))
    path = office.write("大.csv", PUSHED + rows)
    before = office.live("community", "code")
    done = limited(office, "import", path, megabytes=2.5)
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert "disk" in done.stderr
    assert office.live("pushdown", "id") == []
    assert office.live("community", "code") == before
    assert office.zhunru("journal", "verify").code == 0
    done = limited(office, "report", "burden", "-o", "报告.html", megabytes=0.01)
    assert done.returncode == 1
    assert not (office.folder / "报告.html").exists()


def test_a_register_of_a_newer_version(office: Office) -> None:
    with sqlite3.connect(office.db) as other:
        other.execute("PRAGMA user_version = 99")
    other.close()
    before = office.db.read_bytes()
    ran = office.zhunru("journal", "list")
    assert ran.code == 5
    assert "newer" in ran.err
    assert office.db.read_bytes() == before


def test_files_that_are_no_register(new_office: Office) -> None:
    new_office.write("笔记.db", "不是登记库" * 100)
    with sqlite3.connect(new_office.folder / "别的.db") as other:
        other.execute("CREATE TABLE t (x)")
    other.close()
    for name in ("笔记.db", "别的.db"):
        path = new_office.folder / name
        before = path.read_bytes()
        ran = new_office.zhunru("--db", path, "journal", "list")
        assert ran.code == 5
        assert name in ran.err
        assert path.read_bytes() == before


def test_a_torn_register(office: Office) -> None:
    whole = office.db.read_bytes()
    office.db.write_bytes(whole[:4096] + b"\x5a" * 60_000 + whole[64_096:])
    ran = office.zhunru("journal", "list")
    assert ran.code == 5
    assert "Traceback" not in ran.err


def test_two_imports_at_once_lose_nothing(office: Office) -> None:
    files = []
    for part in range(4):
        rows = "".join(
            f"2026-03-0{part + 1},民政,青松,事项{part}-{number}\n" for number in range(3_000)
        )
        files.append(office.write(f"下派{part}.csv", "下派日期,部门,社区,事项\n" + rows))
    running = [
        subprocess.Popen(
            office.command("import", path),
            cwd=office.folder,
            env=office.environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        for path in files
    ]
    said = [process.communicate()[1].decode("utf-8") for process in running]
    assert [process.returncode for process in running] == [0, 0, 0, 0], said
    assert len(office.live("pushdown", "id")) == 12_000
    assert office.zhunru("journal", "verify").code == 0


@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
def test_killed_in_the_middle(office: Office) -> None:
    """kill -9 while an import is writing: the register opens, verifies, and holds nothing of that file."""
    rows = "".join(f"2026-03-01,民政,青松,事项{number}\n" for number in range(150_000))
    path = office.write("大.csv", "下派日期,部门,社区,事项\n" + rows)
    caught = 0
    for delay in (0.4, 0.7, 1.0, 1.3):
        process = subprocess.Popen(
            office.command("import", path),
            cwd=office.folder,
            env=office.environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(delay)
        process.kill()
        caught += process.wait() == -signal.SIGKILL
        assert len(office.live("pushdown", "id")) in (0, 150_000)
        assert office.zhunru("journal", "verify").code == 0
    assert caught


def test_no_traceback_without_debug(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.write("zhunru.toml", "by = [")
    path = office.write("下派.csv", PUSHED)
    ran = office.zhunru("import", path)
    assert ran.code == 2
    assert "zhunru.toml" in ran.err
    assert "Traceback" not in ran.err
    assert sys.executable not in ran.err
