"""One fault is one line; several faults travel together."""

from __future__ import annotations

from edition.faults import Fault, FaultsError


def test_a_fault_is_one_line_for_people_and_editors() -> None:
    fault = Fault("docs/en/index.md", 12, 3, "ED201", "there is no source 'x'")
    assert str(fault) == "docs/en/index.md:12:3: error ED201 there is no source 'x'"


def test_faults_come_in_order_and_once() -> None:
    first, second = Fault("a.md", 2, 1, "ED201", "a"), Fault("a.md", 10, 1, "ED201", "b")
    error = FaultsError([second, first, second])
    assert error.faults == (first, second)
    assert str(error) == f"{first}\n{second}"
