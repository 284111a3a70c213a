"""Records: fields are given by name, defaults fill in what is left out, and nothing changes afterwards."""

from __future__ import annotations

import pickle

import pytest

from lineup.record import Record


class Sign(Record):
    """A record with a field that must be given and one that need not."""

    name: str
    place: str = "behind"


def test_what_is_left_out_has_its_default() -> None:
    sign = Sign(name="percent")
    assert (sign.name, sign.place) == ("percent", "behind")


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"name": "percent", "plaec": "before"}, "Sign has no field plaec"),
        ({"place": "before"}, "Sign needs a value for name"),
        ({}, "Sign needs a value for name"),
    ],
)
def test_wrong_fields_are_told(fields: dict[str, str], message: str) -> None:
    with pytest.raises(TypeError) as told:
        Sign(**fields)
    assert str(told.value) == message


def test_it_does_not_change() -> None:
    sign = Sign(name="percent")
    with pytest.raises(AttributeError) as told:
        sign.place = "before"  # type: ignore[misc]
    assert str(told.value) == "Sign.place does not change"
    assert sign.place == "behind"


def test_another_with_some_fields_replaced_leaves_the_first_as_it_is() -> None:
    sign = Sign(name="percent")
    other = sign.but(place="before")
    assert (other.name, other.place, sign.place) == ("percent", "before", "behind")
    with pytest.raises(TypeError) as told:
        sign.but(plaec="before")
    assert str(told.value) == "Sign has no field plaec"


def test_another_process_gets_the_same_fields() -> None:
    copy = pickle.loads(pickle.dumps(Sign(name="percent", place="before")))  # noqa: S301 - its own
    assert (copy.name, copy.place) == ("percent", "before")
