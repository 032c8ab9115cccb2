"""A program and the session's side share a processor while they talk, and only then."""

import os
import threading

import pytest

import fle
from fle.interpreter import ProgramProcess

pytestmark = pytest.mark.skipif(
    not hasattr(os, "sched_getaffinity") or len(os.sched_getaffinity(0)) < 2,
    reason="needs a system that places processes, and two processors",
)


def test_they_share_a_processor_during_calls_and_are_free_afterwards() -> None:
    before = os.sched_getaffinity(0)
    seen = []

    def observe(tool: str, result: object) -> None:
        assert programs._worker is not None
        seen.append((os.sched_getaffinity(0), os.sched_getaffinity(programs._worker.pid)))

    with fle.connect() as game:
        programs = ProgramProcess(game, observer=observe)
        result = programs.run("for _ in range(40):\n    score()\n")
        assert result.error is None
        assert programs._worker is not None
        assert os.sched_getaffinity(programs._worker.pid) == before
        programs.close()
    assert os.sched_getaffinity(0) == before
    here, there = seen[-1]
    assert here == there
    assert len(here) == 1


def test_a_program_that_computes_may_go_where_it_likes() -> None:
    before = os.sched_getaffinity(0)
    with fle.connect() as game:
        programs = ProgramProcess(game)
        programs.run("pass")
        assert programs._worker is not None
        pid, over, freed = programs._worker.pid, threading.Event(), threading.Event()

        def look() -> None:
            held = False
            while not over.wait(0.002):
                now = os.sched_getaffinity(pid)
                held = held or now != before
                if held and now == before:
                    freed.set()

        looker = threading.Thread(target=look)
        looker.start()
        result = programs.run("n = 0\nwhile n < 4_000_000:\n    n += 1\n")
        was_freed = freed.is_set()
        over.set()
        looker.join()
        programs.close()
    assert result.error is None
    assert was_freed
    assert os.sched_getaffinity(0) == before
