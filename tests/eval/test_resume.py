"""A run that is broken off anywhere and resumed is equal to one that was not."""

from __future__ import annotations

import json
import zlib
from pathlib import Path
from typing import Any

import pytest

from fle.eval.messages import AddStep, Ended, MayStep, NextJob, Request
from fle.store import Store
from tests.agents.chat_server import ChatServer
from tests.eval.command import Command, evaluate
from tests.eval.support import (
    PLATE,
    Inline,
    differences,
    plan_of,
    run_document,
    write_run_file,
)


class Killed(BaseException):
    """Stands for the end of the process: nothing catches it, nothing is tidied up after it."""


class Killer:
    """Ends the process at one of the points where it can be told from another."""

    def __init__(self, moment: str, request: type, number: int) -> None:
        self.moment = moment
        self.request = request
        self.left = number

    def __call__(self, moment: str, request: Request) -> None:
        if moment == self.moment and isinstance(request, self.request):
            self.left -= 1
            if self.left == 0:
                raise Killed


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return run_document(tmp_path_factory.mktemp("programs"))


@pytest.fixture(scope="module")
def unbroken(
    tmp_path_factory: pytest.TempPathFactory, document: dict[str, Any]
) -> list[dict[str, Any]]:
    with Store(tmp_path_factory.mktemp("unbroken") / "results.db") as store:
        run = Inline(store, plan_of(document))
        run.carry_out()
        return run.results()


def test_the_unbroken_run_is_what_it_should_be(unbroken: list[dict[str, Any]]) -> None:
    found = [(each["task"], each["agent"], each["reason"], len(each["steps"])) for each in unbroken]
    assert found == [
        ("iron_ore_throughput_16", "scripted", "success", 3),
        ("iron_plate_throughput_16", "random", "limit_steps", 4),
        ("iron_plate_throughput_16", "scripted", "success", 3),
        ("iron_plate_throughput_multiagent_free", "random", "limit_steps", 4),
    ]
    assert [step["agent"] for step in unbroken[3]["steps"]] == [0, 1, 0, 1]
    assert unbroken[0]["steps"][1]["output"].splitlines()[0].endswith("(2,)")


def test_a_run_killed_again_and_again_is_equal_to_an_unbroken_one(
    tmp_path: Path, document: dict[str, Any], unbroken: list[dict[str, Any]]
) -> None:
    kills = [
        Killer("before", AddStep, 1),
        Killer("after", AddStep, 1),
        Killer("before", MayStep, 2),
        Killer("before", Ended, 1),
        Killer("after", Ended, 1),
        Killer("after", AddStep, 3),
        Killer("after", NextJob, 1),
    ]
    with Store(tmp_path / "results.db") as store:
        run = Inline(store, plan_of(document))
        for kill in kills:
            with pytest.raises(Killed):
                run.carry_out(
                    lambda request, kill=kill: kill("before", request),
                    lambda request, kill=kill: kill("after", request),
                )
        run.carry_out()
        assert differences(run.results(), unbroken) == []


def test_a_command_killed_with_all_its_workers_goes_on_where_it_was(
    tmp_path: Path,
    document: dict[str, Any],
    unbroken: list[dict[str, Any]],
    store_address: str,
) -> None:
    # What scripts play is enough: the other ways to break off are tried above.
    run_file = write_run_file(tmp_path, {**document, "entries": document["entries"][:2]})
    expected = [each for each in unbroken if each["agent"] == "scripted"]
    arguments = (str(run_file), "--workers", "2", "--store", store_address)
    # Making its tables takes the longest, and is no part of what is tried here.
    Store(store_address).close()
    command = Command(*arguments, folder=tmp_path)
    told = [command.until("step") for _ in range(2)]
    command.kill()
    with Store(store_address) as store:
        [run] = store.runs()
        kept = {step.id for each in store.trajectories(run.id) for step in store.steps(each.id)}
        assert {event["step"] for event in told} <= kept

    if store_address.startswith("sqlite"):
        # By its number, or by the same command again.
        arguments = ("--resume", str(run.id), *arguments[1:])
    events, code, said = evaluate(*arguments, folder=tmp_path)
    assert code == 0, said
    assert events[0]["resumed"]
    assert events[-1] == {
        "event": "run_ended",
        "run": run.id,
        "complete": True,
        "ended": 2,
        "successes": 2,
        "failed": 0,
        "steps": 6,
        "tokens": 0,
        "cost": 0.0,
    }
    with Store(store_address) as store:
        assert differences(store.results(run.id), expected) == []


def test_a_model_that_answers_alike_is_told_alike_after_a_break(tmp_path: Path) -> None:
    """Conversation, summaries and all: the model is the same function of what it is sent."""

    def answer(body: dict[str, Any]) -> str:
        said = json.dumps(body["messages"])
        return f"```python\nprint({len(said)}, {zlib.crc32(said.encode())})\n```"

    options = {"summary_every": 2, "keep": 1, "manual": "short"}
    with ChatServer(answer) as server, Store(tmp_path / "results.db") as store:
        document = {
            "tasks": [PLATE],
            "agents": [{"name": "basic", "options": options}],
            "models": [{"name": "some-model", "base_url": server.url}],
            "limits": {"trajectory": {"steps": 5}},
        }
        unbroken = Inline(store, plan_of(document))
        unbroken.carry_out()
        asked = len(server.requests)
        killed = Inline(store, plan_of(document))
        for kill in (Killer("after", AddStep, 2), Killer("after", AddStep, 2)):
            with pytest.raises(Killed):
                killed.carry_out(after=lambda request, kill=kill: kill("after", request))
        killed.carry_out()
        assert differences(killed.results(), unbroken.results()) == []
        # Nothing was asked twice.
        assert len(server.requests) == 2 * asked > 10
