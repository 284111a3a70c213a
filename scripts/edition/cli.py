"""`edition`: the site's steps from the command line. Exit status: 0 done, 1 faults found, 2 could not run."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from edition import building, dataset, facts, usage
from edition.addresses import addresses
from edition.audit import audit, sizes
from edition.documents import making
from edition.faults import Fault, FaultsError, UsageError
from edition.rendering import render

DONE, FOUND, FAILED = 0, 1, 2


def _project(start: Path) -> Path:
    """The project's folder: the nearest one, from here upwards, that holds mkdocs.yml and data/.

    Raises:
        UsageError: where there is none.
    """
    for folder in (start, *start.parents):
        if (folder / "mkdocs.yml").is_file() and (folder / "data").is_dir():
            return folder
    raise UsageError(f"{start} is not in the project: no mkdocs.yml with data/ beside it, here or above")


def _report(faults: Iterable[Fault]) -> int:
    """Prints faults, one per line; the exit status."""
    found = list(faults)
    for fault in found:
        print(fault)
    if found:
        print(f"{len(found)} {'fault' if len(found) == 1 else 'faults'}.", file=sys.stderr)
    return FOUND if found else DONE


def _check(root: Path) -> int:
    data = dataset.load(root / "data")
    status = _report(facts.check(root, data))
    if status == DONE:
        print(f"{len(data.facts)} facts and {len(data.sources)} sources; every statement has its citation.")
    return status


def _facts(root: Path, *, as_json: bool, quiet: bool) -> int:
    data = dataset.load(root / "data")
    found = usage.uses(root, data)
    text = usage.as_json(found) if as_json else usage.text(found)
    print(text.rstrip().rsplit("\n", 1)[-1] if quiet else text)
    faults = usage.faults(found, data)
    for fault in faults:
        print(fault, file=sys.stderr)
    return FOUND if faults else DONE


def _build(root: Path) -> int:
    environment = building.environment()
    dataset.load(root / "data")
    with building.terminable(), building.workshop(root) as workshop:
        new = Path(workshop) / "site"
        if not building.build(root, new, environment):
            print("The site was not built; site/ is as it was.", file=sys.stderr)
            return FOUND
        if status := _report(audit(new)):
            print("The built site has faults; site/ is as it was.", file=sys.stderr)
            return status
        building.swap(new, root / "site")
    address = addresses(environment).site
    print(f"The site is in {root / 'site'}: {sizes(root / 'site')}.")
    print(f"English: {address}\nBulgarian: {address}bg/")
    return DONE


def _documents(root: Path, site: Path) -> int:
    made = making.make(site, making.moment(root, building.environment()))
    for one in made:
        print(f"{site / one.path}: {making.size(one.size, 'en')}")
    status = _report(audit(site))
    if status == DONE:
        print(f"{site}: {sizes(site)}.")
    return status


def _audit(root: Path | None, site: Path | None) -> int:
    folder = site or (root or Path()) / "site"
    if not folder.is_dir():
        raise UsageError(f"{folder} is not a folder; build the site first: edition build")
    status = _report(audit(folder))
    print(f"{folder}: {sizes(folder)}.")
    return status


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="edition", description="Makes this edition's site from its data and pages.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands.add_parser("check", help="facts and citations: data/ against its schemas, every statement against data/")
    commands.add_parser("build", help="build strictly into site/ and audit what was built")
    used = commands.add_parser("facts", help="which facts are used where, and why the others are not")
    used.add_argument("--json", action="store_true", help="for programs")
    used.add_argument("--quiet", action="store_true", help="only the sum")
    serve = commands.add_parser("serve", help="live preview of both languages that survives faults")
    serve.add_argument("--host", default="127.0.0.1", help="default: %(default)s")
    port = os.environ.get("PORT") or "8000"
    serve.add_argument("--port", type=int, default=port, help="default: PORT in the environment, else 8000")
    audits = commands.add_parser("audit", help="audit a built site")
    audits.add_argument("site", nargs="?", type=Path, metavar="SITE", help="its folder; default: site/")
    documents = commands.add_parser("documents", help="add a PDF and an EPUB in each language to a built site")
    documents.add_argument("site", nargs="?", type=Path, metavar="SITE", help="its folder; default: site/")
    renders = commands.add_parser("render", help="write plain Markdown, markers and citations expanded")
    renders.add_argument("target", type=Path, metavar="DIR", help="a folder that is empty or not there")
    return parser


def _perform(given: argparse.Namespace) -> int:
    if given.command == "audit" and given.site:
        return _audit(None, given.site)
    root = _project(Path.cwd())
    if given.command == "check":
        return _check(root)
    if given.command == "facts":
        return _facts(root, as_json=given.json, quiet=given.quiet)
    if given.command == "build":
        return _build(root)
    if given.command == "serve":
        print(f"Preview: http://{given.host}:{given.port}/ and http://{given.host}:{given.port}/bg/", flush=True)
        return building.serve(root, given.host, given.port, building.environment())
    if given.command == "audit":
        return _audit(root, None)
    if given.command == "documents":
        return _documents(root, given.site or root / "site")
    number = render(root, given.target, dataset.load(root / "data"))
    print(f"{number} pages are in {given.target}.")
    return DONE


def run(argv: Sequence[str]) -> int:
    """Runs `edition` with these arguments; the exit status. Faults go to standard output, failures to the other."""
    try:
        given = _arguments().parse_args(argv)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else FAILED
    try:
        return _perform(given)
    except FaultsError as error:
        return _report(error.faults)
    except UsageError as error:
        print(f"edition: {error}.", file=sys.stderr)
        return FAILED
    except OSError as error:
        print(f"edition: {error.filename or 'a file'}: {error.strerror}.", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        return 130


def main(argv: Sequence[str] | None = None) -> int:
    """The entry point of the command."""
    return run(sys.argv[1:] if argv is None else argv)


if __name__ == "__main__":
    sys.exit(main())
