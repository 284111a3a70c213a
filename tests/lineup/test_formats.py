"""The formats for other programs: each fits its schema, says where and what, and tells the true totals."""

from __future__ import annotations

import json as json_module
import os
import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft4Validator, Draft7Validator
from tests.lineup.calls import put

from lineup.check import Report
from lineup.corpus import Corpus, Tree
from lineup.model import Finding, Place
from lineup.report import FORMATS, Wanted, render
from lineup.report import sarif as sarif_module
from lineup.report.github import MOST
from lineup.rules.catalogue import RULES, Rule
from lineup.settings import Settings

HERE = Path(__file__).parent
# Microsoft's and OASIS's schema of SARIF 2.1.0 (release candidate 5 and later are the same in what stands here).
SARIF = json_module.loads((HERE / "schemas/sarif-2.1.0-rtm.5.json").read_text("utf-8"))
JSON = json_module.loads((HERE.parents[1] / "scripts/lineup/report/findings.schema.json").read_text("utf-8"))
WORDS = st.text(st.characters(codec="utf-8"), max_size=40)


def finding(rule: Rule, found: str | None = "b.md", expected: str | None = "a.md", *, line: int = 1) -> Finding:
    """A finding of a rule, with the places that most have."""
    return Finding(
        rule.code, rule.name, rule.severity, rule.mqm, f"link goes to {found}, not to {expected}",
        Place("vision.md", line, line, 5), Place("vision.md", line, line + 1, 7), found, expected, None,
        f"{line:020x}", "bg",
    )  # fmt: skip


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Corpus:
    """One page in two languages, in the current folder."""
    monkeypatch.chdir(tmp_path)
    trees = []
    for language, text in (("en", "See [the plan](a.md) & more.\n" * 3), ("bg", "Вижте [плана](b.md) <и> още.\n" * 3)):
        file = tmp_path / "docs" / language / "vision.md"
        file.parent.mkdir(parents=True)
        file.write_text(text, "utf-8")
        trees.append(Tree(language, file.parent, {"vision.md": file}))
    return Corpus(tmp_path, trees[0], tuple(trees[1:]), Settings(), "commonmark")


LINK = RULES["link-target"]
MANY = Report(
    (
        *(finding(LINK, line=line) for line in range(1, 14)),
        *(finding(RULES["emphasis"], line=line) for line in range(1, 4)),
        finding(RULES["page-missing"])._replace(target=None, language="bg"),
        finding(RULES["page-without-source"])._replace(source=None),
        finding(RULES["dash-form"], None, None),
    ),
    1,
    6,
    silenced=2,
)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("ui", ["en", "bg"])
def test_every_format_can_say_every_rule_and_nothing(name: str, ui: str, corpus: Corpus) -> None:
    all_rules = Report(tuple(finding(rule) for rule in RULES.values()), 1, 6)
    for report in (all_rules, Report((), 1, 6)):
        said = render(name, report, corpus, Wanted(ui))
        assert said.endswith("\n")
        if name != "text":
            assert said == render(name, report, corpus, Wanted(ui)) or name == "junit"


# JSON


def test_json_fits_its_schema(corpus: Corpus) -> None:
    Draft7Validator.check_schema(JSON)
    for report in (MANY, Report((), 0, 0), MANY._replace(older=7)):
        Draft7Validator(JSON).validate(json_module.loads(render("json", report, corpus, Wanted())))


def test_the_json_schema_refuses_what_is_not_written(corpus: Corpus) -> None:
    data = json_module.loads(render("json", MANY, corpus, Wanted()))
    data["findings"][0]["severity"] = "fatal"
    assert not Draft7Validator(JSON).is_valid(data)


# SARIF


def sarif(report: Report, corpus: Corpus, ui: str = "en") -> dict[str, object]:
    data: dict[str, object] = json_module.loads(render("sarif", report, corpus, Wanted(ui)))
    return data


