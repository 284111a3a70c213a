"""Records for the small project: one of each kind, in the shape of the files in data/."""

from __future__ import annotations

ACTIVITIES = """\
- id: sandbox
  names: {en: "Sandbox | tests", bg: "Пясъчник"}
  kind: programme
  focus: ict-and-startups
  topic: sandbox
  owner: {en: "Sofia Municipality", bg: "Столична община"}
  start: {from: '2020', season: autumn}
  end: null
  status:
    is: started
    date: {from: '2020-06-11'}
    sources: [city-2020]
  remark: {en: "Part of the plan.", bg: "Част от плана."}
  questions: [dis-01, budget]
  facts: [fact-1]
  sources: [city-2020, paper]
- id: platform
  names: {en: "A platform", bg: "Платформа"}
  kind: service
  focus: transport
  topic: strategy
  owner: null
  start: null
  end: null
  status:
    is: not-known
    date: null
    sources: [paper]
  facts: [fact-2]
  sources: [paper]
"""
TIMELINE = """\
- id: late
  date: {from: '2020'}
  text: {en: "It ended.", bg: "Приключи."}
  topic: sandbox
  facts: [fact-2]
  sources: [paper]
- id: vote
  date: {from: '2020-06-11'}
  text: {en: "The council voted.", bg: "Съветът гласува."}
  topic: adoption
  questions: [dis-01]
  facts: [fact-1]
  sources: [city-2020]
- id: start
  date: {from: '2019', part: late}
  text: {en: "It began.", bg: "Започна."}
  topic: adoption
  facts: [fact-1]
  sources: [city-2020]
"""
INDICATORS = """\
- id: money
  topic: sandbox
  titles: {en: "Money", bg: "Средства"}
  unit: {en: "BGN {} million", bg: "{} млн. лв."}
  questions: [dis-01]
  values:
    - date: {from: '2021-03'}
      value: 3.5
      euro: 1.8
      qualifier: over
      label: {en: "in all", bg: "общо"}
      facts: [fact-1]
      sources: [city-2020]
- id: people
  topic: city
  titles: {en: "People", bg: "Хора"}
  unit: {en: "people", bg: "души"}
  values:
    - date: {from: '2021'}
      value: 12190
      facts: []
      sources: [paper]
    - date: {from: '2022'}
      value: 20
      unit: {en: "%", bg: "%"}
      qualifier: close-to
      facts: [fact-2]
      sources: [paper]
"""
TERMS = """\
- id: roadmap
  part_of_speech: noun
  en: {preferred: "roadmap", admitted: [], forbidden: []}
  bg: {preferred: "пътна карта", gender: f, admitted: ["план"], forbidden: ["роудмап", "карта"]}
  sources: [city-2020]
- id: council
  part_of_speech: proper noun
  context: {en: "of the city", bg: "на града"}
  en: {preferred: "Council", abbreviation: "C", admitted: ["Assembly"], forbidden: []}
  bg: {preferred: "„Съвет“", admitted: [], forbidden: []}
  own: true
"""
DISAGREEMENTS = """\
- id: dis-01
  subject: {en: "How many [cities]", bg: "Колко града"}
  values: {en: "One says 41, one 43.", bg: "Един казва 41, друг 43."}
  use: {en: "41.", bg: "41."}
  facts: [fact-1]
  sources: [city-2020, paper]
"""
QUESTIONS = """\
- id: budget
  title: {en: "Budget", bg: "Бюджет"}
  question: {en: "What it costs.", bg: "Колко струва."}
  facts: []
  sources: [paper]
"""
RECORDS: dict[str, str | None] = {
    "data/activities.yml": ACTIVITIES,
    "data/timeline.yml": TIMELINE,
    "data/indicators.yml": INDICATORS,
    "data/terms.yml": TERMS,
    "data/disagreements.yml": DISAGREEMENTS,
    "data/open-questions.yml": QUESTIONS,
}
