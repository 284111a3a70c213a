"""Letters of two alphabets that look the same in print."""

from __future__ import annotations

TO_ROMAN = str.maketrans("ХІСМ", "XICM")
"""Cyrillic letters that are written for Roman numerals."""
