"""The one tree of errors: each takes the facts and makes the sentence, and knows its exit code.

Bad data is not an error but a :class:`registry.findings.Finding`. An error is a situation in which the command
cannot go on. It is caught once, at the door.
"""

from __future__ import annotations

import errno

from registry.language import N_, _, sentences

_REASONS = {
    errno.ENOENT: N_("there is nothing of that name"),
    errno.EACCES: N_("there is no right to do so"),
    errno.EPERM: N_("there is no right to do so"),
    errno.EROFS: N_("the disk is read-only"),
    errno.ENOSPC: N_("the disk is full"),
    errno.EFBIG: N_("the disk is full, or the file larger than allowed"),
    errno.EISDIR: N_("it is a folder"),
    errno.ENOTDIR: N_("a part of the path is no folder"),
    errno.EEXIST: N_("it exists already"),
    errno.EBUSY: N_("another program holds it open"),
    errno.ETXTBSY: N_("another program holds it open"),
    errno.ENAMETOOLONG: N_("its name is too long"),
    errno.EIO: N_("the disk reports an error"),
}


def reason_of(error: OSError) -> str:
    """Why the system refused, in the current tongue; in its own words where we have none."""
    known = _REASONS.get(error.errno or 0)
    return _(known) if known else error.strerror or str(error)


class ZhunruError(Exception):
    """Something stands in the way; the sentence says what, where, and what to do."""

    exit_code = 1


class NoRegister(ZhunruError):
    """There is no register file where one was looked for."""

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(
            _("There is no register at {path}. Make one with: zhunru init --place NAME").format(
                path=path
            )
        )


class RegisterExists(ZhunruError):
    """A register would be written over another."""

    def __init__(self, path: str) -> None:
        super().__init__(
            _(
                "{path} exists already; nothing was changed. Use it, or name another file with --db."
            ).format(path=path)
        )


class FileUnreadable(ZhunruError):
    """A file or folder that was named cannot be read."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(_("{path} cannot be read: {reason}").format(path=path, reason=reason))


class FileUnwritable(ZhunruError):
    """A file cannot be written; nothing half-written is left behind."""

    def __init__(self, path: str, reason: str) -> None:
        self.reason = reason
        super().__init__(
            _("{path} cannot be written: {reason}. Nothing was left half-written.").format(
                path=path, reason=reason
            )
        )


class UnknownName(ZhunruError):
    """A name on the command line is not in the register."""

    def __init__(self, what: str, name: str, nearest: list[str]) -> None:
        sentence = _("No {what} is called “{name}”.").format(what=what, name=name)
        if nearest:
            near = _("Nearest: {names}.").format(names=_(", ").join(nearest))
            sentence = sentences(sentence, near)
        super().__init__(sentence)


class AmbiguousName(ZhunruError):
    """A name on the command line may mean several things."""

    def __init__(self, what: str, name: str, candidates: list[str]) -> None:
        super().__init__(
            _(
                "Several are called “{name}” ({what}): {names}. Say which, by its full name or code."
            ).format(name=name, what=what, names=_(", ").join(candidates))
        )


class NameTaken(ZhunruError):
    """A name that was to become another name is the full name of something."""

    def __init__(self, what: str, name: str) -> None:
        super().__init__(
            _("“{name}” is itself the name of a {what}; it cannot mean another.").format(
                name=name, what=what
            )
        )


class BurdenElsewhere(ZhunruError):
    """A burden is not recorded where it was to end."""

    def __init__(self, name: str, place: str, places: list[str]) -> None:
        names = _(", ").join(places[:10]) + (" …" if len(places) > 10 else "")
        super().__init__(
            _("“{name}” is not recorded for {place} alone, but for: {places}.").format(
                name=name, place=place, places=names
            )
        )


class EndsTooEarly(ZhunruError):
    """A burden would end before it began."""

    def __init__(self, name: str, day: str, begin: str) -> None:
        super().__init__(
            _("“{name}” began on {begin}; it cannot end on {day}.").format(
                name=name, begin=begin, day=day
            )
        )


class UndoRefused(ZhunruError):
    """An entry cannot be undone because something stands on it."""

    def __init__(self, entry: int, reason: str) -> None:
        super().__init__(
            _("Entry {entry} was not undone: {reason}").format(entry=entry, reason=reason)
        )


class NoSuchEntry(ZhunruError):
    """An entry number that the journal does not hold."""

    def __init__(self, entry: int) -> None:
        super().__init__(
            _("The journal holds no entry {entry}. See: zhunru journal list").format(entry=entry)
        )


class BadUsage(ZhunruError):
    """The command was called with something it cannot take."""

    exit_code = 2


class CheckSaidNo(ZhunruError):
    """A check ran and found something; the message says what."""

    exit_code = 3


class InputRejected(ZhunruError):
    """Some input was not taken in; the findings say why."""

    exit_code = 4


class RegisterUnusable(ZhunruError):
    """The register file cannot be worked with as it is."""

    exit_code = 5


class RegisterLocked(RegisterUnusable):
    """Another process is writing."""

    def __init__(self, path: str) -> None:
        super().__init__(
            _(
                "{path} is in use by another zhunru. Nothing was changed; wait until it is done and try again."
            ).format(path=path)
        )


class RegisterNewer(RegisterUnusable):
    """The register was written by a newer version of the program."""

    def __init__(self, path: str, found: int, known: int) -> None:
        super().__init__(
            _(
                "{path} was made by a newer zhunru (schema {found}; this one knows {known}). "
                "Nothing was changed; install the newer version."
            ).format(path=path, found=found, known=known)
        )


class NotARegister(RegisterUnusable):
    """The file is something else, or damaged."""

    def __init__(self, path: str, reason: str) -> None:
        self.path = path
        super().__init__(
            _("{path} is not a usable register: {reason}. Nothing was written to it.").format(
                path=path, reason=reason
            )
        )
