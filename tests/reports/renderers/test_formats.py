"""What holds for every format: how it is named, that the same input gives the same bytes, and what gold files hold."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from registry.errors import BadUsage
from registry.language import current
from reports.document import Document, Section
from reports.renderers import FORMATS, format_named, format_of, render
from tests.reports.renderers.example import flow_report, small_report

TEXT_FORMATS = ("table", "md", "csv", "json", "html")


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("报告.txt", "table"),
        ("报告.MD", "md"),
        ("报告.csv", "csv"),
        ("a.b/报告.json", "json"),
        ("报告.htm", "html"),
        ("报告.html", "html"),
        ("报告.xlsx", "xlsx"),
    ],
)
def test_suffix_chooses_format(path: str, name: str) -> None:
    assert format_of(Path(path)).name == name


@pytest.mark.parametrize("path", ["报告", "报告.doc", ".html.bak"])
def test_unknown_suffix_is_bad_usage_and_names_the_choices(path: str) -> None:
    with pytest.raises(BadUsage, match="xlsx") as caught:
        format_of(path)
    assert caught.value.exit_code == 2


def test_unknown_format_is_bad_usage() -> None:
    with pytest.raises(BadUsage, match="“doc”"):
        format_named("doc")


def test_suffixes_belong_to_one_format_each() -> None:
    suffixes = [suffix for each in FORMATS.values() for suffix in each.suffixes]
    assert len(suffixes) == len(set(suffixes))


@pytest.mark.parametrize("name", FORMATS)
def test_same_input_same_bytes(whole: Document, name: str) -> None:
    assert render(whole, name) == render(whole, name)


def test_same_bytes_in_another_process() -> None:
    script = (
        "import hashlib, sys\n"
        "from reports.renderers import FORMATS, render\n"
        "from tests.reports.renderers.example import small_report\n"
        "for name in FORMATS: print(name, hashlib.sha256(render(small_report(), name)).hexdigest())\n"
    )
    root = Path(__file__).parents[3]
    environment = os.environ | {
        "PYTHONHASHSEED": "7",
        "PYTHONPATH": str(root),
        "COLUMNS": "33",
        "TZ": "Asia/Tokyo",
    }
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=environment,
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    here = [
        f"{name} {hashlib.sha256(render(small_report(), name)).hexdigest()}" for name in FORMATS
    ]
    assert done.stdout.split("\n")[:-1] == here


def test_choosing_a_format_loads_no_renderer() -> None:
    script = (
        "import sys; from reports.renderers import format_of; format_of('x.html')\n"
        "print([name for name in ('jinja2', 'rich', 'xlsxwriter', 'tabulate') if name in sys.modules])"
    )
    root = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=os.environ | {"PYTHONPATH": str(root)},
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"


def test_the_tongue_around_is_left_as_it_was(small: Document) -> None:
    before = current()
    render(small, "json")
    assert current() == before


@pytest.mark.parametrize("name", FORMATS)
def test_a_document_with_nothing_in_it_is_drawn(name: str) -> None:
    bare = Document("burden", "空报告", "", "", "", "en", (Section("a", "空", ()),))
    assert render(bare, name)


@pytest.mark.parametrize("name", TEXT_FORMATS)
@pytest.mark.parametrize("which", ["small", "flow"])
def test_gold(name: str, which: str, same_as_gold: Callable[[str, bytes], None]) -> None:
    content = render(small_report("en") if which == "small" else flow_report(), name)
    if name == "html":
        content = re.sub(rb"(?s)(<style>|<script>).*?(?=</)", rb"\1", content)
        content = re.sub(rb"sha256-[A-Za-z0-9+/=]+", b"sha256-", content)
    same_as_gold(f"{which}{FORMATS[name].suffixes[0]}", content)