def test_sarif_fits_its_schema(corpus: Corpus) -> None:
    Draft4Validator.check_schema(SARIF)
    all_rules = Report(tuple(finding(rule) for rule in RULES.values()), 1, 6)
    for report in (MANY, Report((), 0, 0), all_rules):
        Draft4Validator(SARIF).validate(sarif(report, corpus))


def test_sarif_names_both_places_and_the_fingerprint(corpus: Corpus) -> None:
    run = sarif(Report((finding(LINK, line=2),), 1, 6), corpus)["runs"][0]  # type: ignore[index]
    assert run["results"] == [
        {
            "ruleId": "LU201", "ruleIndex": 0, "level": "error",
            "message": {"text": "link goes to b.md, not to a.md ([docs/en/vision.md:2](1))"},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": "docs/bg/vision.md"},
                        "region": {"startLine": 2, "startColumn": 7, "endLine": 3},
                    }
                }
            ],
            "partialFingerprints": {"lineup/v1": "00000000000000000002"},
            "relatedLocations": [
                {
                    "id": 1,
                    "physicalLocation": {
                        "artifactLocation": {"uri": "docs/en/vision.md"},
                        "region": {"startLine": 2, "startColumn": 5, "endLine": 2},
                    },
                    "message": {"text": "en"},
                }
            ],
        }
    ]  # fmt: skip
    rule = run["tool"]["driver"]["rules"][0]
    assert (rule["id"], rule["name"], rule["defaultConfiguration"]) == ("LU201", "link-target", {"level": "error"})
    assert rule["properties"]["tags"] == ["references", "mqm/accuracy/mistranslation"]
    assert run["columnKind"] == "unicodeCodePoints"


def test_sarif_writes_odd_names_as_addresses(corpus: Corpus) -> None:
    odd = finding(LINK)._replace(target=Place("a b#ц.md", 1, 1))
    run = sarif(Report((odd,), 1, 6), corpus)["runs"][0]  # type: ignore[index]
    where = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert where == {"uri": "docs/bg/a%20b%23%D1%86.md"}


@pytest.mark.parametrize(
    ("name", "uri"), [("a\nb.md", "a%0Ab.md"), (os.fsdecode(b"bad\xff.md"), "bad%FF.md"), ("50%.md", "50%25.md")]
)
def test_a_file_is_named_to_programs_as_it_is_called(name: str, uri: str, corpus: Corpus) -> None:
    odd = Report((finding(LINK)._replace(source=None, target=Place(name, 1, 1)),), 1, 6)
    run = sarif(odd, corpus)["runs"][0]  # type: ignore[index]
    where = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert where == {"uri": f"docs/bg/{uri}"}
    (line,) = commands(render("github", odd, corpus, Wanted()))
    escaped = name.replace("%", "%25").replace("\n", "%0A")
    assert line.startswith(f"::error file=docs/bg/{escaped},line=1,")


def test_sarif_names_a_file_on_another_way_by_its_whole_address(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def other_drive(_file: object, _folder: object) -> str:
        raise ValueError("path is on mount 'D:'")

    monkeypatch.chdir(tmp_path)  # nobody has asked from here before
    monkeypatch.setattr("os.path.relpath", other_drive)
    run = sarif(Report((finding(LINK),), 1, 6), corpus)["runs"][0]  # type: ignore[index]
    uri = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == (corpus.targets[0].root / "vision.md").as_uri()


def test_sarif_takes_no_text_of_a_page_for_a_link(corpus: Corpus) -> None:
    odd = finding(LINK)._replace(message="footnote is [^a], the source has [b](1)")
    run = sarif(Report((odd,), 1, 6), corpus)["runs"][0]  # type: ignore[index]
    assert run["results"][0]["message"]["text"] == (
        r"footnote is \[^a\], the source has \[b\](1) ([docs/en/vision.md:1](1))"
    )


def test_sarif_holds_as_many_results_as_github_takes_and_tells_of_the_rest(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sarif_module, "MOST", 4)
    note = finding(RULES["dash-form"])
    data = sarif(Report((note, *(finding(LINK, line=line) for line in range(1, 5)), note), 1, 6), corpus)
    Draft4Validator(SARIF).validate(data)
    run = data["runs"][0]  # type: ignore[index]
    assert [one["ruleId"] for one in run["results"]] == ["LU201"] * 4
    assert run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"] == (
        "1 page, 6 blocks: 4 errors, 0 warnings, 2 notes; 2 more findings are not listed here"
    )


