"""What every command is made of: help in both tongues, lazily loaded groups, shared options.

Click measures help in characters; Chinese ones are two columns wide. :class:`Help` measures and breaks them as they
are printed.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

import click

from registry.language import N_, _, sentences

if TYPE_CHECKING:
    from registry.desk import Desk

F = TypeVar("F", bound=Callable[..., Any])

WIDE_FROM = 0x1100
"""Below this no character takes two columns."""


def width(text: str) -> int:
    """Columns that *text* takes on a terminal; East Asian wide characters take two."""
    if text.isascii():
        return len(text)
    return sum(2 if _is_wide(ord(char)) else 1 for char in text)


def _is_wide(code: int) -> bool:
    return (
        0x2E80 <= code <= 0xA4CF
        or 0xAC00 <= code <= 0xD7A3
        or 0xF900 <= code <= 0xFAFF
        or (
            0xFE30 <= code <= 0xFE6F
            or 0xFF00 <= code <= 0xFF60
            or 0xFFE0 <= code <= 0xFFE6
            or code >= 0x20000
            or code in _WIDE_MARKS
        )
    )


_WIDE_MARKS = frozenset(map(ord, "“”‘’…—·"))


def wrapped(text: str, columns: int) -> list[str]:
    """*text* broken into lines of at most *columns*: between words, or anywhere between Chinese characters."""
    lines, line, used = [], "", 0
    for piece in _pieces(text):
        size = width(piece)
        if used and used + size > columns:
            lines.append(line.rstrip())
            line, used = "", 0
        line += piece if line else piece.lstrip()
        used = width(line)
    return [*lines, line.rstrip()] if line.strip() else lines or [""]


_NOT_AT_LINE_START = frozenset("，。；：、）》〕」』”！？,.;:)")
_NOT_AT_LINE_END = frozenset("（《〔「『“(")


def _pieces(text: str) -> Iterator[str]:
    """Unbreakable pieces: words with the space before them, single Chinese characters with what may not follow a break."""
    piece = ""
    for char in text:
        breaks = char == " " or _is_wide(ord(char)) or (piece and _is_wide(ord(piece[-1])))
        keeps = char in _NOT_AT_LINE_START or (piece and piece[-1] in _NOT_AT_LINE_END)
        if breaks and piece and not keeps:
            yield piece
            piece = ""
        piece += char
    if piece:
        yield piece


class Help(click.HelpFormatter):
    """Help text whose columns line up in Chinese too."""

    def write_text(self, text: str) -> None:
        """A paragraph, broken at the width of the terminal."""
        room = max(self.width - self.current_indent, 20)
        for paragraph in text.split("\n\n"):
            body = " ".join(paragraph.split()) if not paragraph.startswith("\b") else paragraph
            lines = (
                body[1:].strip("\n").split("\n") if body.startswith("\b") else wrapped(body, room)
            )
            for line in lines:
                self.write(" " * self.current_indent + line + "\n")
            self.write("\n")

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Terms and what they mean, side by side."""
        rows = list(rows)
        first = min(max((width(term) for term, _text in rows), default=0), col_max) + col_spacing
        room = max(self.width - self.current_indent - first, 20)
        for term, text in rows:
            lines = wrapped(text, room) if text else [""]
            head = " " * self.current_indent + term
            if width(term) > first - col_spacing:
                self.write(head + "\n")
                head = " " * self.current_indent
            pad = self.current_indent + first - width(head)
            self.write((head + " " * pad + lines[0]).rstrip() + "\n")
            for line in lines[1:]:
                self.write(" " * (self.current_indent + first) + line + "\n")


class Context(click.Context):
    """A click context with our help formatter."""

    formatter_class = Help


