"""A small made-up city of two districts, kept once in one register and once at both levels."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.office import Office, Ran

PLACES = "代码,名称,级别,上级\nQS,碧山区,区县级,示例市\nLS,绿水区,区县级,示例市\n"
DEPARTMENTS = (
    "部门代码,部门名称,级别,别名\nMZ,市民政局,市级,民政\nWJ,市卫生健康委员会,市级,卫健委\n"
)
EDITION = "版本,文号,生效日期\n2026版,示发〔2026〕1号,2026-01-01\n"
DUTIES = """\
目录版本,事项编码,事项名称,事项性质,责任部门
2026版,ZR-001,老年人优待证办理,协助,市民政局
2026版,ZR-002,居民健康档案摸底,协助,市卫生健康委员会
"""
STANDARDS = (
    "事项,单位,一般,证据等级\n老年人优待证办理,件,20分钟,实测\n居民健康档案摸底,户,15分钟,估计\n"
)
SETTINGS = "参数名称,数值,来源,状态,生效日期\n年可能工作日,250,示例,现行有效,2025-01-01\n每日工作小时,8,示例,现行有效,2025-01-01\n"

CITY = {
    "行政区划.csv": PLACES,
    "部门.csv": DEPARTMENTS,
    "目录版本.csv": EDITION,
    "目录.csv": DUTIES,
    "时间定额.csv": STANDARDS,
    "参数.csv": SETTINGS,
}
"""What the city hands out: its districts, departments, catalogue, standards and settings."""

QS = {
    "区划.csv": "代码,名称,级别,上级\nQSJ,青松街道,街道级,碧山区\nQSZ,中山街道,街道级,碧山区\n",
    "局.csv": "部门代码,部门名称,级别\nQSMZ,碧山区民政局,区县级\n",
    "社区.csv": """\
社区代码,社区名称,街道,区县,户数,网格数
QS0101,青松社区,青松街道,碧山区,3000,9
QS0102,和平社区,青松街道,碧山区,约1200,4
""",
    "下派.csv": """\
下派日期,部门,社区,事项,文号,承诺经费,备注一
2026-02-01,市民政局,青松社区,老年人优待证办理,,1万元,口头
2026-02-01,市民政局,青松社区,老年人优待证办理,,1万元,口头
2026-03-01,碧山区民政局,和平社区,统计调查,,,
2026-03-05,卫健委,碧山区,居民健康档案摸底,示卫〔2026〕2号,,
""",
    "牌子.csv": "社区,牌子名称,部门,悬挂位置\n青松社区,=甲站,市民政局,对外\n和平社区,乙站,碧山区民政局,对内\n",
    "拨付.csv": """\
拨付日期,拨付单位,接收单位,金额,事项
2026-04-01,市民政局,碧山区民政局,20000,老年人优待证办理
2026-04-20,碧山区民政局,青松社区,8000,老年人优待证办理
""",
    "工作.csv": "日期,社区,事项,件数,用时\n2026-03,青松社区,老年人优待证办理,60,20小时\n2026-03,和平社区,统计调查,,约9小时\n",
    "人员.csv": "社区,年度,岗位,核定人数,实有人数\n青松社区,2026,社区工作者,8,7\n和平社区,2026,社区工作者,5,5\n",
    "需求.csv": "日期,社区,类别,内容\n2026-03-02,青松社区,需求,电梯加装协调\n",
    "办证.csv": "下派日期,部门,社区,事项\n2026-06-01,市民政局,和平社区,办老年证\n",
}
LS = {
    "区划.csv": "名称,级别,上级\n湖滨街道,街道级,绿水区\n中山街道,街道级,绿水区\n",
    "社区.csv": """\
社区名称,街道,区县,户数,网格数
和平社区,中山街道,绿水区,2000,6
湖滨社区,湖滨街道,绿水区,1800,5
""",
    "下派.csv": "下派日期,部门,社区,事项,文号\n2026-02-11,市民政局,和平社区,ZR-001,示民〔2026〕3号\n2026-02-12,卫健委,湖滨社区,统计调查,\n",
    "牌子.csv": "社区,牌子名称,部门,悬挂位置\n和平社区,乙站,市民政局,对外\n湖滨社区,丙站,,对外\n",
    "拨付.csv": "拨付日期,拨付单位,接收单位,金额,事项\n2026-05-01,市民政局,绿水区,9000,ZR-001\n2026-05-09,绿水区,和平社区,9000,ZR-001\n",
    "工作.csv": "日期,社区,事项,件数,用时\n2026-03,和平社区,ZR-001,30,12小时\n",
    "人员.csv": "社区,年度,岗位,核定人数,实有人数\n和平社区,2026,社区工作者,6,6\n湖滨社区,2026,社区工作者,6,4\n",
    "核对.csv": "核对日期,社区,所属年度,事项,自报到账金额\n2026-12-31,和平社区,2026,ZR-001,9000\n",
}
"""What the districts' communities report; in 绿水区 nothing has codes, and two names stand in both districts."""


def founded(folder: Path, place: str, *sheets: dict[str, str]) -> Office:
    """An office with a register of *place* that has read these sheets; 碧山区 says 办老年证 for ZR-001."""
    folder.mkdir(parents=True)
    office = Office(folder)
    assert at(office, "init", "--place", place).code == 0
    for number, files in enumerate(sheets):
        for name, text in files.items():
            office.write(f"{number}/{name}", text)
        ran = at(office, "import", folder / str(number))
        assert ran.code == 0, ran.err
        if files is QS:
            assert at(office, "alias", "add", "duty", "办老年证", "ZR-001").code == 0
    return office


def at(office: Office, *args: str | Path) -> Ran:
    """A command in the office's own register."""
    return office.zhunru("--db", office.db, "--by", "李敏", *args)


def exported(office: Office, district: str, name: str = "x.zip") -> Path:
    """The bundle of the district, made in its office."""
    path = office.folder / name
    ran = at(office, "bundle", "export", "--district", district, "-o", path)
    assert ran.code == 0, ran.err
    return path


def taken(office: Office, bundle: Path, *options: str) -> Ran:
    """The bundle was imported; JSON tells what became of it."""
    return at(office, "bundle", "import", bundle, "--format", "json", *options)


def counted(ran: Ran, what: str) -> dict[str, int]:
    """By kind of sheet, how many were new, changed, unchanged or ended, where there were any."""
    return {sheet["kind"]: sheet[what] for sheet in ran.json["sheets"] if sheet[what]}


def repacked(
    bundle: Path,
    name: str,
    change: Callable[[dict[str, bytes]], None],
    *,
    manifest: Callable[[Any], None] = lambda _manifest: None,
    honest: bool = True,
) -> Path:
    """A bundle like another but for a change to its files; *honest* if the manifest then tells their true digests."""
    with zipfile.ZipFile(bundle) as archive:
        files = {each: archive.read(each) for each in archive.namelist()}
    change(files)
    stated = json.loads(files["manifest.json"])
    if honest:
        for each in stated["files"]:
            content = files.get(each["name"], b"")
            each["bytes"], each["sha256"] = len(content), hashlib.sha256(content).hexdigest()
            each["rows"] = max(0, len(content.splitlines()) - 1)
    manifest(stated)
    files["manifest.json"] = json.dumps(stated, ensure_ascii=False).encode()
    path = bundle.with_name(name)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, content in files.items():
            archive.writestr(each, content)
    return path


def without(name: str) -> Callable[[dict[str, bytes]], None]:
    """The change that a file is gone."""

    def change(files: dict[str, bytes]) -> None:
        del files[name]

    return change
