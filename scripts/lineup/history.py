"""git: where a branch left another, and the files as they were there. Reads only; never the network, never a filter."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from lineup.errors import LineupError


class HistoryError(LineupError):
    """git cannot answer; the message is one sentence."""


def _git(folder: Path, *arguments: str, given: bytes | None = None) -> bytes:
    """What a git command prints.

    Raises:
        HistoryError: git is not there, or refuses.
    """
    import subprocess  # noqa: PLC0415 - only who asks for the past waits for it to load

    environment = {**os.environ, "LC_ALL": "C", "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0"}
    command = ["git", "-C", str(folder), *arguments]
    try:
        done = subprocess.run(command, input=given, capture_output=True, check=False, env=environment)  # noqa: S603 - git
    except OSError as error:
        raise HistoryError(f"git cannot be run: {error.strerror}") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise HistoryError(said[-1] if said else f"git {arguments[0]} failed")
    return done.stdout


def repository(folder: Path) -> Path:
    """The top folder of the working tree that a folder stands in.

    Raises:
        HistoryError: it stands in none.
    """
    try:
        return Path(os.fsdecode(_git(folder, "rev-parse", "--show-toplevel").rstrip(b"\n")))
    except HistoryError as error:
        raise HistoryError(f"{folder}: no git repository here ({error})") from error


def left_at(repository: Path, ref: str) -> str:
    """The commit at which the current branch left another.

    Raises:
        HistoryError: there is no such branch, or nothing in common with it is known here.
    """
    try:
        other = _git(repository, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    except HistoryError as error:
        raise HistoryError(f"there is no commit '{ref}' here{_hint(repository, ref)}") from error
    try:
        return _git(repository, "merge-base", other.decode().strip(), "HEAD").decode().split()[0]
    except (HistoryError, IndexError) as error:
        raise HistoryError(
            f"'{ref}' and HEAD have no commit in common here; in a shallow clone fetch more of the history"
        ) from error


def _hint(repository: Path, ref: str) -> str:
    """What may help where a commit is not there: the branch may be known by its remote's name, or not be fetched."""
    names = _git(repository, "for-each-ref", "--format=%(refname:lstrip=2)", "refs/remotes").decode("utf-8", "replace")
    near = [name for name in names.split("\n") if name.partition("/")[2] == ref]
    if near:
        return f"; there is '{near[0]}'"
    shallow = _git(repository, "rev-parse", "--is-shallow-repository").strip() == b"true"
    return "; this is a shallow clone, fetch the branch and more of the history" if shallow else ""


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
            raise HistoryError(f"git has no object {name.decode()} here; in a partial clone fetch it")
        size = int(head[2])
        yield answer[end + 1 : end + 1 + size]
        at = end + 2 + size


class Version(NamedTuple):
    """A state of a file: the commit that made it, its day, and where the file stood then."""

    commit: str
    day: str
    path: str


def versions(repository: Path, path: str, most: int = 100) -> list[Version]:
    """The latest states of a file, newest first, across renames; none of a file that git does not know.

    Raises:
        HistoryError: git refuses; a repository without a commit is one.
    """
    listed = _git(
        repository, "-c", "core.quotePath=false", "log", "--follow", f"--max-count={most}", "--format=%x00%H %cs",
        "--name-status", "--", path,
    )  # fmt: skip
    found = []
    for entry in os.fsdecode(listed).split("\0")[1:]:
        head, *changes = entry.strip().split("\n")
        commit, day = head.split(" ")
        names = changes[-1].split("\t") if changes and changes[-1] else []
        if len(names) > 1 and not names[0].startswith("D"):
            found.append(Version(commit, day, names[-1]))
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


def texts(repository: Path, names: list[str]) -> list[bytes | None]:
    """What objects hold that are named as `commit:path`; None for one that is not there.

    Raises:
        HistoryError: git refuses.
    """
    plain = [name for name in names if "\n" not in name]
    asked = b"".join(os.fsencode(name) + b"\n" for name in plain)
    answer = _git(repository, "cat-file", "--batch", given=asked) if plain else b""
    found: dict[str, bytes | None] = {}
    at = 0
    for name in plain:
        end = answer.index(b"\n", at)
        head = answer[at:end]
        if head.endswith((b" missing", b" ambiguous")):
            found[name] = None
            at = end + 1
            continue
        size = int(head.rpartition(b" ")[2])
        found[name] = answer[end + 1 : end + 1 + size]
        at = end + 2 + size
    return [found.get(name) for name in names]
