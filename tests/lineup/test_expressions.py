"""Compiled expressions that are kept: they find what `re` finds, and whatever stands in their file, `re` works as ever."""

from __future__ import annotations

import importlib
import marshal
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lineup import expressions
from lineup.expressions import Expressions, at_start, remembered, state_of
from lineup.files import replaced
from lineup.spotting import spotting

PACKAGE = Path(__file__).resolve().parents[2] / "scripts/lineup"
SAMPLES = ("", "abc", "Съветът прие 12,5 % на 11 юни 2020\u00a0г.", "a1 b22\n<b>x</b> [x](y.md#z)", "ÀÉÎ İı ſ K")


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    """A place for the file; `re` has its own compiler before and behind the test."""
    compiler: Any = importlib.import_module("re._compiler")
    own = compiler.compile
    re.purge()
    yield tmp_path / "place" / "x.cache"
    compiler.compile = own
    re.purge()


def compiled(file: Path, pattern: str, flags: int = 0) -> tuple[re.Pattern[str], int]:
    """A pattern as it is compiled with the file's help, and how many the file has then."""
    store = Expressions(file)
    store.install()
    try:
        found = re.compile(pattern, flags)
    finally:
        store.remove()
        re.purge()
    return found, len(store.known)


PATTERNS = [
    (r"(?P<year>\d{4})\u00a0г\.", 0), (r"[а-я]+", re.IGNORECASE), (r"^\w+$", re.MULTILINE), (r"(a)|(?P<b>b)(?P=b)?", 0),
    (r"(?<!\d)\d++(?:[.,]\d+)?(?!\d)", 0), (r"[^\W\d_]{2,}", 0), (r"(?s:.)\bx", re.ASCII), (r" a # b", re.VERBOSE), ("", 0),
]  # fmt: skip


@pytest.mark.parametrize(("pattern", "flags"), PATTERNS)
def test_a_kept_expression_is_the_one_that_re_makes(file: Path, pattern: str, flags: int) -> None:
    own = re.compile(pattern, flags)
    re.purge()
    for _ in range(2):
        kept, number = compiled(file, pattern, flags)
        assert number == 1
        assert kept == own
        assert (kept.flags, kept.groups, kept.groupindex) == (own.flags, own.groups, own.groupindex)
        for text in SAMPLES:
            assert [one.span() for one in kept.finditer(text)] == [one.span() for one in own.finditer(text)]
            assert [one.lastgroup for one in kept.finditer(text)] == [one.lastgroup for one in own.finditer(text)]


def test_what_re_refuses_is_refused(file: Path) -> None:
    with pytest.raises(re.error, match="unterminated"):
        compiled(file, "(")
    assert not file.exists()


def test_an_expression_for_bytes_is_kept_beside_that_for_text(file: Path) -> None:
    for _ in range(2):
        store = Expressions(file)
        store.install()
        raw, text, quoted = re.compile(rb"[a\x80]+"), re.compile("[a\x80]+"), re.compile(r"b'[a\x80]+'")
        store.remove()
        re.purge()
        assert raw.findall(b"xa\x80b") == [b"a\x80"]
        assert text.findall("xa\x80b") == ["a\x80"]
        assert quoted.findall("b'a\x80'") == ["b'a\x80'"]
        assert len(store.known) == 3


