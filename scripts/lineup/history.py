"""git: where a branch left another, and the files as they were there. Reads only; never the network, never a filter."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from lineup.errors import LineupError, foreign


class HistoryError(LineupError):
    """git cannot answer; the message is one sentence."""


def _git(folder: Path, *arguments: str, given: bytes | None = None) -> bytes:
    """What a git command prints.

    Raises:
        HistoryError: git is not there, or refuses.
    """
    import subprocess  # noqa: PLC0415 - only who asks for the past waits for it to load

    command = ["git", "-C", str(folder), *arguments]
    try:
        done = subprocess.run(command, input=given, capture_output=True, check=False, env=_environment())  # noqa: S603 - git
    except OSError as error:
        raise HistoryError("git-not-run", why=foreign(error.strerror)) from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        if said:
            raise HistoryError("git-said", why=foreign(said[-1]))
        raise HistoryError("git-failed", command=arguments[0])
    return done.stdout


def _environment() -> dict[str, str]:
    return {**os.environ, "LC_ALL": "C", "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0"}


def repository(folder: Path) -> Path:
    """The top folder of the working tree that a folder stands in.

    Raises:
        HistoryError: it stands in none.
    """
    try:
        return Path(os.fsdecode(_git(folder, "rev-parse", "--show-toplevel").rstrip(b"\n")))
    except HistoryError as error:
        raise HistoryError("no-repository", folder=folder, why=error) from error


def left_at(repository: Path, ref: str) -> str:
    """The commit at which the current branch left another.

    Raises:
        HistoryError: there is no such branch, or nothing in common with it is known here.
    """
    try:
        other = _git(repository, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    except HistoryError as error:
        raise _no_commit(repository, ref) from error
    try:
        return _git(repository, "merge-base", other.decode().strip(), "HEAD").decode().split()[0]
    except (HistoryError, IndexError) as error:
        raise HistoryError("no-common-commit", ref=ref) from error


def _no_commit(repository: Path, ref: str) -> HistoryError:
    """That a commit is not there, with what may help: the branch may be known by its remote's name, or not be fetched."""
    names = _git(repository, "for-each-ref", "--format=%(refname:lstrip=2)", "refs/remotes").decode("utf-8", "replace")
    near = [name for name in names.split("\n") if name.partition("/")[2] == ref]
    if near:
        return HistoryError("no-commit-near", ref=ref, near=near[0])
    shallow = _git(repository, "rev-parse", "--is-shallow-repository").strip() == b"true"
    return HistoryError("no-commit-shallow" if shallow else "no-commit", ref=ref)


def unpack(repository: Path, commit: str, target: Path, whole: Callable[[PurePosixPath], bool]) -> None:
    """Puts the files of a commit into a folder: those that `whole` chooses with their text, the others empty.

    Files keep the bytes that git has; a symbolic link is made where it stays inside, a submodule not at all.

    Raises:
        HistoryError: git refuses.
    """
    listed = _git(repository, "ls-tree", "-r", "-z", "--full-tree", commit)
    wanted: list[tuple[bytes, Path, bool]] = []
    for entry in listed.split(b"\0")[:-1]:
        head, _, raw = entry.partition(b"\t")
        mode, kind, name = head.split(b" ")[:3]
        inside = PurePosixPath(os.fsdecode(raw))
        if kind != b"blob" or inside.is_absolute() or ".." in inside.parts:
            continue
        place = target / inside
        place.parent.mkdir(parents=True, exist_ok=True)
        if mode == b"120000" or whole(inside):
            wanted.append((name, place, mode == b"120000"))
        else:
            place.touch()
    for (_, place, link), content in zip(wanted, _contents(repository, [name for name, _, _ in wanted]), strict=True):
        if link:
            _link(place, os.fsdecode(content), target)
        else:
            place.write_bytes(content)


def _link(place: Path, leads: str, root: Path) -> None:
    """A symbolic link, where it does not lead out of the folder."""
    aim = os.path.normpath(os.path.join(place.parent, leads))  # noqa: PTH118 - nothing may be resolved here
    if os.path.commonpath((aim, root)) == str(root):
        place.symlink_to(leads)


def _contents(repository: Path, names: list[bytes]) -> Iterator[bytes]:
    """The bytes of many objects, in order."""
    answer = _git(repository, "cat-file", "--batch", given=b"".join(name + b"\n" for name in names)) if names else b""
    at = 0
    for name in names:
        end = answer.index(b"\n", at)
        head = answer[at:end].split(b" ")
        if len(head) != 3:
            raise HistoryError("git-no-object", name=name.decode())
        size = int(head[2])
        yield answer[end + 1 : end + 1 + size]
        at = end + 2 + size


class Version(NamedTuple):
    """A state of a file: the commit that made it, its day, and where the file stood then."""

    commit: str
    day: str
    path: str


_LOG = ("-c", "core.quotePath=false", "log", "-M", "--root", "--format=%x00%H %cs", "--name-status", "-z")
_FEW = 10
"""Paths up to which git is faster with each of them named than with the folder that holds them."""


