"""The ledger's files: what is written is read again, git merges neighbours, what is broken is one sentence, nothing is lost."""

from __future__ import annotations

import subprocess
import sys
from hashlib import blake2b
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.lineup.repository import git

from lineup.ledger import Ledger, LedgerError, Record, identity_of, parsed, written

BOTH = ("en", "bg")
TEXT = st.text(min_size=1, max_size=60).filter(str.isprintable) | st.sampled_from(
    ["a\nb", "\\n", "a\\", "\r", "\x85\u2028", "# a"]
)
PAIRS = st.lists(st.tuples(TEXT, TEXT), max_size=8, unique=True)


def record(source: str, target: str, reason: str = "") -> Record:
    return Record(identity_of(source, target), source, target, reason)


def bare(records: tuple[Record, ...]) -> set[Record]:
    return {one._replace(line=0) for one in records}


@given(PAIRS)
def test_what_is_written_is_read_again(pairs: list[tuple[str, str]]) -> None:
    records = {record(*pair) for pair in pairs}
    assert bare(parsed(written(records, BOTH), BOTH)) == records


@given(PAIRS)
def test_line_ends_and_a_byte_order_mark_do_not_matter(pairs: list[tuple[str, str]]) -> None:
    records = {record(*pair) for pair in pairs}
    text = "\ufeff" + written(records, BOTH).replace("\n", "\r\n")
    assert bare(parsed(text, BOTH)) == records


def test_a_record_is_readable_and_opens_with_its_identity() -> None:
    one = record("The plan is from 2019.", "Планът е от 2019 г.", "the date is a quotation")
    mark = one.identity
    said = f"{mark}\0The plan is from 2019.\0Планът е от 2019 г.\0the date is a quotation"
    assert written([one], BOTH) == (
        "# lineup: pairs of blocks that a reviewer has confirmed; 'lineup confirm' writes this file.\n"
        "\n"
        f"{mark}\n"
        f"{mark} en The plan is from 2019.\n"
        f"{mark} bg Планът е от 2019 г.\n"
        f"{mark} ! the date is a quotation\n"
        f"{mark} = {blake2b(said.encode(), digest_size=4).hexdigest()}\n"
    )


def test_a_wording_that_comes_back_gets_an_identity_of_its_own() -> None:
    first = identity_of("Yes", "Да")
    assert identity_of("Yes", "Да") == first
    assert identity_of("Yes", "Да", (first,)) not in ("", first)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("from 2019", "from 2020", "page.md.txt:4: this line does not fit the check sum of its record {mark}"),
        (
            "{mark} bg Планът е от 2019 г.\n",
            "",
            "page.md.txt:4: this line does not fit the check sum of its record {mark}",
        ),
        ("{mark} en", "{mark} de", "page.md.txt:4: this is no line of a ledger"),
        ("{mark} en", "  {mark} en", "page.md.txt:4: this is no line of a ledger"),
        ("{mark} =", "<<<<<<< HEAD\n{mark} =", "page.md.txt:6: a conflict of git stands here"),
        ("{mark} =", "nonsense\n{mark} =", "page.md.txt:6: this is no line of a ledger"),
    ],
    ids=["wording", "line lost", "language", "indented", "conflict", "nonsense"],
)
def test_what_is_broken_is_one_sentence_and_the_file_stays(tmp_path: Path, old: str, new: str, said: str) -> None:
    ledger = Ledger(tmp_path, BOTH, ".lineup")
    one = record("The plan is from 2019.", "Планът е от 2019 г.")
    ledger.write("page.md", [one, record("Yes", "Да")])
    file = ledger.file("page.md")
    text = written([one], BOTH)
    broken = text.replace(old.format(mark=one.identity), new.format(mark=one.identity), 1)
    assert broken != text
    file.write_text(broken, "utf-8")
    with pytest.raises(LedgerError) as raised:
        Ledger(tmp_path, BOTH, ".lineup").write("page.md", [one])
    assert str(raised.value).startswith(".lineup/bg/" + said.format(mark=one.identity))
    assert "\n" not in str(raised.value)
    assert file.read_text("utf-8") == broken


def test_a_file_that_is_not_utf8_is_one_sentence(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path, BOTH, ".lineup")
    ledger.write("page.md", [record("Yes", "Да")])
    ledger.file("page.md").write_bytes(b"# a\n\xff\n")
    with pytest.raises(LedgerError, match=r"^\.lineup/bg/page\.md\.txt:2: is not UTF-8; take the file back with git$"):
        Ledger(tmp_path, BOTH, ".lineup").of("page.md")


def test_writing_the_same_records_touches_nothing(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path, BOTH)
    records = [record("Yes", "Да"), record("No", "Не")]
    assert ledger.write("a/page.md", records)
    file = ledger.file("a/page.md")
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    before = file.read_bytes(), file.stat().st_ino
    assert not Ledger(tmp_path, BOTH).write("a/page.md", reversed(records))
    assert (file.read_bytes(), file.stat().st_ino) == before
    assert not file.stat().st_mode & 0o111
    assert Ledger(tmp_path, BOTH).pages == ("a/page.md",)