class _Bilingual(click.Command):
    """A command whose help is said in the current tongue and ends with an example."""

    context_class = Context
    example: str = ""

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The help, then nothing else: the example comes last."""
        if self.help:
            formatter.write_paragraph()
            with formatter.indentation():
                formatter.write_text(_(self.help))

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The example."""
        if self.example:
            formatter.write_paragraph()
            with formatter.section(_("Example")):
                for line in self.example.splitlines():
                    formatter.write(" " * formatter.current_indent + line + "\n")

    def get_short_help_str(self, limit: int = 45) -> str:
        """The first sentence of the help, in the current tongue."""
        return _(self.short_help or self.help or "")

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """--help, explained in the current tongue."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _(N_("Show this help and exit."))
        return option


class Command(_Bilingual):
    """A command."""

    def __init__(self, *args: Any, example: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.example = example


class Group(_Bilingual, click.Group):
    """Commands under one noun."""

    command_class = Command

    def __init__(self, *args: Any, example: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.example = example

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands with their first sentence."""
        rows = [(name, self.sentence(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section(_("Commands")):
            formatter.write_dl(rows)

    def sentence(self, ctx: click.Context, name: str) -> str:
        """What the command does, in one sentence."""
        command = self.get_command(ctx, name)
        return command.get_short_help_str() if command else ""


class LazyGroup(Group):
    """Commands that are loaded only when called: *lazy* gives their module and one sentence.

    A module's command is called ``command``; where a module makes several, its name follows: ``module:name``.
    *verbs* gives the same for further verbs of a noun among them, from rooms that the noun's own does not know.
    """

    def __init__(
        self,
        *args: Any,
        lazy: dict[str, tuple[str, str]],
        verbs: dict[str, dict[str, tuple[str, str]]] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.lazy = lazy
        self.verbs = verbs or {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the table."""
        return list(self.lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, loaded now."""
        if cmd_name not in self.lazy:
            return None
        module, _colon, attribute = self.lazy[cmd_name][0].partition(":")
        command: click.Command = getattr(importlib.import_module(module), attribute or "command")
        if isinstance(command, LazyGroup):
            command.lazy = {**command.lazy, **self.verbs.get(cmd_name, {})}
        return command

    def sentence(self, ctx: click.Context, name: str) -> str:
        """Its sentence, without loading it."""
        return _(self.lazy[name][1])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command named first; a mistyped one is answered with those that look like it."""
        name = args[0] if args else ""
        if name and not name.startswith("-") and name not in self.lazy:
            from difflib import get_close_matches

            near = get_close_matches(name, self.lazy, n=3, cutoff=0.5)
            sentence = _("There is no command “{name}”.").format(name=name)
            if near:
                sentence = sentences(
                    sentence, _("Nearest: {names}.").format(names=_(", ").join(near))
                )
            ctx.fail(sentence)
        return super().resolve_command(ctx, args)


class Option(click.Option):
    """An option whose help is said in the current tongue."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The option's line of help."""
        plain = self.help
        self.help = _(plain) if plain else plain
        try:
            return super().get_help_record(ctx)
        finally:
            self.help = plain


def option(*names: str, help: str, **attributes: Any) -> Callable[[F], F]:
    """An option with help in both tongues; *help* is the English source text."""
    return click.option(*names, cls=Option, help=help, **attributes)


def command(name: str, help: str, *, example: str) -> Callable[[Callable[..., Any]], click.Command]:
    """A command; *help* is the English source text, *example* a line that can be typed."""
    return click.command(name, cls=Command, help=help, example=example)


def group(name: str, help: str, *, example: str = "") -> Callable[[Callable[..., Any]], Group]:
    """A noun with its verbs."""
    return click.group(name, cls=Group, help=help, example=example)


def dry_run(function: F) -> F:
    """--dry-run: the real work, taken back at the end."""
    return option(
        "--dry-run", is_flag=True, help=N_("Do the real work, show what it did, and take it back.")
    )(function)


def text_or_json(function: F) -> F:
    """--format of what is told in sentences: as text, or as JSON."""
    return option(
        "--format",
        "format_",
        type=click.Choice(["table", "json"]),
        default="table",
        help=N_("How to print; as text by default."),
    )(function)


def why(function: F) -> F:
    """--why: the reason, kept in the journal."""
    return option("--why", metavar="TEXT", help=N_("Why; kept in the journal."))(function)


def desk(function: Callable[..., Any]) -> Callable[..., Any]:
    """The function's first argument is the clerk's desk."""
    return click.pass_obj(function)


def current_desk() -> Desk:
    """The desk of the running command."""
    found: Desk = click.get_current_context().obj
    return found
