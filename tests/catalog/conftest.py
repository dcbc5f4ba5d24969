"""A small city with a catalogue of two editions, made from CSV as an office would."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from catalog.founding import found
from registry.intake.importing import Importer, Options, Result
from registry.journal import Act
from registry.store import Register

ACT = Act("tester", "import", at="2026-01-05T08:00:00Z")

CITY = {
    "行政区划.csv": "名称,级别,上级\n示东区,区县,示例市\n示西区,区县,示例市\n",
    "部门.csv": "部门代码,部门名称,级别,别名\nMZ,市民政局,市级,民政局\nYJ,市应急管理局,市级,应急局\n",
    "社区.csv": "社区代码,社区名称,区县,户数\nE1,青松社区,示东区,3000\nE2,红星社区,示东区,1200\nW1,白云社区,示西区,约2000\n",
    "目录版本.csv": "版本,文号,生效日期,失效日期\n2024版,示发〔2024〕1号,2024-01-01,2025-07-01\n2025版,示发〔2025〕9号,2025-07-01,\n",
    "目录.csv": (
        "目录版本,事项编码,事项名称,类别,事项性质,责任部门,依据\n"
        "2024版,A1,老年人优待证办理,民生,协助,民政局,《老年人权益保障法》\n"
        "2024版,A2,安全隐患排查,安全,协助,应急局,\n"
        "2024版,A9,招商引资,经济,负面清单,,\n"
        "2025版,A1,老年人优待证办理,民生,协助,民政局,《老年人权益保障法》\n"
        "2025版,A3,居家养老服务,民生,可购买服务,民政局,\n"
        "2025版,A9,招商引资,经济,负面清单,,\n"
    ),
}


def read(
    register: Register, folder: Path, files: dict[str, str], options: Options | None = None
) -> Result:
    """The files stand in *folder* and were imported."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return Importer(register, ACT, options or Options()).run([folder])


@pytest.fixture
def city(tmp_path: Path) -> Iterator[Register]:
    """The small city, with nothing pushed down yet."""
    path = tmp_path / "zhunru.db"
    found(path, "示例市", ACT)
    with Register.open(path) as register:
        result = read(register, tmp_path / "city", CITY)
        assert not result.rejected, [finding.message for finding in result.findings]
        yield register
