"""The pack: every paper of a small town in every format, an index that leads to them, one tongue, the same bytes twice."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from hashlib import sha256
from html import unescape
from pathlib import Path
from shutil import copytree
from urllib.parse import unquote

import docx
import pytest
from python_calamine import CalamineWorkbook

from reports.pack import FILES, INDEX, PAPERS
from tests.office import Office, Ran

SHEETS = {
    "牌子.csv": "社区,牌子名称,要求部门,悬挂位置,依据\n青松社区,甲牌,市民政局,对外,无\n湖滨社区,乙牌,市公安局,对外,\n",
    "台账.csv": "台账名称,社区,要求部门,更新频次,每次用时\n入户台账,湖滨社区,市民政局,每月,2小时\n",
    "下派.csv": "下派日期,部门,下派对象,事项,承诺经费\n2026-03-01,市民政局,全部,老年人优待证办理,20000\n",
    "拨付.csv": "拨付日期,拨付单位,接收单位,金额（元）,事项\n2026-04-01,市民政局,青松社区,8000,ZR-001\n",
    "人员.csv": "社区,年度,岗位,员额,实有人数,年人均工资\n青松社区,2026,专职,3,2,60000\n湖滨社区,2026,专职,3,3,60000\n",
    "参数.csv": "参数名称,数值,来源,状态,生效日期\n年可能工作日,250,示例,现行有效,2026-01-01\n每日工作小时,8,示例,现行有效,2026-01-01\n",
    "工作.csv": "日期,社区,事项,件数,用时\n2026-02,青松社区,ZR-001,60,200小时\n2026-02,湖滨社区,ZR-002,30,90小时\n",
    "需求.csv": "反映日期,社区,类别,内容,办理单位,办理状态\n2026-02-01,湖滨社区,问题,下水道堵塞,市城管局,待办\n",
}


@pytest.fixture(scope="module")
def town(_settled: Path, tmp_path_factory: pytest.TempPathFactory) -> Office:
    """The small city with something of everything, and its pack in the folder 汇编."""
    folder = tmp_path_factory.mktemp("town")
    (folder / "zhunru.db").write_bytes(_settled.read_bytes())
    office = Office(folder)
    for name, text in SHEETS.items():
        ran = office.zhunru("--db", office.db, "import", office.write(name, text))
        assert ran.code == 0, (name, ran.err, ran.out)
    ran = write(office, "汇编")
    assert ran.err.rstrip().endswith(INDEX + "."), ran.err
    return office


def write(office: Office, name: str, *options: str) -> Ran:
    ran = office.zhunru(
        "--db", office.db, "report", "pack", "-o", office.folder / name, "--year", "2026", *options
    )
    assert ran.code == 0, ran.err
    return ran


def files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def test_every_paper_stands_in_its_formats(town: Office) -> None:
    made = {path.name for path in files(town.folder / "汇编")}
    stems = {
        "负担报告",
        "经费随转报告",
        "部门排行",
        "工作负荷报告",
        "人员队伍报告",
        "准入目录",
        "整改台账",
    }
    assert {f"{stem}.{name}" for stem in stems for name in FILES} <= made
    assert {"社区一览.xlsx", "社区一览.html", "部门账单汇总.xlsx", "需求和问题清单.docx"} <= made
    assert "社区一览.docx" not in made, "no page of paper is so wide"
    assert len(PAPERS) >= 13


def test_the_index_leads_to_every_file_and_to_nothing_else(town: Office) -> None:
    folder = town.folder / "汇编"
    page = unescape((folder / INDEX).read_text(encoding="utf-8"))
    links = {unquote(link) for link in re.findall(r'href="([^"]+)"', page)}
    assert links == {path.name for path in files(folder)} - {INDEX}
    assert "http" not in page.replace("http-equiv", "")
    assert "default-src 'none'" in page
    assert "script" not in page.replace("script-src", "")


def test_there_is_only_one_edition_and_so_no_bridge(town: Office) -> None:
    assert not list((town.folder / "汇编").glob("准入目录增减情况*"))


def test_what_cannot_be_made_is_named_with_its_reason(office: Office) -> None:
    """Without settings nobody can tell what a person's year holds; the other papers are made all the same."""
    ran = office.zhunru("--lang", "zh", "report", "pack", "-o", office.folder / "汇编")
    assert ran.code == 0, ran.err
    assert "工作负荷报告未生成：" in ran.err
    page = (office.folder / "汇编" / INDEX).read_text(encoding="utf-8")
    assert "未生成：" in page
    assert (office.folder / "汇编" / "负担报告.docx").is_file()