def versions(repository: Path, paths: Iterable[str], most: int = 100) -> dict[str, list[Version]]:
    """The latest states of files, newest first, across renames; none of a file that git does not know.

    Two calls of git for all files, and two more for each commit that brought some of them here from elsewhere.

    Raises:
        HistoryError: git refuses; a repository without a commit is one.
    """
    found: dict[str, list[Version]] = {path: [] for path in paths}
    open_ = [("HEAD", {path: path for path in found})]
    while open_:
        start, names = open_.pop()
        born = _followed(_git(repository, *_LOG, start, "--", *_asked(names)), names, found, most)
        for commit, moved in _moves(repository, born).items():
            came = {moved[now]: asked for now, asked in born[commit].items() if now in moved}
            if came:
                open_.append((f"{commit}^", came))
    return found


def _asked(names: Iterable[str]) -> list[str]:
    """What git is asked about: some files, or the folders that hold many."""
    literal = [f":(top,literal){name}" for name in names]
    if len(literal) <= _FEW:
        return literal
    folders = {f"{name.split('/')[0]}/" if "/" in name else name for name in names}
    return [f":(top,literal){one}" for one in sorted(folders)]


def _followed(
    listed: bytes, names: dict[str, str], found: dict[str, list[Version]], most: int
) -> dict[str, dict[str, str]]:
    """Reads a log, newest first; by commit the files that it brought, each with the name that is asked for."""
    born: dict[str, dict[str, str]] = {}
    commit = day = ""
    parts = iter(os.fsdecode(listed).split("\0"))
    for part in parts:
        said = part.lstrip("\n")
        if len(said) > 20 and " " in said:
            commit, day = said.split(" ")
        elif said[:1] in ("R", "C"):
            old, new = next(parts), next(parts)
            if (asked := names.get(new)) is not None:
                _add(found[asked], Version(commit, day, new), most)
                if said[0] == "R":
                    names[old] = names.pop(new)
                else:
                    names.pop(new)
        elif said:
            path = next(parts)
            if (asked := names.get(path)) is None:
                continue
            if said != "D":
                _add(found[asked], Version(commit, day, path), most)
            if said == "A":
                born.setdefault(commit, {})[path] = names.pop(path)
    return born


def _add(there: list[Version], version: Version, most: int) -> None:
    if len(there) < most:
        there.append(version)


def _moves(repository: Path, commits: Iterable[str]) -> dict[str, dict[str, str]]:
    """By commit where the files that it moved stood before it."""
    given = "".join(f"{commit}\n" for commit in commits).encode()
    if not given:
        return {}
    listed = _git(
        repository, "-c", "core.quotePath=false", "diff-tree", "--stdin", "-r", "-M", "--name-status", "--diff-filter=R", "-z",
        given=given,
    )  # fmt: skip
    found: dict[str, dict[str, str]] = {}
    moved: dict[str, str] = {}
    parts = iter(os.fsdecode(listed).split("\0"))
    for part in parts:
        said = part.strip("\n")
        if said[:1] == "R":
            old, new = next(parts), next(parts)
            moved[new] = old
        elif said:
            moved = found.setdefault(said.split(" ")[0], {})
    return found


def cut_off(repository: Path) -> frozenset[str]:
    """The commits behind which the history is not here: those at which a shallow clone begins.

    Raises:
        HistoryError: git refuses.
    """
    place = Path(os.fsdecode(_git(repository, "rev-parse", "--git-path", "shallow").rstrip(b"\n")))
    try:
        return frozenset((repository / place).read_text("ascii").split())
    except OSError:
        return frozenset()


class Objects:
    """Reads what objects hold, all with one process; a context that ends it."""

    def __init__(self, repository: Path) -> None:
        self.repository = repository
        self._process: Any = None

    def __enter__(self) -> Objects:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process:
            self._process.stdin.close()
            self._process.stdout.close()
            self._process.wait()
            self._process = None

    def text(self, name: str) -> bytes | None:
        """What an object holds that is named as `commit:path`; None where it is not there.

        Raises:
            HistoryError: git cannot be run, or ends too soon.
        """
        if "\n" in name:
            return None
        process = self._process = self._process or _started(self.repository, "cat-file", "--batch")
        try:
            process.stdin.write(os.fsencode(name) + b"\n")
            process.stdin.flush()
            head = process.stdout.readline()
        except OSError as error:
            raise HistoryError("git-ended", why=foreign(error.strerror)) from error
        if not head:
            raise HistoryError("git-ended-soon")
        if head.endswith((b" missing\n", b" ambiguous\n")):
            return None
        size = int(head.rpartition(b" ")[2])
        content: bytes = process.stdout.read(size + 1)
        return content[:size] if head.split(b" ")[-2] == b"blob" else None


def _started(folder: Path, *arguments: str) -> Any:
    """A git command that goes on.

    Raises:
        HistoryError: git is not there.
    """
    import subprocess  # noqa: PLC0415 - only who asks for the past waits for it to load

    try:
        return subprocess.Popen(  # noqa: S603 - git
            ["git", "-C", str(folder), *arguments],  # noqa: S607
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_environment(),
        )  # fmt: skip
    except OSError as error:
        raise HistoryError("git-not-run", why=foreign(error.strerror)) from error