def test_sarif_explains_its_rules_in_the_programs_language(corpus: Corpus) -> None:
    rule = sarif(MANY, corpus, "bg")["runs"][0]["tool"]["driver"]["rules"][0]  # type: ignore[index]
    assert rule["shortDescription"]["text"] == "Страница от изходния текст няма превод."


# GitHub


def commands(said: str) -> list[str]:
    return [line for line in said.splitlines() if line.startswith("::")]


def test_github_shows_ten_of_each_kind_and_counts_all(
    corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    said = render("github", MANY, corpus, Wanted())
    kinds = [line.split(" ")[0] for line in commands(said)]
    assert (kinds.count("::error"), kinds.count("::warning"), kinds.count("::notice")) == (MOST, 3, 1)
    assert (
        said.splitlines()[-1] == "1 page, 6 blocks: 15 errors, 3 warnings, 1 note; 2 findings silenced on their pages"
    )
    summary = (tmp_path / "summary.md").read_text("utf-8")
    assert summary.startswith(
        "### lineup: 1 page, 6 blocks: 15 errors, 3 warnings, 1 note; 2 findings silenced on their pages\n"
    )
    assert "| LU201 link-target | error | 13 |" in summary
    assert len(re.findall(r"^- <code>", summary, re.MULTILINE)) == 19
    assert "not listed" not in summary


def test_a_summary_is_no_larger_than_github_takes_and_tells_what_it_leaves_out(
    corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = put(tmp_path, "summary.md", "What another step wrote.\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(place))
    notes = (finding(RULES["dash-form"], "б" * 60, line=line) for line in range(1, 10_000))
    render("github", Report((*notes, finding(LINK, "б" * 300)), 1, 6), corpus, Wanted())
    summary = place.read_text("utf-8")
    assert len(summary.encode()) < 1 << 20
    shown = re.findall(r"^- <code>.*", summary, re.MULTILINE)
    assert "LU201" in shown[0]
    assert f"\n\n{10_000 - len(shown)} more findings are not listed here\n\n</details>\n" in summary
    assert 4_000 < len(shown) < 9_000


def test_a_page_cannot_write_markdown_into_the_summary(
    corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    odd = finding(LINK)._replace(
        message="![x](https://x.example/p.png) <img src=x> @all | `a`", target=Place("a`b.md", 1, 1)
    )
    render("github", Report((odd,), 1, 6), corpus, Wanted())
    entry = re.search(r"^- <code>.*", (tmp_path / "summary.md").read_text("utf-8"), re.MULTILINE)
    assert entry
    assert (
        unescape(entry[0])
        == "- <code>docs/bg/a`b.md:1</code> LU201 ![x](https://x.example/p.png) <img src=x> @all | `a`"
    )
    assert not re.search(r"[!]\[|<img|@all|`", entry[0])


def test_github_names_file_line_and_rule(corpus: Corpus) -> None:
    one = finding(LINK)._replace(target=Place("vision.md", 1, 1, 7))
    assert commands(render("github", Report((one,), 1, 6), corpus, Wanted())) == [
        "::error file=docs/bg/vision.md,line=1,endLine=1,title=LU201 link-target,col=7::"
        "link goes to b.md, not to a.md (docs/en/vision.md:1)"
    ]


@pytest.mark.parametrize("form", ["github", "sarif"])
def test_files_are_named_from_the_workspace_in_whatever_folder_a_step_works(
    form: str, corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A job with `working-directory`: GitHub reads the names of files from the top of the repository."""
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    monkeypatch.chdir(tmp_path / "docs")
    report = Report((finding(LINK),), 1, 6)
    for workspace, bulgarian, english in (
        (tmp_path, "docs/bg/vision.md", "docs/en/vision.md"),
        (tmp_path / "docs", "bg/vision.md", "en/vision.md"),
        (tmp_path / "docs/bg", "bg/vision.md", "en/vision.md"),  # not where we are
        ("", "bg/vision.md", "en/vision.md"),
    ):
        monkeypatch.setenv("GITHUB_WORKSPACE", str(workspace))
        said = render(form, report, corpus, Wanted())
        assert re.findall(r'(?:"uri": "|file=)([^",]+)', said)[0] == bulgarian
        assert f"{english}:" in said
        if form == "github":
            assert f"<code>{bulgarian.replace('_', '&#95;')}:" in (tmp_path / "summary.md").read_text("utf-8")


def test_github_does_not_take_text_for_commands(corpus: Corpus) -> None:
    odd = finding(LINK)._replace(message="100%\n::error::a,b:c", target=Place("a,b:c%.md", 1, 1))
    (line,) = commands(render("github", Report((odd,), 1, 6), corpus, Wanted()))
    assert "file=docs/bg/a%2Cb%3Ac%25.md," in line
    assert line.split("::", 2)[2].startswith("100%25%0A::error::a,b:c")


def test_the_gravest_come_first(corpus: Corpus) -> None:
    slight = [finding(RULES["heading-id"], line=line) for line in range(1, 12)]
    said = render("github", Report((*slight, finding(RULES["page-missing"])), 1, 6), corpus, Wanted())
    assert "LU001" in commands(said)[0]


def test_a_summary_that_cannot_be_written_is_told(
    corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path))
    assert commands(render("github", Report((), 1, 6), corpus, Wanted())) == [
        "::warning::lineup: the job's summary cannot be written: Is a directory"
    ]
    assert commands(render("github", Report((), 1, 6), corpus, Wanted("bg"))) == [
        "::warning::lineup: обобщението на задачата не може да се запише: това е папка"
    ]


# JUnit: what the schema of Ant's JUnit task asks for, element by element

SUITE = {
    "name": r"\S.*", "package": r"\S.*", "id": r"\d+", "timestamp": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", "hostname": r"\S+",
    "tests": r"\d+", "failures": r"\d+", "errors": r"\d+", "time": r"\d+(\.\d+)?",
}  # fmt: skip
CASE = {"classname": r"[^\n\t]+", "name": r"[^\n\t]+", "time": r"\d+(\.\d+)?"}


def junit(report: Report, corpus: Corpus, fail_on: str = "warning") -> ET.Element:
    """The suite, after a look at whether it is as the schema wants it."""
    root = ET.fromstring(render("junit", report, corpus, Wanted(fail_on=fail_on)).encode())  # noqa: S314 - our own text
    assert root.tag == "testsuites"
    (suite,) = root
    names = [child.tag for child in suite]
    assert names == ["properties", *["testcase"] * (len(names) - 3), "system-out", "system-err"]
    assert suite.keys() == list(SUITE)
    assert all(re.fullmatch(shape, suite.attrib[name]) for name, shape in SUITE.items())
    for case in suite.iter("testcase"):
        assert sorted(case.keys()) == sorted(CASE)
        assert all(re.fullmatch(shape, case.attrib[name]) for name, shape in CASE.items())
        assert [child.tag for child in case] in ([], ["failure"])
        assert all(sorted(child.keys()) == ["message", "type"] for child in case)
    assert int(suite.attrib["tests"]) == names.count("testcase")
    assert int(suite.attrib["failures"]) == len(list(suite.iter("failure")))
    return suite


def test_junit_has_a_case_for_each_finding(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1591862400")
    suite = junit(MANY, corpus)
    assert (suite.attrib["tests"], suite.attrib["failures"]) == ("19", "18")
    assert suite.attrib["timestamp"] == "2020-06-11T08:00:00"
    first = suite.find("testcase")
    assert first is not None
    assert first.attrib == {"classname": "docs/bg/vision.md", "name": "LU201 link-target 1:7", "time": "0"}
    failure = first.find("failure")
    assert failure is not None
    assert failure.attrib == {"type": "error", "message": "link goes to b.md, not to a.md"}
    assert (failure.text or "").splitlines()[1:] == [
        "en 1: See [the plan](a.md) & more.",
        "bg 1: Вижте [плана](b.md) <и> още.",
    ]


def test_junit_speaks_the_programs_language(corpus: Corpus) -> None:
    said = render("junit", MANY, corpus, Wanted("bg"))
    assert ": грешка LU001 " in said
    assert ": бележка LU" in said
    assert ": error LU" not in said


def test_junit_fails_from_the_severity_that_fails_the_run(corpus: Corpus) -> None:
    assert junit(MANY, corpus, "error").attrib["failures"] == "15"
    assert junit(MANY, corpus, "note").attrib["failures"] == "19"


def test_junit_of_a_tree_in_step_is_one_case_that_passes(corpus: Corpus) -> None:
    suite = junit(Report((), 1, 6), corpus)
    assert (suite.attrib["tests"], suite.attrib["failures"]) == ("1", "0")
    assert suite.findtext("system-out") == "1 page, 6 blocks: in step"


# HTML


class Reader(HTMLParser):
    """Elements as they open and close; what is open at the end."""

    VOID = frozenset({"meta", "link", "br"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: D102
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:  # noqa: D102
        assert self.open.pop() == tag


@pytest.mark.parametrize("ui", ["en", "bg"])
def test_every_element_is_closed(ui: str, corpus: Corpus) -> None:
    assert Reader(render("html", MANY, corpus, Wanted(ui))).open == []


def test_both_sides_stand_beside_each_other_in_their_own_language(corpus: Corpus) -> None:
    html = render("html", Report((finding(LINK),), 1, 6), corpus, Wanted("bg"))
    assert '<pre lang="en">See [the plan](<mark>a.md</mark>) &amp; more.</pre>' in html
    assert '<pre lang="bg">Вижте [плана](<mark>b.md</mark>) &lt;и&gt; още.</pre>' in html
    assert "<figcaption>docs/bg/vision.md:1:7</figcaption>" in html
    assert "1 страница, 6 блока: 1 грешка, 0 предупреждения, 0 бележки" in html


def test_headings_go_down_one_level_at_a_time(corpus: Corpus) -> None:
    levels = [
        int(tag[1]) for tag, _ in Reader(render("html", MANY, corpus, Wanted())).tags if re.fullmatch(r"h\d", tag)
    ]
    assert levels[0] == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


# Whatever stands in a page


def reports() -> Iterator[str]:
    yield from (name for name in FORMATS if name not in ("text", "lines"))


@pytest.mark.parametrize("name", list(reports()))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(found=WORDS, expected=WORDS, message=WORDS)
def test_whatever_a_page_says_the_format_holds(
    name: str, corpus: Corpus, found: str, expected: str, message: str
) -> None:
    report = Report((finding(LINK, found, expected)._replace(message=" ".join(message.split()) or "x"),), 1, 6)
    if name == "junit":
        junit(report, corpus)
    elif name == "sarif":
        Draft4Validator(SARIF).validate(sarif(report, corpus))
    elif name == "html":
        assert Reader(render(name, report, corpus, Wanted())).open == []
    else:
        assert render(name, report, corpus, Wanted())
