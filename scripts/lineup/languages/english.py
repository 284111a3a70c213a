"""English: numbers, dates, money, negation, normative words."""

from __future__ import annotations

import re

from lineup.languages.base import Language

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty"
).split()
_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
    "seventeenth eighteenth nineteenth twentieth"
).split()
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_COUNTING = (
    {word: float(value) for value, word in enumerate(_ORDINALS)}
    | {word.removesuffix("y") + "ieth": float(value) for word, value in _TENS.items()}
    | {"hundredth": 100.0, "thousandth": 1000.0}
    | {"half": 0.5, "quarter": 0.25, "both": 2.0, "once": 1.0, "twice": 2.0, "double": 2.0, "triple": 3.0, "single": 1.0, "pair": 2.0,
       "couple": 2.0}
)  # fmt: skip

ENGLISH = Language(
    code="en",
    decimal=".",
    months={name: number for number, name in enumerate(_MONTHS, 1)}
    | {name[:3]: number for number, name in enumerate(_MONTHS, 1) if name != "May"}
    | {"Sept": 9},
    numbers={word: float(value) for value, word in enumerate(_SMALL)}
    | {word: float(value) for word, value in _TENS.items()}
    | {"hundred": 100.0, "dozen": 12.0}
    | _COUNTING,
    ordinals=frozenset(_COUNTING),
    joined="and",
    magnitudes={
        "thousand": 1e3, "thousands": 1e3, "million": 1e6, "millions": 1e6, "billion": 1e9, "billions": 1e9, "trillion": 1e12,
        "k": 1e3, "K": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "M": 1e6, "bn": 1e9, "B": 1e9,
    },
    currencies={
        "€": "EUR", "EUR": "EUR", "euro": "EUR", "euros": "EUR", "$": "USD", "US$": "USD", "USD": "USD", "dollar": "USD",
        "dollars": "USD", "£": "GBP", "GBP": "GBP", "pound": "GBP", "pounds": "GBP", "BGN": "BGN", "lev": "BGN", "leva": "BGN",
        "levs": "BGN",
    },
    units={
        "km": "km", "kilometre": "km", "kilometres": "km", "kilometer": "km", "kilometers": "km", "m": "m", "metre": "m",
        "metres": "m", "meter": "m", "meters": "m", "cm": "cm", "mm": "mm", "kg": "kg", "g": "g", "t": "t", "tonnes": "t",
        "tons": "t", "GB": "GB", "MB": "MB", "KB": "KB", "kB": "KB", "TB": "TB", "ms": "ms", "s": "s", "second": "s",
        "seconds": "s", "minute": "min", "minutes": "min", "min": "min", "hour": "h", "hours": "h", "day": "d", "days": "d",
        "week": "w", "weeks": "w", "month": "mo", "months": "mo", "year": "y", "years": "y", "km²": "km²", "m²": "m²",
        "MHz": "MHz", "GHz": "GHz", "kWh": "kWh", "MW": "MW", "px": "px",
    },
    percent=("%", "per cent", "percent", "pct"),
    negations=re.compile(
        r"(?<![\w-])(?:not|n[’']t|cannot|never|neither|nor|none|nobody|nothing|nowhere|no|without)(?![\w-])|n[’']t(?!\w)", re.IGNORECASE
    ),
    exempt_negations=re.compile(
        r"\bnot (?:only|just|merely|simply|to mention|least)\b|\bno (?:matter|doubt|wonder|problem)\b|\bwhether or not\b|\bwhy not\b"
        r"|\b[Nn]o\.?(?=\s\d)|\bcannot but\b|\bcan(?:no|['’])t help\b|\bnothing but\b|\bnot until\b|\bno later than\b|\bnot(?= (?:un|in|im)\w+)",
        re.IGNORECASE,
    ),
    norms=(
        ("must-not", r"\b(?:must|shall|can) not\b|\bcannot\b|\bmustn[’']t\b|\bcan[’']t\b|\b(?:is|are) (?:prohibited|forbidden)\b|\bnot (?:allowed|permitted)\b"),
        ("should-not", r"\b(?:should|ought) not\b|\bshouldn[’']t\b|\bnot recommended\b"),
        ("must", r"\b(?:must|shall)\b|\b(?:have|has|had) to\b|\b(?:is|are|was|were|be) (?:required|obliged|mandatory|obligatory)\b|\bneeds? to\b|\brequired\b|\bmandatory\b"),
        ("should", r"\b(?:should|ought to)\b|\brecommended\b|\badvisable\b"),
        ("may", r"(?-i:\bmay\b)|\b(?:might|can|could)\b|\boptional(?:ly)?\b|\b(?:is|are|be) (?:allowed|permitted|able)\b"),
    ),
    common=frozenset(
        "the a an and or of to in is are was were be been this that these those it its for with on at by from as not you your "
        "we our they their he she his her which who what when where how if then than but so can will would should may must "
        "have has had do does did into about more most some any all each other there here also only very just over under".split()
    ),
    letters="abcdefghijklmnopqrstuvwxyz",
    quotes=("“”", "‘’"),
    day_first=False,
)  # fmt: skip
