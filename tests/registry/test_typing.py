"""One thing alone is typed: push add, fund pay, work add, burden add; what is missing is asked for on a terminal."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from collections.abc import Sequence

import pytest

from tests.office import Office, Ran

PUSH = (
    "push",
    "add",
    "--date",
    "2026-03-01",
    "--department",
    "民政",
    "--community",
    "青松",
    "--duty",
    "养老服务摸底",
)


def test_a_push_down(office: Office) -> None:
    ran = office.zhunru(
        "--by",
        "王芳",
        *PUSH,
        "--channel",
        "微信群",
        "--volume",
        "约120",
        "--promised",
        "1.2万",
        "--why",
        "电话通知",
    )
    assert (ran.code, ran.out, ran.err) == (0, "Recorded as entry 8.\n", "")
    columns = (
        "date",
        "department",
        "community",
        "duty",
        "channel",
        "volume",
        "volume_mark",
        "promised",
        "sheet_id",
        "row",
    )
    assert office.live("pushdown", *columns) == [
        ("2026-03-01", "MZ", "QS0101", "养老服务摸底", "chat", 120, "about", 1_200_000, None, None)
    ]
    assert office.query("SELECT by, action, why FROM entry WHERE id = 8") == [
        ("王芳", "push add", "电话通知")
    ]


def test_a_payment(office: Office) -> None:
    ran = office.zhunru(
        "fund",
        "pay",
        "--date",
        "2026年4月15日",
        "--payer",
        "市民政局",
        "--receiver",
        "青松社区",
        "--amount",
        "1.2万元",
        "--document-number",
        "示民发〔2026〕15号",
    )
    assert ran.code == 0, ran.err
    assert office.live("payment", "date", "payer", "receiver", "receiver_kind", "amount") == [
        ("2026-04-15", "MZ", "QS0101", "community", 1_200_000)
    ]


def test_work(office: Office) -> None:
    ran = office.zhunru(
        "work",
        "add",
        "--date",
        "2026-03",
        "--community",
        "青松社区",
        "--duty",
        "摸底",
        "--pieces",
        "36",
        "--minutes",
        "9小时",
    )
    assert ran.code == 0, ran.err
    assert office.live("work", "date", "pieces", "minutes") == [("2026-03", 36, 540)]


def test_burdens_of_every_kind_have_a_verb(office: Office) -> None:
    assert (
        office.zhunru(
            "burden",
            "add",
            "signboard",
            "--community",
            "全部",
            "--name",
            "维权岗",
            "--variant",
            "对外",
        ).code
        == 0
    )
    assert office.zhunru("burden", "add", "ledger", "--name", "安全台账").code == 0
    assert office.live("burden", "kind", "name", "place", "variant") == [
        ("signboard", "维权岗", "示例市", "outside"),
        ("ledger", "安全台账", "示例市", None),
    ]


def test_what_is_known_already_writes_no_entry(office: Office) -> None:
    add = ("burden", "add", "signboard", "--community", "青松", "--name", "维权岗")
    assert office.zhunru(*add).code == 0
    ran = office.zhunru(*add)
    assert (ran.code, ran.out) == (0, "The register holds this already; nothing was added.\n")
    assert office.last_entry == 8


def test_the_same_event_typed_twice_happened_twice(office: Office) -> None:
    assert office.zhunru(*PUSH).code == 0
    second = office.zhunru(*PUSH)
    assert second.code == 0
    assert (
        "[warning] The row is the same as row of entry 8 and has no document number; both were kept."
        in second.err
    )
    assert office.zhunru(*PUSH).code == 0
    assert len(office.live("pushdown", "id")) == 3
    assert len({key for (key,) in office.live("pushdown", "key")}) == 3
    numbered = (*PUSH, "--document-number", "示民发〔2026〕15号")
    assert office.zhunru(*numbered).code == 0
    assert office.zhunru(*numbered).out == "The register holds this already; nothing was added.\n"


def test_on_trial(office: Office) -> None:
    before = office.db.read_bytes()
    ran = office.zhunru(*PUSH, "--dry-run")
    assert (ran.code, ran.out) == (0, "Would be recorded as entry 8; nothing was written.\n")
    assert office.db.read_bytes() == before


def test_what_is_missing_is_named(office: Office) -> None:
    ran = office.zhunru("push", "add", "--date", "2026-03-01", "--duty", "摸底")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "Say as well: --department (Department), --community (Community).\n"


@pytest.mark.parametrize(
    ("option", "value", "says"),
    [
        ("--date", "三月底", "Date: “三月底” is no date. Write it as 2026-03-01 or 2026年3月1日."),
        (
            "--department",
            "市民正局",
            "Department: No department is called “市民正局”. Nearest: 市民政局",
        ),
        (
            "--community",
            "和平社区",
            "Community: “和平社区” may be: 碧山区和平社区, 绿水区和平社区.",
        ),
        ("--duty", "找13912345678", "Duty: The cell holds a mobile number."),
    ],
)
def test_what_cannot_be_accepted_is_told_with_its_option(
    office: Office, option: str, value: str, says: str
) -> None:
    arguments = list(PUSH)
    arguments[arguments.index(option) + 1] = value
    ran = office.zhunru(*arguments)
    assert (ran.code, ran.out) == (4, "")
    assert says in ran.err
    assert office.last_entry == 7


def test_what_reads_as_a_total_is_no_fact(office: Office) -> None:
    ran = office.zhunru("burden", "add", "ledger", "--name", "合计")
    assert ran.code == 4
    assert ran.err == "This reads as a note or a total, not as a fact; nothing was recorded.\n"


def test_a_warning_does_not_keep_it_out(office: Office) -> None:
    ran = office.zhunru(
        "fund",
        "pay",
        "--date",
        "2026-04-15",
        "--payer",
        "慈善总会",
        "--receiver",
        "青松社区",
        "--amount",
        "500",
    )
    assert ran.code == 0
    assert "[warning]" in ran.err
    assert office.live("payment", "payer", "payer_kind") == [("慈善总会", "other")]


CONTROL_D = "\x04"
"""Ends the input of a terminal."""


def on_a_terminal(office: Office, arguments: Sequence[str], answers: Sequence[str]) -> Ran:
    """The command ran on a terminal, where each question was answered in turn."""
    import pty

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        office.command(*arguments),
        cwd=office.folder,
        env=office.environment(TERM="dumb"),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        close_fds=True,
    )
    os.close(theirs)
    said, waiting = b"", list(answers)
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        if not select.select([ours], [], [], 0.1)[0]:
            if process.poll() is not None:
                break
            continue
        try:
            piece = os.read(ours, 4096)
        except OSError:
            break
        if not piece:
            break
        said += piece
        if said.endswith(b": ") and waiting:
            answer = waiting.pop(0)
            os.write(ours, answer.encode() if answer == CONTROL_D else f"{answer}\n".encode())
    os.close(ours)
    return Ran(process.wait(timeout=10), said.decode("utf-8").replace("\r", ""), "")


@pytest.mark.skipif(sys.platform == "win32", reason="terminals of Unix")
class TestOnATerminal:
    """What is missing is asked for, with an example or the choices."""

    def test_what_was_not_given_is_asked_for(self, office: Office) -> None:
        ran = on_a_terminal(
            office,
            ("push", "add", "--date", "2026-03-01", "--channel", "会议"),
            ["民政", "青松", "走访"],
        )
        assert ran.code == 0, ran.out
        assert "Department (for example 市民政局): " in ran.out
        assert "Recorded as entry 8." in ran.out
        assert office.live("pushdown", "department", "community", "duty", "channel") == [
            ("MZ", "QS0101", "走访", "meeting")
        ]

    def test_everything_is_asked_for_where_nothing_was_given(self, office: Office) -> None:
        answers = ["2026-03", "青松", "走访", "", "2小时"]
        ran = on_a_terminal(office, ("work", "add"), answers)
        assert ran.code == 0, ran.out
        assert office.live("work", "date", "pieces", "minutes") == [("2026-03", None, 120)]

    def test_choices_are_shown(self, office: Office) -> None:
        ran = on_a_terminal(
            office, ("burden", "add", "signboard"), ["青松", "维权岗", "", "", "对外", *[""] * 9]
        )
        assert ran.code == 0, ran.out
        assert "Position (对外/对内/上墙): " in ran.out
        assert office.live("burden", "name", "variant") == [("维权岗", "outside")]

    def test_leaving_half_way_records_nothing(self, office: Office) -> None:
        ran = on_a_terminal(office, ("push", "add"), ["2026-03-01", CONTROL_D])
        assert ran.code == 1
        assert "Stopped" in ran.out
        assert office.last_entry == 7
