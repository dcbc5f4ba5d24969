"""What a place states as a whole goes before what its parts state."""

from __future__ import annotations

from registry.funding.holders import Holder
from registry.names import Directory
from registry.stating import outermost, places_around, stated_by
from registry.store import Register
from tests.office import Office

PINE, PEACE = Holder("community", "QS0101"), Holder("community", "LS0101")
STREET, DISTRICT = Holder("place", "QSJ"), Holder("place", "QS")


def test_a_part_is_left_out_where_a_place_around_it_states_the_same(office: Office) -> None:
    with Register.open(office.db) as register:
        names = Directory(register)
    city = Holder("place", names.city or "")
    assert places_around(PINE, names) == ["QSJ", "QS", city.code]
    assert places_around(STREET, names) == ["QS", city.code]
    assert outermost([PINE, PEACE], names) == [PINE, PEACE]
    assert outermost([PINE, PEACE, STREET], names) == [PEACE, STREET]
    assert outermost([STREET, DISTRICT, PEACE], names) == [DISTRICT, PEACE]
    assert outermost([PINE, city, DISTRICT], names) == [city]


def test_who_states_a_row(office: Office) -> None:
    with Register.open(office.db) as register:
        names = Directory(register)
    assert stated_by({"community": "QS0101", "place": None}, names) == PINE
    assert stated_by({"community": None, "place": "QS"}, names) == DISTRICT
