"""Records: fields are given by name, defaults fill in what is left out, and nothing changes afterwards."""

from __future__ import annotations

import pickle
import subprocess
import sys

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


_STARTED = """
import sys, typing
import lineup.commands.check, lineup.report.json
for name, module in sorted(sys.modules.items()):
    for one in vars(module).values() if name.startswith("lineup") else ():
        if isinstance(one, type) and issubclass(one, tuple) and one.__module__ == name:
            if any(isinstance(field, typing.ForwardRef) for field in one.__annotations__.values()):
                print(name, one.__name__)
"""


def test_a_start_compiles_no_types_of_fields() -> None:
    """A type that is a text (`from __future__ import annotations`) is compiled for each field of a NamedTuple at every start."""
    said = subprocess.run([sys.executable, "-c", _STARTED], capture_output=True, text=True, check=True)
    assert said.stdout == ""
