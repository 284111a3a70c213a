"""Numbers as the reader of a language writes them: 12,190 or 12 190, 3.5 or 3,5, 20% or 20 %."""

from __future__ import annotations

from edition.dates import NBSP

PERCENT = "%"
# Leva for one euro: fixed by the Council of the European Union for good.
RATE = 1.95583

_MARKS = {"en": (",", "."), "bg": (NBSP, ",")}
# Bulgarian leaves four digits together.
_GROUPED_FROM = {"en": 1000, "bg": 10000}


def number(value: float, language: str) -> str:
    """A number with the language's marks between thousands and before decimals."""
    whole, _, decimals = f"{value:.10f}".rstrip("0").rstrip(".").partition(".")
    thousands, point = _MARKS[language]
    if abs(value) >= _GROUPED_FROM[language]:
        whole = f"{int(whole):,}".replace(",", thousands)
    return f"{whole}{point}{decimals}" if decimals else whole


def counted(value: float, unit: str, language: str) -> str:
    """A number with its unit; `{}` in a unit says where the number stands, else it comes first."""
    text = number(value, language)
    if unit == PERCENT:
        return f"{text}%" if language == "en" else f"{text}{NBSP}%"
    if "{}" not in unit:
        return f"{text}{NBSP}{unit}" if unit else text
    return unit.replace("{} ", f"{{}}{NBSP}").replace(" {}", f"{NBSP}{{}}").replace("{}", text)


def in_euro(unit: str) -> str:
    """The unit of an amount in leva as one of an amount in euro."""
    return unit.replace("BGN", "EUR").replace("лв.", "евро")
