"""What the pages and records of this edition promise: facts, sources, years, both languages, Bulgarian forms."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from tests.edition.content import PAGES, Text, dataset, prepared, texts
from tests.edition.small import ROOT

from edition import facts, usage
from edition.cli import run
from edition.dataset import load
from edition.dates import LANGUAGES
from edition.faults import FaultsError
from edition.tables import WEAK
from lineup import cli as lineup

EVERY_PAGE = [(language, name) for language in LANGUAGES for name in PAGES[language]]
every_page = pytest.mark.parametrize(("language", "name"), EVERY_PAGE)
# What the plan of the site promises; an index or another page of service may come on top.
PROMISED = {
    *("index.md", "summary.md", "figures.md", "glossary.md", "sources.md", "open-questions.md"),
    *(
        f"strategy/{name}.md"
        for name in ("mission", "assessment", "organisation", "roadmap", "stakeholders", "document")
    ),
    *(
        f"strategy/focus-areas/{name}.md"
        for name in ("index", "e-government", "utilities", "transport", "ict-and-startups")
    ),
    *(f"background/{name}.md" for name in ("digital-cities-challenge", "method", "conference-2019")),
    *(
        f"implementation/{name}.md"
        for name in ("timeline", "adoption", "action-plan", "governance", "activities", "sandbox")
    ),
    *(f"implementation/{name}.md" for name in ("e-services", "open-data", "digital-twin", "startup-accelerator")),
    *(f"implementation/{name}.md" for name in ("intelligent-cities", "digital-rights", "today")),
    *(f"about/{name}.md" for name in ("edition", "contribute", "translate", "accessibility", "privacy", "changelog")),
}
WANTED = 220
# Sorted by the words of its own language, so that its rows do not stand side by side.
SORTED = {"a-z.md", "glossary.md", "sources.md"}
FIGURE = {
    "en": re.compile(r"\d%|BGN|EUR|\b[mb]illion\b"),
    "bg": re.compile(r"\d\s?%|\bлв\.|\bлева\b|\bевро\b|\bмл(?:н|рд)\."),
}
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
HEDGE = {
    "en": re.compile(r"(?i)\bsingle\b|\bweak|one source alone|only the note|\binference\b|not seen"),
    "bg": re.compile(r"(?i)единствен|\bслаб|само (?:един|едно)|\bизвод\b|не сме видели"),
}


@pytest.fixture(scope="module")
def uses() -> list[usage.Use]:
    return usage.uses(ROOT, dataset())


# Pages


def test_every_path_exists_in_both_languages() -> None:
    assert PAGES["en"] == PAGES["bg"]
    assert len(PROMISED) == 39
    assert PROMISED - set(PAGES["en"]) == set()


def test_the_navigation_names_every_page() -> None:
    named = re.findall(r"^ +- (?:Home: )?([\w/-]+\.md)$", (ROOT / "mkdocs.yml").read_text("utf-8"), re.MULTILINE)
    assert sorted(named) == sorted(set(PAGES["en"]))


@every_page
def test_every_page_describes_itself_in_one_sentence(language: str, name: str) -> None:
    first = next(texts(language, name))
    assert first.kind == "description"
    assert 40 <= len(first.words) <= 160
    assert re.fullmatch(r"[^.!?]+\.", re.sub(r"\bг\.(?!$)", "г", first.words))


def found(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    """What `lineup check` says, a line for each finding."""
    assert lineup.run(["check", "--format", "json", *arguments]) < 2
    return [
        " ".join(str(finding[key]) for key in ("rule", "severity", "source", "target", "message"))
        for finding in json.loads(capsys.readouterr().out)["findings"]
    ]


def test_the_two_languages_say_the_same(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    # Of terms a note says only that a common word may be one, of pages that they wait for a reviewer; of everything else
    # not even a note is left.
    assert [finding for finding in found(capsys) if not finding.startswith(("LU510 note ", "LU704 note "))] == []


def test_what_the_records_put_on_the_pages_says_the_same_in_both_languages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for language, name in EVERY_PAGE:
        if name not in SORTED:
            file = tmp_path / language / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(re.sub(r"\[\^[\w-]+\]", "", prepared(language, name)), "utf-8")
    folders = ["--source", str(tmp_path / "en"), "--target", str(tmp_path / "bg"), "--languages", "en,bg"]
    assert found(capsys, *folders, "--select", "values,script,typography,address-mixed") == []


# Facts and their sources


def test_enough_of_the_facts_are_used(uses: list[usage.Use]) -> None:
    assert usage.totals(uses)["on pages"] >= WANTED


def test_every_unused_fact_has_its_reason(uses: list[usage.Use]) -> None:
    assert [str(fault) for fault in usage.faults(uses, dataset())] == []


def test_every_statement_and_every_fact_has_a_source_on_its_page() -> None:
    assert [str(fault) for fault in facts.check(ROOT, dataset())] == []


def test_the_command_lists_every_weak_fact_with_its_pages(
    uses: list[usage.Use], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    assert run(["facts"]) == 0
    listed = capsys.readouterr().out.partition("From a single weak source:\n")[2].partition("\n\n")[0]
    weak = {use.fact: use for use in uses if use.confidence == WEAK}
    assert weak
    assert [line.split()[0] for line in listed.splitlines()] == list(weak)
    for line in listed.splitlines():
        assert all(page in line for page in weak[line.split()[0]].stated)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_weak_fact_is_worded_as_weak_wherever_a_page_states_it(language: str, uses: list[usage.Use]) -> None:
    plain = []
    for use in uses:
        if use.confidence == WEAK:
            sources = set(dataset().facts[use.fact].sources)
            for name in use.stated:
                blocks = [text for text in texts(language, name) if sources & set(text.cited)]
                assert blocks, (use.fact, name)
                if not any(HEDGE[language].search(text.words) for text in blocks):
                    plain.append((use.fact, name))
    assert plain == []


# Figures


def undated(blocks: list[Text], language: str) -> list[str]:
    """The blocks with a share or an amount and without a year, in themselves or in the heading above."""
    found, heading = [], ""
    for text in blocks:
        if text.kind == "heading":
            heading = text.words
            continue
        # The heading of a chart's table carries the unit; the years are in its rows.
        figure = text.kind not in {"head-row", "description"} and FIGURE[language].search(text.words)
        if figure and not YEAR.search(f"{heading} {text.words}"):
            found.append(f"{text.page}:{text.line}: {text.words[:80]}")
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_shares_and_amounts_stand_with_their_year(language: str) -> None:
    names = [name for name in PAGES[language] if not name.startswith("about/") and name not in SORTED]
    blocks = [text for name in names for text in texts(language, name)]
    assert sum(bool(FIGURE[language].search(text.words)) for text in blocks) > 30
    assert undated(blocks, language) == []


def test_a_share_without_its_year_is_found() -> None:
    assert undated([Text("a.md", 3, "paragraph", "ICT makes up 20% of it.", ())], "en") == [
        "a.md:3: ICT makes up 20% of it."
    ]


def test_every_series_gives_a_date_for_every_value() -> None:
    for ident, series in dataset().records.indicators.items():
        for figure in series.values:
            assert figure.date.start or figure.date.after, ident


# Records


@pytest.mark.parametrize("schema", sorted((ROOT / "data/schemas").glob("*.json")), ids=lambda path: path.stem)
def test_schemas_are_valid_and_explain_themselves(schema: Path) -> None:
    text = json.loads(schema.read_text("utf-8"))
    Draft202012Validator.check_schema(text)
    assert (ROOT / "data" / f"{schema.stem}.yml").is_file()
    assert text["title"]
    assert text["description"]


def told(root: Path) -> str:
    """What loading the data says; it must fail."""
    with pytest.raises(FaultsError) as caught:
        load(root)
    return "\n".join(str(fault) for fault in caught.value.faults)


@pytest.mark.parametrize(
    ("found", "put", "files", "said"),
    [
        (r', bg: "[^"]*"', "", ("activities", "timeline"), "'bg' is a required property"),
        (r'\{en: "[^"]*", ', "{", ("indicators", "disagreements"), "'en' is a required property"),
        (r"\n    bg: .*", "", ("disagreements",), "'bg' is a required property"),
        (r"\n  bg: .*", "", ("terms",), "'bg' is a required property"),
        (r"sources: \[[\w-]+", "sources: [nobody", ("activities", "terms", "open-questions"), "there is no source 'nobody' in data/sources.yml"),
        (r"facts: \[[\w-]+", "facts: [no-99", ("timeline",), "there is no fact 'no-99'"),
        (r"is: adopted", "is: promised", ("activities",), "'promised' is not one of 'adopted', 'started', 'running'"),
        (r"from: '2\d{3}[\d-]*'", "from: '2020-02-31'", ("indicators",), "there is no day '2020-02-31'"),
    ],
)  # fmt: skip
def test_a_fault_in_a_record_of_ours_stops_with_file_and_key(
    tmp_path: Path, found: str, put: str, files: tuple[str, ...], said: str
) -> None:
    for file in files:
        root = tmp_path / file / "data"
        shutil.copytree(ROOT / "data", root)
        path = root / f"{file}.yml"
        text, changed = re.subn(found, put, path.read_text("utf-8"), count=1)
        assert changed, file
        path.write_text(text, "utf-8")
        message = told(root)
        assert re.match(rf"data/{file}\.yml:\d+:\d+: error ED101 {file}\[\d+\]", message), message
        assert said in message


# Bulgarian, beside what lineup says of it


@pytest.mark.parametrize("name", PAGES["bg"])
def test_the_reader_is_addressed_formally(name: str) -> None:
    singular = re.compile(r"\b(?:[Тт]и|[Тт]ебе?|[Тт]во(?:й|я|ят|ята|ето?|ите?))\b")
    small = re.compile(r"(?<![.!?:„] )(?<!^)\b(?:вие|вас|ваш(?:ия|ият|ата?|ето|ите?)?)\b")
    for text in texts("bg", name):
        assert singular.findall(text.words) == [], f"{name}:{text.line}"
        assert small.findall(text.words) == [], f"{name}:{text.line}"


# A space that may break the line; the one that may not is \xa0.
WRONG_FORMS = {
    "percent": r"\d[^\S\xa0]?%",
    "year": r"\b(?:19|20)\d\d[^\S\xa0]?г\b|\bгод\.",
    "date": r"\b\d{1,2}(?:-[а-я]+)? (?:Януари|Февруари|Март|Април|Май|Юни|Юли|Август|Септември|Октомври|Ноември|Декември)\b",
    "decimals": r"(?<![\d.])\d+\.\d+(?!\d|\.\d)",
    "thousands": r"\b\d{1,3}(?:[^\S\xa0]\d{3})+\b|\b\d{1,3},\d{3}\b(?!\xa0мл)|\d{5}",
    "amount": r"\d[^\S\xa0]?(?:лв|евро|млн|млрд|хил)\b|(?:млн|млрд|хил)\. |(?:BGN|EUR|€)|\bевра\b|(?:лв|млн|млрд)\b(?!\.)",
    "quotes": r"[\"”«»]|“\w",
    "range": r"\d[-–—]\d|\d(?:[^\S\xa0]–|\s[-—])\s\d",
    "dash": r" - |—",
    "number sign": r"№(?!\xa0)|\b[Nn]o\. ?\d",
}
# Names that carry a number with a stop.
VERSIONS = re.compile(r"(?:\bCC\sBY|\bWCAG\)?|\bOO|\bИндустрия|\bAttribution)\s\d\.\d\b|EN\s301\s549")


def wrong_forms(words: str) -> list[str]:
    plain = VERSIONS.sub(" ", words)
    return [kind for kind, pattern in WRONG_FORMS.items() if re.search(pattern, plain)]


@pytest.mark.parametrize("name", PAGES["bg"])
def test_bulgarian_numbers_dates_quotes_and_units_have_their_form(name: str) -> None:
    found = {f"{name}:{text.line}: {text.words[:200]}": wrong_forms(text.words) for text in texts("bg", name)}
    assert {place: kinds for place, kinds in found.items() if kinds} == {}


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("20 % през 2020\u00a0г.", ["percent"]),
        ("20% и 20\u00a0%", ["percent"]),
        ("през 2020 г. и 2021г.", ["year"]),
        ("11 Юни 2020\u00a0г.", ["date"]),
        ("3.5\u00a0млн.\u00a0лв.", ["decimals"]),
        ("12 190 души, 1,250 града", ["thousands"]),
        ("3,5 млн.\u00a0лв.", ["amount"]),
        ("€3 за всички", ["amount"]),
        ("“Пясъчник” и \"друг\"", ["quotes"]),
        ("2018-2019\u00a0г.", ["range"]),
        ("София - столицата", ["dash"]),
        ("решение №289", ["number sign"]),
        ("20\u00a0%, 2018\u00a0– 2019\u00a0г., 3,5\u00a0млн.\u00a0лв., 12\u00a0190, „Пясъчник“, №\u00a076, 11.6.2020\u00a0г.", []),
    ],
)  # fmt: skip
def test_a_wrong_bulgarian_form_is_found(words: str, kinds: list[str]) -> None:
    assert wrong_forms(words) == kinds


@pytest.mark.parametrize("name", PAGES["en"])
def test_english_percent_and_quotes_have_their_form(name: str) -> None:
    for text in texts("en", name):
        plain = re.sub(r"[„‚].*?[“‘]", "", text.words)
        assert re.findall(r"\d\s%|[\"„«»]|(?<!\w)'|\b\d{1,3}(?: \d{3})+\b", plain) == [], f"{name}:{text.line}"


# The summary


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_summary_is_written_in_short_sentences(language: str) -> None:
    lengths = [
        len(re.findall(r"[\w’]+", sentence))
        for text in texts(language, "summary.md")
        if text.kind in {"paragraph", "item"}
        for sentence in re.split(r"(?<=[.!?])\s+(?=[A-ZА-Я])", re.sub(r"(\bг)\.(?= [а-я(])", r"\1", text.words))
        if re.search(r"\w", sentence)
    ]
    assert len(lengths) > 30
    assert max(lengths) <= 25
    assert sum(lengths) / len(lengths) <= 15