@pytest.mark.parametrize(
    "raw", [b"", b"\xff\xfe", b"lineup-expressions 1 00000000 00000000\n{}", b"{}", os.urandom(300)]
)
def test_a_damaged_file_is_no_file(file: Path, raw: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(raw)
    assert compiled(file, "a+")[0].findall("xaab") == ["aa"]
    assert compiled(file, "a+")[1] == 1


@pytest.mark.parametrize(
    "body", [b"", b"[", b"{\xe9", marshal.dumps([1]), marshal.dumps({"0 a+": b"x"}), os.urandom(300)]
)
def test_a_file_that_fits_its_check_sum_and_is_none_of_ours_is_no_file(file: Path, body: bytes) -> None:
    replaced(file, expressions._HEAD, body)
    assert compiled(file, "a+")[0].findall("xaab") == ["aa"]
    assert compiled(file, "a+")[1] == 1


@pytest.mark.parametrize(
    "entry",
    [None, [], [0, [1, 2], 0, {}, []], [0, ["x"], 0, {}, []], [0, [-1], 0, {}, []], "text", [0, [10**30], 0, {}, []]],
)
def test_an_entry_that_is_none_is_made_anew(file: Path, entry: object) -> None:
    store = Expressions(file)
    store.install()
    store.known = {"0 a+": entry}
    assert re.compile("a+").findall("xaab") == ["aa"]
    store.remove()


def test_a_text_is_made_once(file: Path) -> None:
    made = []

    def make() -> str:
        made.append("text")
        return "a+"

    for _ in range(2):
        store = Expressions(file)
        store.install()
        assert remembered("state", "key", str, make) == "a+"
        store.remove()
    assert made == ["text"]
    assert remembered("state", "key", str, make) == "a+"  # nothing is remembered for a program that imports lineup
    assert made == ["text", "text"]


@pytest.mark.parametrize("entry", [None, 1, ["a+"], b"a+"])
def test_a_text_that_is_none_is_made_anew(file: Path, entry: object) -> None:
    store = Expressions(file)
    store.install()
    store.known = {"state key": entry}
    assert remembered("state", "key", str, lambda: "a+") == "a+"
    store.remove()
    assert store.known == {"state key": "a+"}


def test_lists_of_words_are_taken_apart_once(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pattern = r"\bnot\b|\bnever\b"
    own = spotting(pattern)
    for _ in range(2):
        store = Expressions(file)
        store.install()
        found = spotting(pattern)
        store.remove()
        re.purge()
        assert found == own
        monkeypatch.setattr("lineup.spotting._spotting", pytest.fail)


def test_what_another_state_of_the_program_made_is_made_anew(file: Path, tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    made: list[str] = []
    for text in ("one", "two", "two"):
        module.write_text(text, "utf-8")
        store = Expressions(file)
        store.install()
        made.append(remembered(state_of(str(module)), "key", str, f"{text} {len(made)}".strip))
        store.remove()
    assert made == ["one 0", "two 1", "two 1"]


def test_nothing_is_remembered_of_a_program_whose_state_is_unknown(file: Path, tmp_path: Path) -> None:
    state = state_of(str(tmp_path / "missing.py"))
    store = Expressions(file)
    store.install()
    assert [remembered(state, "key", str, made.strip) for made in ("one", "two")] == ["one", "two"]
    store.remove()
    assert store.known == {}


def test_re_has_its_own_compiler_back(file: Path) -> None:
    compiler: Any = importlib.import_module("re._compiler")
    own = compiler.compile
    compiled(file, "a+")
    assert compiler.compile is own


def test_nowhere_to_keep_them() -> None:
    assert at_start({"LINEUP_CACHE_DIR": ""}) is None
    assert at_start({"LINEUP_CACHE_DIR": "x"}, caches=False) is None


def test_the_command_keeps_them_and_a_program_that_imports_lineup_does_not(tmp_path: Path) -> None:
    environment = {**os.environ, "LINEUP_CACHE_DIR": str(tmp_path / "cache")}
    for code, kept in (("import lineup; lineup.read_page('# A')", 0), ("from lineup.cli import main; main()", 1)):
        command = [sys.executable, "-c", code, "rules"]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")
        assert len(list((tmp_path / "cache").glob("*.expressions.cache"))) == kept


@pytest.mark.parametrize(("bytecode", "beside"), [("", 1), ("1", 0)])
def test_they_stand_with_the_compiled_modules_where_python_may_write_those(
    tmp_path: Path, bytecode: str, beside: int
) -> None:
    shutil.copytree(PACKAGE, tmp_path / "lineup", ignore=shutil.ignore_patterns("__pycache__"))
    environment = {key: value for key, value in os.environ.items() if key not in ("LINEUP_CACHE_DIR", "XDG_CACHE_HOME")}
    environment |= {"HOME": str(tmp_path), "PYTHONPATH": str(tmp_path), "PYTHONDONTWRITEBYTECODE": bytecode}
    command = [sys.executable, "-P", "-c", "from lineup.cli import main; main()", "rules"]
    for _ in range(2):
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")
    assert len(list((tmp_path / "lineup/__pycache__").glob("expressions.*.cache"))) == beside
    assert len(list((tmp_path / ".cache").rglob("*.expressions.cache"))) == 1 - beside


def test_of_too_many_the_last_ones_are_kept(file: Path) -> None:
    store = Expressions(file)
    store.install()
    for number in range(601):
        re.compile(f"x{number}")
    store.remove()
    re.purge()
    assert compiled(file, "x1")[1] == 601
    assert compiled(file, "y")[1] == 602
    assert compiled(file, "z")[1] == 2
