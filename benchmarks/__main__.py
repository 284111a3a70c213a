"""Runs every benchmark that needs nothing but this repository."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

BENCHMARKS = ("speed.py", "recall.py", "freshness.py")


def main() -> int:
    """Runs them one after the other; 1 where one did not run."""
    folder = Path(__file__).parent
    failed = 0
    for name in BENCHMARKS:
        print(f"== {name}", flush=True)
        failed |= subprocess.run([sys.executable, str(folder / name)], check=False).returncode != 0  # noqa: S603 - our own scripts
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
