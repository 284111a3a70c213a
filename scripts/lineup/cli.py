"""The command line: arguments in, exit code out. 0 in step, 1 findings, 2 could not run."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn

from lineup.errors import LineupError

COULD_NOT_RUN = 2


def command() -> NoReturn:
    """What the shell calls: `main`, and the end of the process.

    Python would first give back one by one all things that a run has kept; the system takes them at once. What was said has
    been written out by then, or was told to be impossible.
    """
    status = main()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):
            stream.flush()
    os._exit(status)


def main() -> int:
    """Runs the command with the arguments of this process and returns its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A file's name or a page's text may hold what the terminal's encoding does not.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    # What a run keeps it keeps to its end: looking for what could be thrown away takes a tenth of the time.
    gc.set_threshold(1_000_000, 50, 50)
    # Before any other module is loaded: most of them compile expressions.
    from lineup.expressions import at_start  # noqa: PLC0415

    remembered = at_start(os.environ, caches="--no-cache" not in sys.argv)
    try:
        return run(sys.argv[1:])
    finally:
        if remembered:
            remembered.remove()


def run(argv: Sequence[str]) -> int:
    """Runs one command and returns its exit code; whatever goes wrong is one sentence on standard error."""
    try:
        from lineup.arguments import parser  # noqa: PLC0415 - it loads what compiles expressions

        arguments = parser(argv).parse_args(argv)
        return int(arguments.run(arguments))
    except SystemExit as stopped:
        # --help and --version
        return int(stopped.code or 0)
    except LineupError as error:
        _say(error, argv)
    except BrokenPipeError:
        # The reader of our output has gone.
        from lineup.commands.common import give_up_output  # noqa: PLC0415 - only then

        give_up_output()
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        # A fault of this program: still one sentence, and the whole story for whoever wants to mend it.
        if os.environ.get("LINEUP_DEBUG"):
            raise
        _say(LineupError("internal", kind=type(error).__name__, error=error), argv)
    return COULD_NOT_RUN


def _say(error: LineupError, argv: Sequence[str]) -> None:
    """One line on standard error, in the language of the call, whatever the sentence quotes."""
    from lineup.arguments import language  # noqa: PLC0415 - few runs end so

    print(f"lineup: {' '.join(error.said(language(argv)).split())}", file=sys.stderr)