# --- git -----------------------------------------------------------------------------------------------------------

MANY = [record(f"Sentence {n} of the page.", f"Изречение {n} на страницата.") for n in range(24)]


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    git(tmp_path, "init", "-q", "-b", "main")
    (tmp_path / "README").write_text("x", "utf-8")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-q", "-m", "one")
    return Ledger(tmp_path / ".lineup", BOTH, ".lineup")


def branch(ledger: Ledger, name: str, records: list[Record]) -> None:
    """A branch off main that has these records."""
    root = ledger.top.parent
    git(root, "switch", "-q", "-c", name, "main")
    Ledger(ledger.top, BOTH).write("page.md", records)
    git(root, "add", "-A")
    git(root, "commit", "-q", "--allow-empty", "-m", name)


def again(one: Record, word: str) -> Record:
    """The same pair, confirmed again with another wording."""
    return one._replace(source=f"{one.source} {word}", target=f"{one.target} {word}")


def merged(ledger: Ledger, *how: str) -> set[Record]:
    git(ledger.top.parent, *(how or ("merge", "-q", "--no-edit", "first")))
    return bare(Ledger(ledger.top, BOTH).of("page.md"))


@pytest.mark.parametrize("at", [0, 11, 22])
@pytest.mark.parametrize("attributes", [True, False], ids=["with attributes", "without"])
def test_two_branches_confirm_neighbours_again(ledger: Ledger, at: int, *, attributes: bool) -> None:
    """Also where nobody has heard of the ledger's own way of merging."""
    stored = sorted(MANY)
    branch(ledger, "base", stored)
    root = ledger.top.parent
    git(root, "switch", "-q", "main")
    git(root, "merge", "-q", "base")
    if not attributes:
        git(root, "rm", "-q", ".lineup/.gitattributes")
        git(root, "commit", "-q", "-m", "without")
        ledger.top.joinpath(".gitattributes").touch()
    first = [again(one, "A") if k == at else one for k, one in enumerate(stored)]
    second = [again(one, "B") if k == at + 1 else one for k, one in enumerate(stored)]
    branch(ledger, "first", first)
    branch(ledger, "second", second)
    assert merged(ledger) == {*first[: at + 1], *second[at + 1 :]}


@pytest.mark.parametrize("size", [0, 1, 12])
def test_two_branches_add_records_at_one_place(ledger: Ledger, size: int) -> None:
    """New records of two branches fall between the same two old ones, or into a file that neither had."""
    branch(ledger, "base", MANY[:size])
    git(ledger.top.parent, "switch", "-q", "main")
    git(ledger.top.parent, "merge", "-q", "base")
    branch(ledger, "first", MANY[:size] + MANY[12:18])
    branch(ledger, "second", MANY[:size] + MANY[18:])
    assert merged(ledger) == {*MANY[:size], *MANY[12:]}


def test_a_rebase_and_a_squash_keep_both(ledger: Ledger) -> None:
    branch(ledger, "first", MANY[:6])
    branch(ledger, "second", MANY[6:12])
    root = ledger.top.parent
    git(root, "switch", "-q", "-c", "third", "second")
    assert merged(ledger, "rebase", "-q", "first") == set(MANY[:12])
    git(root, "switch", "-q", "second")
    assert merged(ledger, "merge", "-q", "--squash", "first") == set(MANY[:12])


def test_a_pair_confirmed_twice_with_two_wordings_keeps_both(ledger: Ledger) -> None:
    branch(ledger, "base", MANY[:5])
    root = ledger.top.parent
    git(root, "switch", "-q", "main")
    git(root, "merge", "-q", "base")
    stored = sorted(MANY[:5])
    branch(ledger, "first", [again(stored[2], "A"), *stored[:2], *stored[3:]])
    branch(ledger, "second", [again(stored[2], "B"), *stored[:2], *stored[3:]])
    assert merged(ledger) == {again(stored[2], "A"), again(stored[2], "B"), *stored[:2], *stored[3:]}


def test_a_killed_run_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    """The program is killed at moments spread over its run."""
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from pathlib import Path\nfrom lineup.ledger import Ledger, Record\n"
        "ledger = Ledger(Path(sys.argv[2]), ('en', 'bg'))\n"
        "for n in range(10 ** 6):\n"
        "    ledger.write('page.md', [Record(f'{k:012x}', f'{n} ' * 4000, str(n)) for k in range(5)])\n"
        "    print(n, flush=True)\n"
    )
    scripts = Path(__file__).parents[2] / "scripts"
    command = [sys.executable, "-c", code, str(scripts), str(tmp_path)]
    for writes in (1, 2, 3, 5, 8):
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
            assert running.stdout is not None
            for _ in range(writes):
                running.stdout.readline()
            running.kill()
        found = Ledger(tmp_path, BOTH).of("page.md")
        assert len(found) == 5
        assert len({one.target for one in found}) == 1
