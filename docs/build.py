"""The parts of the documentation that come from the program: commands, sheets, findings, schema.

``python docs/build.py`` writes them; with ``--check`` nothing is written and it fails if one is not up to date.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from registry import language  # noqa: E402  (the path is set above)
from registry.findings import RULES  # noqa: E402
from registry.shape import digests  # noqa: E402
from registry.sheets import Column, kinds  # noqa: E402
from registry.store import migrations  # noqa: E402
from zhunru import cli  # noqa: E402

HEAD = "<!-- Made by docs/build.py from the program; do not edit. -->\n\n"

TYPES = {
    "text": "text",
    "name": "name",
    "code": "code",
    "document_number": "document number, such as 示民发〔2026〕15号",
    "count": "whole number; 约, 近, 余 are kept as “about”",
    "money": "money: 12000, 12,000元, 1.2万元",
    "minutes": "length of time: 90分钟, 1.5小时, 半天",
    "area": "square metres",
    "points": "score",
    "date": "date: 2026-03-01, 2026年3月1日, 2026.3",
    "year": "year",
    "month_day": "day of every year: 6月30日, 06-30, 年底",
    "shares": "who bears which part: 市1:区2.5, 县5:乡5",
    "frequency": "how often: 每月2次, 每季度, 每两年一次, or times a year",
    "choice": "one of",
    "flag": "是 or 否",
    "list": "words separated by 、",
    "aliases": "other names separated by 、",
    "duty": "code or name of a duty",
    "department": "department by code, name or alias",
    "community": "community by code, name or alias",
    "place": "city, district or street by code or name",
    "scope": "a community; or a street, a district, 全部",
    "holder": "department, place, community, treasury or supplier; others are kept with a warning",
    "burden_kind": "kind of burden by name",
}


def commands() -> str:
    """Every command with its help, in the order of the tree."""
    parts = [
        HEAD,
        "# Commands\n\nWhat `--help` says, in English; `--lang zh` says it in Chinese.\n",
        _matrix(),
    ]
    for path, command in _tree(cli, ["zhunru"]):
        context = command.context_class(
            command, info_name=" ".join(path), terminal_width=90, max_content_width=90
        )
        parts.append(f"\n## {' '.join(path)}\n\n```\n{command.get_help(context).strip()}\n```\n")
    return "".join(parts)


def _matrix() -> str:
    """Which command prints in which format."""
    rows = []
    formats: dict[str, None] = {}
    for path, command in _tree(cli, ["zhunru"]):
        for parameter in command.params:
            if parameter.name == "format_" and isinstance(parameter.type, click.Choice):
                drawn = [str(choice) for choice in parameter.type.choices]
                rows.append((" ".join(path[1:]), drawn))
                formats.update(dict.fromkeys(drawn))
    head = " | ".join(formats)
    lines = [
        "\n## Formats\n\n`report pack` writes a folder of docx, xlsx, html, json and, with --pdf, pdf.\n"
    ]
    lines.append(f"\n| command | {head} |\n|---|{'---|' * len(formats)}\n")
    for name, drawn in rows:
        marks = " | ".join("yes" if one in drawn else "–" for one in formats)
        lines.append(f"| `{name}` | {marks} |\n")
    return "".join(lines)


def _tree(command: click.Command, path: list[str]) -> Iterator[tuple[list[str], click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from _tree(below, [*path, name])


def sheets() -> str:
    """Every kind of spreadsheet with its columns."""
    parts = [
        HEAD,
        "# Sheets\n\nThe kinds of spreadsheet, each described in one file of `registry/sheets/`.\n",
        "Headers may stand in any order; every spelling listed is understood. A star marks what every row needs.\n",
    ]
    for kind in kinds().values():
        parts.append(f"\n## {kind.kind}: {kind.zh} ({kind.en})\n\n{kind.about_en}. ")
        parts.append(
            f"The same row in a later file is one with the same {', '.join(kind.key)}.\n\n"
        )
        parts.append(
            "| column | header | what may stand in it | other headers |\n|---|---|---|---|\n"
        )
        for column in kind.columns:
            star = " *" if column.required else ""
            others = "、".join(column.aliases)
            parts.append(
                f"| {column.name}{star} | {column.zh} / {column.en} | {_type(column)} | {others} |\n"
            )
    return "".join(parts)


def _type(column: Column) -> str:
    said = TYPES[column.type]
    return (
        said + ": " + "、".join(labels[0] for labels in column.choices.values())
        if column.choices
        else said
    )


def findings() -> str:
    """Every rule with its code."""
    for module in _ruling():
        import_module(module)
    vetting = [rule for _code, rule in sorted(RULES.items()) if rule.prose]
    others = [rule for _code, rule in sorted(RULES.items()) if not rule.prose]
    parts = [
        HEAD,
        "# Findings\n\nEvery check speaks in findings; their codes are stable. In JSON a finding is\n",
        "`{code, outcome, severity, where, message, source, evidence, remedy}`.\n\n",
        "## The checks of vetting\n\nWhich of them apply, and by which document, is settled by the [profile](profiles.md).\n\n",
        "| code | the rule | broken | the change that turns it | kept | cannot be told |\n|---|---|---|---|---|---|\n",
    ]
    for rule in vetting:
        texts = (rule.prose, rule.sentence, rule.remedy, rule.passes, rule.unknown)
        parts.append(_line(f"`{rule.code}`", *texts))
    parts.append("\n## Spreadsheets, catalogue and audit\n\n")
    parts.append(
        "| code | severity | what it says | what to do | source |\n|---|---|---|---|---|\n"
    )
    for rule in others:
        said = (rule.severity.value, rule.sentence, rule.remedy, rule.source)
        parts.append(_line(f"`{rule.code}`", *said))
    return "".join(parts)


def _line(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"


def _ruling() -> list[str]:
    """The modules that make rules."""
    paths = [
        path for room in ("registry", "catalog", "reports") for path in (ROOT / room).rglob("*.py")
    ]
    return sorted(
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for path in paths
        if " = rule(" in path.read_text(encoding="utf-8")
    )


def schema() -> str:
    """Every table and column with its comment, from the migrations."""
    found = r"CREATE TABLE (\w+) \(\s*-- (.*?)\n(.*?)\n\) STRICT;"
    tables = {
        match[1]: match
        for path in migrations()
        for match in re.finditer(found, path.read_text(encoding="utf-8"), re.DOTALL)
    }
    parts = [HEAD, "# The register's tables\n\nFrom the comments of `registry/schema/`.\n"]
    for name, match in tables.items():
        parts.append(f"\n## {name}\n\n{match[2]}.\n\n| column | what it is |\n|---|---|\n")
        for line in match[3].splitlines():
            column = re.match(r"\s+([a-z]\w*)\s.*?-- (.+)$", line)
            if column:
                parts.append(f"| {column[1]} | {column[2]} |\n".replace("||", "\\|\\|"))
    return "".join(parts)


def shapes() -> str:
    """What every version of the register looks like, one digest a line."""
    return "".join(f"{digest}\n" for digest in digests())


PAGES: dict[str, Callable[[], str]] = {
    "../registry/schema/digests.txt": shapes,
    "commands.md": commands,
    "sheets.md": sheets,
    "findings.md": findings,
    "schema.md": schema,
}


def main() -> int:
    """Writes or checks the pages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    language.use("en")
    stale = []
    for name, make in PAGES.items():
        path = ROOT / "docs" / name
        text = make()
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
            if not check:
                path.write_text(text, encoding="utf-8")
    print(
        f"{len(PAGES)} pages, {len(stale)} {'out of date: run make docs' if check else 'renewed'} {' '.join(stale)}".rstrip()
    )
    return 1 if check and stale else 0


if __name__ == "__main__":
    raise SystemExit(main())
