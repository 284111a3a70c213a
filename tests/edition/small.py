"""A small project for tests: two sources, two facts, one page in two languages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

SOURCES = """\
- id: city-2020
  title: Съветът прие [плана]
  language: bg
  publisher:
    en: Sofia Municipality
    bg: Столична община
  group: municipality
  date: {from: '2020-06-11'}
  accessed: '2026-11'
  url: https://example.org/plan
- id: paper
  title: A paper on cities
  language: en
  publisher: The Paper
  group: media
  accessed: '2026-11'
  url: https://example.org/paper
"""
FACTS = """\
- id: fact-1
  topic: strategy-document
  statement: The council adopted the plan.
  as_of: {from: '2020-06-11'}
  sources: [city-2020, paper]
  confidence: primary
- id: fact-2
  topic: city-context
  statement: The city has one paper.
  as_of: {undated: true}
  sources: [paper]
  confidence: press
"""
ENGLISH = """\
---
description: What the council did.
facts: [fact-1]
---

# The plan {: #plan }

The council adopted it.[^city-2020]
"""
BULGARIAN = """\
---
description: Какво направи съветът.
facts: [fact-1]
---

# Планът {: #plan }

Съветът го прие.[^city-2020]
"""

Project = Callable[..., Path]
