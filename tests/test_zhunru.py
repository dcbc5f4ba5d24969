"""The door: help, exit codes, both tongues, and nothing loaded before it is needed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from registry import language
from zhunru import COMMANDS, cli

ROOT = Path(__file__).parents[1]


def zhunru(*arguments: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The program as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "zhunru", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "ZHUNRU_LANG": "en", **environment},
        capture_output=True,
        text=True,
        encoding=environment.get("PYTHONIOENCODING", "utf-8").split(":")[0],
        check=False,
    )


def tree(
    command: click.Command, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from tree(below, (*path, name))


ALL = list(tree(cli))


def test_help_loads_nothing_heavy(tmp_path: Path) -> None:
    program = (
        "import sys, zhunru\n"
        "code = zhunru.run(['--help'])\n"
        "heavy = {'rich', 'sqlite3', 'tabulate', 'jinja2', 'xlsxwriter', 'python_calamine', 'docx', 'tomllib'}\n"
        "print('loaded:', sorted(heavy & set(sys.modules)), code)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.splitlines()[-1] == "loaded: [] 0"


@pytest.mark.parametrize(
    ("path", "command"), ALL, ids=[" ".join(path) or "zhunru" for path, _command in ALL]
)
def test_every_help_ends_with_an_example_in_both_tongues(
    path: tuple[str, ...], command: click.Command
) -> None:
    for tongue in ("en", "zh"):
        language.use(tongue)
        context = command.context_class(
            command, info_name="zhunru " + " ".join(path), terminal_width=80
        )
        text = command.get_help(context)
        if not isinstance(command, click.Group) or not path:
            assert text.rstrip().splitlines()[-1].strip().startswith("zhunru"), text
        if tongue == "zh":
            assert "Example" not in text
            assert "Show this" not in text
            assert "Usage" not in text
    language.use("en")


def test_every_command_of_the_table_is_there() -> None:
    for name, (module, sentence) in COMMANDS.items():
        assert sentence.endswith((".", "…")), name
        assert module.split(".")[1] == "commands"


def test_a_bare_call_says_what_to_do_next(tmp_path: Path) -> None:
    before = zhunru(folder=tmp_path)
    assert before.returncode == 0
    assert "zhunru init" in before.stdout
    assert zhunru("init", "--place", "示例市", folder=tmp_path).returncode == 0
    after = zhunru(folder=tmp_path)
    assert "示例市" in after.stdout
    assert "zhunru import" in after.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("imprt", "x"), 2, "Nearest: import"),
        (("import",), 2, "PATHS"),
        (("journal", "list", "--limit", "0"), 2, "limit"),
        (("--nonsense",), 2, "nonsense"),
        (("journal", "list"), 1, "zhunru init"),
    ],
)
def test_mistakes_end_in_a_sentence(
    tmp_path: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    done = zhunru(*arguments, folder=tmp_path)
    assert done.returncode == code
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_chinese_and_english(tmp_path: Path) -> None:
    assert "Usage" in zhunru("--help", folder=tmp_path).stdout
    chinese = zhunru("--lang", "zh", "--help", folder=tmp_path).stdout
    assert "用法" in chinese
    assert "Usage" not in chinese
    assert (
        "用法" in zhunru("import", "--help", "--lang=zh", folder=tmp_path, ZHUNRU_LANG="zh").stdout
    )


@pytest.mark.parametrize("encoding", ["gbk", "gb18030"])
def test_old_consoles_do_not_crash(tmp_path: Path, encoding: str) -> None:
    environment = {"PYTHONIOENCODING": encoding, "ZHUNRU_LANG": "zh"}
    assert zhunru("init", "--place", "示例市", folder=tmp_path, **environment).returncode == 0
    for arguments in (
        ("report", "burden"),
        ("journal", "list"),
        ("--help",),
        ("import", "--help"),
        (),
    ):
        done = zhunru(*arguments, folder=tmp_path, **environment)
        assert done.returncode == 0, done.stderr
        assert done.stdout


def test_who_acts(tmp_path: Path) -> None:
    zhunru("--by", "张三", "init", "--place", "示例市", folder=tmp_path)
    (tmp_path / "zhunru.toml").write_text('by = "李四"\n', encoding="utf-8")
    (tmp_path / "部门.csv").write_text("部门名称,级别\n市民政局,市级\n", encoding="utf-8")
    zhunru("import", "部门.csv", folder=tmp_path)
    (tmp_path / "部门2.csv").write_text("部门名称,级别\n市公安局,市级\n", encoding="utf-8")
    zhunru("import", "部门2.csv", folder=tmp_path, ZHUNRU_BY="王五")
    listed = zhunru("journal", "list", "--format", "csv", folder=tmp_path).stdout
    assert [who in listed for who in ("张三", "李四", "王五")] == [True, True, True]
