"""What ends a run with one sentence instead of findings: what is the matter, to be worded in the language of whoever is told."""

from __future__ import annotations


class Said:
    """A part of a sentence that is worded together with it: its key in `messages.ended`, and what fills its places."""

    __slots__ = ("key", "values")

    def __init__(self, key: str, /, **values: object) -> None:
        self.key = key
        self.values = values


class LineupError(Exception):
    """The program cannot do what it was asked for; the message is one sentence for whoever asked.

    As text it is in English.

    Attributes:
        key: which sentence of `messages.ended` it is.
        values: what fills the sentence's places: names and numbers, parts that are to be worded, or another error.
    """

    def __init__(self, key: str, /, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values

    def said(self, ui: str) -> str:
        """The sentence in one of the program's languages."""
        # Few runs end in this way, and who catches an error mostly asks for no words.
        from lineup.messages.ended import worded  # noqa: PLC0415

        return worded(self, ui)

    def __str__(self) -> str:
        return self.said("en")


def foreign(text: object) -> Said:
    """What the system, git or a library says, in English; it is put into the program's language as far as that is known."""
    return Said("foreign", text=str(text))
