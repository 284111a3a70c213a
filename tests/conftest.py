"""What all tests share: an environment that says nothing of where they run, repeatable property tests, quick memory."""

from __future__ import annotations

import gc
import os

from hypothesis import settings

# Workflows set these for every step; a test that wants one sets it itself.
for name in ("SITE_URL", "GITHUB_REPOSITORY", "GITHUB_ACTIONS"):
    os.environ.pop(name, None)
# The program speaks English here, without colours, and remembers nothing from run to run.
for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "FORCE_COLOR", "GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE"):
    os.environ.pop(name, None)
os.environ |= {"LANG": "C.UTF-8", "LINEUP_CACHE_DIR": ""}

# A busy machine must not fail a test, and a failure must come again at the next run.
settings.register_profile("project", deadline=None, derandomize=True)
settings.load_profile("project")


def pytest_collection_finish() -> None:
    """Spares the collector of garbage what stays until the end, and calls it less often: it took a fifth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)
