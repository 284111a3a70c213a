"""How much an edit matters: errors of typing and grammar little, what they may hide much."""

from __future__ import annotations

import pytest

from lineup.freshness.changes import weighed


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("You can not use the portal.", "You cannot use the portal."),
        ("You dont need a card.", "You don't need a card."),
        ("We don't recommend that.", "We do not recommend that."),
        ("You won't need a card.", "You will not need a card."),
        ("It should of course be used. It can be use for all.", "It should of course be used. It can be used for all."),
        ("The user log in here.", "The user logs in here."),
        ("Go to to the office.", "Go to the office."),
        ("You should to use it.", "You should use it."),
        ("In order run it, ask.", "In order to run it, ask."),
        ("The forms is new.", "The forms are new."),
        ("This forms are new.", "These forms are new."),
        ("A object of the city.", "An object of the city."),
        ("Recieve the letter by post.", "Receive the letter by post."),
        ("Each citizen msut pay.", "Each citizen must pay."),
    ],
)
def test_errors_that_are_mended_weigh_little(old: str, new: str) -> None:
    assert weighed(old, new, "en") == ("low", ("spelling",))
    assert weighed(new, old, "en") == ("low", ("spelling",))


@pytest.mark.parametrize(
    ("old", "new", "reasons"),
    [
        ("You can use the portal.", "You can't use the portal.", ("negation", "strength", "wording")),
        ("You do need a card.", "You don't need a card.", ("negation", "wording")),
        ("You will need a card.", "You won't need a card.", ("negation", "wording")),
        ("Citizens may pay by card.", "Citizens must pay by card.", ("strength", "wording")),
        ("It is possible to pay.", "It is impossible to pay.", ("negation", "strength", "wording")),
        ("The forms were new.", "The forms are new.", ("wording",)),
        ("Pay to the city.", "Pay for the city.", ("wording",)),
    ],
)
def test_what_looks_like_one_and_changes_what_is_said(old: str, new: str, reasons: tuple[str, ...]) -> None:
    found = weighed(old, new, "en")
    assert found.reasons == reasons
    assert found.weight == ("medium" if reasons == ("wording",) else "high")