def test_chinese_papers_hold_no_english(town: Office) -> None:
    """Words of the tool's own tongue are commands and codes of rules; formats are named as files end."""
    for path in files(town.folder / "汇编"):
        if path.suffix != ".json":
            continue
        told = json.loads(path.read_text(encoding="utf-8"))
        texts = [told["place"]]
        texts += [figure["label"] for figure in told["figures"]]
        for table in told["tables"]:
            texts += [table["title"], *(column["label"] for column in table["columns"])]
            texts += [cell for row in table["rows"] for cell in row if isinstance(cell, str)]
        texts += [finding["message"] for finding in told["findings"]]
        for text in texts:
            words = re.findall(
                r"[A-Za-z]{3,}", re.sub(r"[a-z_]+\.[a-z_]+|zhunru [a-z ]+|WT-\w+", "", text)
            )
            assert not words, (path.name, text)


def test_english_papers_hold_no_chinese_but_names(town: Office) -> None:
    write(town, "pack", "--lang", "en")
    for path in files(town.folder / "pack"):
        if path.suffix != ".json":
            continue
        told = json.loads(path.read_text(encoding="utf-8"))
        labels = [figure["label"] for figure in told["figures"]]
        for table in told["tables"]:
            labels += [table["title"], *(column["label"] for column in table["columns"])]
        for label in labels:
            assert not re.search("[一-鿿]", label.replace("2026版", "")), (path.name, label)


def test_numbers_are_the_same_in_word_and_excel_as_in_json(town: Office) -> None:
    """The figures of every paper, as they are printed in Word and as they stand in Excel."""
    folder = town.folder / "汇编"
    for path in folder.glob("*.json"):
        told = json.loads(path.read_text(encoding="utf-8"))
        counts = {
            figure["label"]: figure["value"]
            for figure in told["figures"]
            if figure["unit"] == "count" and figure["value"] is not None
        }
        book = CalamineWorkbook.from_path(str(path.with_suffix(".xlsx")))
        cells = {
            cell
            for name in book.sheet_names
            for row in book.get_sheet_by_name(name).to_python()
            for cell in row
        }
        for label, value in counts.items():
            assert label in cells, (path.name, label)
            assert value in cells, (path.name, label)
        word = path.with_suffix(".docx")
        if word.is_file():
            document = docx.Document(str(word))
            text = "\n".join(
                [paragraph.text for paragraph in document.paragraphs]
                + [
                    cell.text
                    for table in document.tables
                    for row in table.rows
                    for cell in row.cells
                ]
            )
            for label, value in counts.items():
                assert f"{value:,}" in text, (path.name, label)


def test_the_same_register_makes_the_same_bytes(town: Office) -> None:
    write(town, "again")

    def digests(name: str) -> dict[str, str]:
        folder = town.folder / name
        return {path.name: sha256(path.read_bytes()).hexdigest() for path in files(folder)}

    copytree(town.folder / "汇编", town.folder / "kept", dirs_exist_ok=True)
    assert digests("again") == digests("kept")


def test_each_community_and_department_on_demand(town: Office) -> None:
    write(town, "各", "--each")
    folder = town.folder / "各"
    communities = {path.suffix for path in files(folder / "各社区")}
    assert communities == {f".{name}" for name in FILES}
    assert len(list((folder / "各社区").glob("*.docx"))) == 4
    assert len(list((folder / "各部门").glob("*.docx"))) == 4
