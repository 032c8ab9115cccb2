"""An agent plays a task over HTTP, mistakes, failures and all."""

from pathlib import Path
from typing import Any

import pytest

from fle.agents import Conversation, Usage, finish, make_agent, take_turn
from fle.gym import FactorioEnv, Observation
from fle.tasks import find_task
from tests.agents.chat_server import Answer, ChatServer, Cut, Entry, status

MISTAKE = "```python\nplace_entity(Prototype.StoneFurnace, position=Position(x=90, y=90))\n```"


def used(prompt: int, completion: int, cost: float) -> dict[str, Any]:
    counts = {"prompt_tokens": prompt, "completion_tokens": completion, "cost": cost}
    return counts | {"total_tokens": prompt + completion}


@pytest.mark.parametrize("factorio", ["1.1", "2.0"])
def test_a_model_solves_a_task(
    factorio: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("FLE_MODEL_API_KEY", raising=False)
    task = find_task("iron_ore_throughput_16")
    solution = f"This should do.\n```python\n{task.solution[0].read_text()}\n```"
    script: list[Entry] = [
        Answer("Let me think about drills.", usage=used(100, 10, 0.5)),
        status(429),
        Cut(Answer(solution)),
        Answer(MISTAKE, usage=used(200, 20, 0.25)),
        Answer(solution, usage=used(300, 30, 0.125)),
    ]
    monkeypatch.chdir(tmp_path)
    env = FactorioEnv(task_key=task.key, factorio=factorio)
    conversation, programs = Conversation(), []
    with ChatServer(script) as server:
        options = {"base_url": server.url, "retry_first_s": 0.001, "manual": "short"}
        agent = make_agent("basic", model="m", task=task, factorio=factorio, options=options)
        seen, _ = env.reset(seed=0)
        terminated = False
        while not terminated:
            observation = Observation.from_dict(seen)
            program = take_turn(agent, conversation, observation)
            seen, _, terminated, _, _ = env.step({"agent_idx": 0, "code": program.code or ""})
            programs.append(program)
        finish(agent, conversation, Observation.from_dict(seen), "success")
    env.close()
    assert [program.code is None for program in programs] == [True, False, False]
    assert [program.metadata["attempts"] for program in programs] == [1, 3, 1]
    assert sum((program.usage for program in programs), Usage()) == Usage(
        600, 60, total_tokens=660, cost=0.875, calls=3
    )
    texts = [message.text for message in conversation]
    assert task.goal in texts[0]
    assert "ran no program" in texts[3]
    assert "OutOfReach: " in texts[5]
    assert "Reached." in texts[7]
    assert len(texts) == 8
