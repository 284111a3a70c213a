"""What tests that start `lineup` as a process share."""

from __future__ import annotations

import pytest


@pytest.fixture
def remembering(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Lets `lineup` remember from run to run, as on any person's machine; a start takes half the time then."""
    monkeypatch.setenv("LINEUP_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "remembered"))
