"""The account of a small city: what is imported, and the book that it makes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from registry.funding.account import Account
from registry.funding.book import Book
from registry.store import Register
from tests.office import Office

PAYMENTS = "拨付日期,拨付单位,接收单位,金额,事项,文号,所属年度,拨付方式,代管单位\n"

Open = Callable[..., Book]


@pytest.fixture
def open_book(office: Office) -> Iterator[Open]:
    """Opens the book of the office's register, as it stands then."""
    opened: list[Register] = []

    def book(as_of: str = "2026-12-31", known: int = 2**62) -> Book:
        opened.append(Register.open(office.db))
        return Book.open(opened[-1], as_of, known)

    yield book
    for register in opened:
        register.close()


@pytest.fixture
def pay(office: Office) -> Callable[[str], None]:
    """Imports payments, given as lines of CSV."""

    def paid(lines: str, name: str = "拨付.csv") -> None:
        ran = office.import_text(name, PAYMENTS + lines)
        assert ran.code == 0, ran.out

    return paid


def account(book: Book, duty: str | None, year: int = 2026) -> Account:
    """The account of a duty and year."""
    return book.accounts[duty, year]
