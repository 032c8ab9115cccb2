"""Trajectories of agents that behave in every way, in one worker in this process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import fle
from fle.engine.rcon_server import RconServer
from fle.eval.events import TrajectoryRetried
from fle.store import Store
from tests.eval.support import PLATE, Inline, plan_of


def counting(label: str, does: str) -> dict[str, Any]:
    agent = {"name": "tests.eval.agents:Counting", "label": label, "options": {"does": does}}
    return {"task": PLATE, "agent": agent}


DOCUMENT = {
    "entries": [
        counting("breaks", "px"),
        counting("refused", "k"),
        counting("silent", "-p"),
        counting("done", "p."),
        counting("wrong", "!"),
    ],
    "limits": {"trajectory": {"steps": 2}},
    "retries": 1,
    "error_penalty": 10.0,
}


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Inline]:
    with Store(tmp_path_factory.mktemp("trajectories") / "results.db") as store:
        run = Inline(store, plan_of(DOCUMENT))
        run.carry_out()
        yield run


def results(run: Inline, label: str) -> dict[str, Any]:
    [found] = [each for each in run.results() if each["agent"] == label]
    return found


def test_a_failure_ends_one_trajectory_after_its_retries_and_no_other(run: Inline) -> None:
    reasons = {each["agent"]: each["reason"] for each in run.results()}
    assert reasons == {
        "breaks": "failed",
        "refused": "failed",
        "silent": "limit_steps",
        "done": "agent",
        "wrong": "limit_steps",
    }
    broken = results(run, "breaks")
    assert broken["error"].startswith("Traceback")
    assert broken["error"].strip().endswith("ZeroDivisionError: of the agent")
    # What it did before is kept; it was tried again, the refused key was not.
    assert [step["code"] for step in broken["steps"]] == ["print(1)"]
    retried = [event for event in run.events if isinstance(event, TrajectoryRetried)]
    assert [event.attempt for event in retried] == [1]
    assert results(run, "refused")["error"] == "the key is refused"


def test_a_reply_without_a_program_costs_a_step_and_the_agent_is_told_why(run: Inline) -> None:
    [trajectory] = [each for each in run.store.trajectories(run.run.id) if each.agent == "silent"]
    silent, spoken = run.store.steps(trajectory.id)
    assert (silent.code, silent.problem, silent.reply) == (
        None,
        "it holds no code",
        "Let me think.",
    )
    assert spoken.output == "1: (2,)"
    said = run.store.conversation(spoken.id)
    assert [message["role"] for message in said][-4:] == ["user", "assistant", "user", "assistant"]
    assert "ran no program, and counted as a step: it holds no code" in str(said[-2])


def test_an_agent_that_has_nothing_more_to_do_ends_its_trajectory(run: Inline) -> None:
    done = results(run, "done")
    assert (done["reason"], done["success"], len(done["steps"])) == ("agent", False, 1)


def test_a_program_that_fails_costs_the_penalty(run: Inline) -> None:
    step = results(run, "wrong")["steps"][0]
    assert (step["error_type"], step["reward"]) == ("ValueError", -10.0)


def test_steps_are_timed(run: Inline) -> None:
    [first, *_] = run.store.trajectories(run.run.id)
    [step] = run.store.steps(first.id)
    assert set(step.timings) == {
        "observe_s",
        "model_s",
        "program_s",
        "verify_s",
        "state_s",
        "trajectory_s",
        "run_s",
    }
    assert min(step.timings.values()) >= 0


def test_what_failed_goes_on_from_its_last_step_when_asked(run: Inline, tmp_path: Path) -> None:
    document = {**DOCUMENT, "entries": [counting("breaks", "pxp")], "retries": 0}
    with Store(tmp_path / "results.db") as store:
        again = Inline(store, plan_of(document))
        again.carry_out()
        assert again.results()[0]["reason"] == "failed"
        # Its number of steps was not kept by the failure: the second one fails again.
        again.carry_out(retry_failed=True)
        assert [step["code"] for step in again.results()[0]["steps"]] == ["print(1)"]
        assert again.results()[0]["reason"] == "failed"


def test_a_server_is_played_over_its_line_and_gone_back_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # An emulator behind RCON: to a worker it is a server like any other.
    with fle.connect() as game, RconServer(game._link.transport.server, password="p") as server:
        monkeypatch.setenv("FLE_RCON_PASSWORD", "p")
        chance = {"name": "random", "options": {"calls": 4}}
        document = {"tasks": [PLATE], "agents": [chance], "limits": {"trajectory": {"steps": 1}}}
        with Store(tmp_path / "results.db") as store:
            run = Inline(store, plan_of(document))
            run.carry_out(server=f"127.0.0.1:{server.port}")
            more = plan_of({**document, "limits": {"trajectory": {"steps": 2}}})
            run.carry_out(plan=more, server=f"127.0.0.1:{server.port}")
            [played] = run.results()
    assert (played["backend"], played["reason"]) == ("embedded 1.1.110", "limit_steps")
    assert [step["index"] for step in played["steps"]] == [0, 1]


def test_a_server_that_nobody_answers_for_fails_the_trajectory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FLE_RCON_PASSWORD", raising=False)
    with Store(tmp_path / "results.db") as store:
        run = Inline(store, plan_of({**DOCUMENT, "entries": [counting("any", "p")]}))
        run.carry_out(server="127.0.0.1:1")
        [played] = run.results()
    assert played["reason"] == "failed"
    assert played["error"] == "give the RCON password of 127.0.0.1:1 in FLE_RCON_PASSWORD"
