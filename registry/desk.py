"""The clerk's desk: what every command has at hand: the register, who acts, where to print."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from registry.findings import Finding, Severity
from registry.language import N_, _

REGISTER_NAME = "zhunru.db"
CONFIG_NAME = "zhunru.toml"
TONGUE_SAID = "zhunru.tongue"
"""Where the context keeps the tongue that --lang asked for: reports are Chinese unless it did."""


@dataclass
class Desk:
    """What the options before the command said; the register is opened when it is first asked for."""

    db: Path
    by: str | None = None
    debug: bool = False
    _opened: list[Any] = field(default_factory=list)

    @property
    def register(self) -> Any:
        """The register, open; closed when the command ends."""
        return self._register(as_found=False)

    @property
    def register_as_found(self) -> Any:
        """The same for commands that tell what another program changed: it is opened even where tables were."""
        return self._register(as_found=True)

    def _register(self, *, as_found: bool) -> Any:
        if not self._opened:
            from registry.store import Register

            self._opened.append(Register.open(self.db, as_found=as_found))
            self._opened[0].on_wait = self.waiting
            click.get_current_context().find_root().call_on_close(self._opened[0].close)
        return self._opened[0]

    def open(self) -> None:
        """The register is open, or it is said why not, in the clerk's own tongue."""
        self.register  # noqa: B018  (asked for so that it is opened)

    def act(self, action: str, why: str | None = None) -> Any:
        """The act of an entry: who, what, why."""
        from registry.journal import Act

        return Act(self.who(), action, why)

    def who(self) -> str:
        """Who acts: --by, ZHUNRU_BY, the configuration beside the register, else the name of the account."""
        name = self.by or os.environ.get("ZHUNRU_BY") or str(self.config().get("by", ""))
        if name:
            return name
        import getpass

        try:
            return getpass.getuser()
        except (KeyError, OSError):
            return _("unknown")

    def config(self) -> dict[str, Any]:
        """``zhunru.toml`` beside the register; empty if there is none."""
        path = self.db.parent / CONFIG_NAME
        if not path.is_file():
            return {}
        import tomllib

        from registry.errors import BadUsage

        try:
            return tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise BadUsage(
                _("{path} cannot be understood: {reason}").format(path=path, reason=error)
            ) from error

    def today(self) -> date:
        """The clerk's own day: the clock of this computer, asked nowhere else."""
        return datetime.now().astimezone().date()

    def say(self, text: str) -> None:
        """A message to the person, on stderr."""
        click.echo(text, err=True)

    def waiting(self) -> None:
        """Says that another process is writing."""
        self.say(_("Another zhunru is writing to {path}; waiting …").format(path=self.db))

    def progress(self, name: str, number: int, of: int) -> None:
        """On a terminal, the file being read."""
        if sys.stderr.isatty():
            text = f"[{number}/{of}] {name}"
            click.echo("\r\x1b[K" + text[:100], err=True, nl=False)
            if number == of:
                click.echo("\r\x1b[K", err=True, nl=False)


_MARKS = {
    Severity.ERROR: N_("[error]"),
    Severity.WARNING: N_("[warning]"),
    Severity.NOTE: N_("[note]"),
}


def finding_lines(finding: Finding) -> list[str]:
    """A finding as people read it: where, what, and what to do."""
    where = str(finding.where)
    lines = [f"{_(_MARKS[finding.severity])} {where + _(': ') if where else ''}{finding.message}"]
    if finding.remedy and finding.severity is not Severity.NOTE:
        lines.append(f"    → {finding.remedy}")
    return lines


def prepare_streams() -> None:
    """Consoles in GBK or ASCII print a replacement instead of failing; pipes and files get UTF-8 by default."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
