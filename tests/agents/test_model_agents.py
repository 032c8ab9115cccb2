"""Agents with a model, asked over HTTP: what they show it, and what they make of its answers."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from fle.agents import Agent, AgentError, Conversation, ModelError, Program, make_agent, take_turn
from fle.agents.conversation import Image, Message
from fle.agents.history import fitted, size
from tests.agents.chat_server import Answer, ChatServer, status
from tests.agents.observations import full, plain


@pytest.fixture(autouse=True)
def no_key(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("FLE_MODEL_API_KEY", raising=False)
    monkeypatch.chdir(tmp_path)


def made(server: ChatServer, name: str = "minimal", **options: Any) -> Agent:
    usual = {"base_url": server.url, "system": "Play.", "retry_first_s": 0.001, "attempts": 2}
    return make_agent(name, model="some-model", options=usual | options)


def turns(agent: Agent, conversation: Conversation, numbers: range) -> list[Program]:
    return [
        take_turn(agent, conversation, plain(raw_text=f"output {number}", inventory={"coal": 5}))
        for number in numbers
    ]


def test_a_model_writes_programs() -> None:
    answers = ["```python\nprint(1)\n```", "I wait.", Answer("```python\nx =", finish="length")]
    with ChatServer(answers) as server:
        agent, conversation = made(server), Conversation()
        program, prose, cut = turns(agent, conversation, range(3))
        agent.end(conversation, "steps")
    assert (program.code, program.problem) == ("print(1)\n", None)
    assert program.usage.total_tokens > 0
    assert program.usage.calls == 1
    assert program.metadata["attempts"] == 1
    assert (prose.code, prose.reply) == (None, "I wait.")
    assert "no Python program" in str(prose.problem)
    assert "cut off at" in str(cut.problem)
    # The model is told why its reply did nothing.
    told = [message["content"] for message in server.bodies[2]["messages"]]
    assert told[0] == "Play."
    assert "output 0" in told[1]
    assert told[2] == "```python\nprint(1)\n```"
    assert told[5].startswith("Your last reply ran no program, and counted as a step: The reply")


def test_refusals_cost_a_step_and_say_why() -> None:
    answers = [Answer(more={"refusal": "No."}), Answer(finish="content_filter")]
    with ChatServer(answers) as server:
        refused, filtered = turns(made(server), Conversation(), range(2))
    assert refused.problem == "The model refused: No."
    assert filtered.problem == "The provider's filter withheld the reply."


def test_a_model_without_an_answer_ends_the_turn() -> None:
    with ChatServer([status(500)] * 2 + ["```python\nprint(1)\n```"]) as server:
        agent, conversation = made(server), Conversation()
        with pytest.raises(ModelError):
            turns(agent, conversation, range(1))
        assert len(conversation) == 0
        assert agent.state() == {"before": None}
        (program,) = turns(agent, conversation, range(1))
    assert program.code == "print(1)\n"


def test_a_minimal_agent_shows_the_last_turns() -> None:
    with ChatServer(lambda body: f"x = {len(body['messages'])}") as server:
        turns(made(server, turns=3), Conversation(), range(6))
    last = [message["content"] for message in server.bodies[-1]["messages"]]
    assert [text.split("\n")[2] if "##" in text else text for text in last] == [
        "Play.",
        "output 3",
        "x = 6",
        "output 4",
        "x = 6",
        "output 5",
    ]


def summaries(body: dict[str, Any]) -> Answer:
    """Answer a question for a summary with the turns that it is about, others with a program."""
    system, asked = (message["content"] for message in body["messages"][:2])
    if "your summary of them" not in system:
        return Answer(f"x = {len(body['messages'])}")
    numbers = re.findall(r"^output (\d+)", asked, re.MULTILINE)
    return Answer(f"turns {numbers[0]} to {numbers[-1]}")


def test_a_basic_agent_summarises_what_is_long_ago() -> None:
    with ChatServer(summaries) as server:
        agent = made(server, "basic", summary_every=4, keep=2)
        conversation = Conversation()
        programs = turns(agent, conversation, range(12))
    asked = [
        number
        for number, body in enumerate(server.bodies)
        if "your summary of them" in body["messages"][0]["content"]
    ]
    # At the turns 6 and 10, counted from 0: four that are old, two that are kept, and the present.
    assert asked == [6, 11]
    assert programs[6].usage.calls == programs[10].usage.calls == 2
    assert programs[5].usage.calls == 1
    second = server.bodies[11]["messages"][1]["content"]
    assert second.startswith("## Summary of your first 4 turns\n\nturns 0 to 3\n\n[game]\n")
    assert "output 4" in second
    assert "output 8" not in second
    last = server.bodies[-1]["messages"]
    assert last[1]["content"].startswith("## Summary of your first 8 turns\n\nturns 4 to 7\n\n")
    assert "output 8" in last[1]["content"]
    assert [message["role"] for message in last] == ["system", "user"] + ["assistant", "user"] * 3
    # The conversation itself keeps everything.
    assert conversation.messages[1].text.count("## ") > 3
    assert len(conversation) == 1 + 2 * 12


def test_a_basic_agent_shows_the_present_in_full_only() -> None:
    with ChatServer(lambda body: "x = 1") as server:
        turns(made(server, "basic"), Conversation(), range(3))
    contents = [message["content"] for message in server.bodies[-1]["messages"]]
    assert ["## Inventory" in text for text in contents[1::2]] == [False, False, True]
    assert ["output" in text for text in contents[1::2]] == [True, True, True]


def test_a_basic_agent_goes_on_where_it_was() -> None:
    def play(server: ChatServer, stop: int | None) -> tuple[list[Any], list[str | None]]:
        agent, conversation = made(server, "basic", summary_every=3, keep=1), Conversation()
        first = turns(agent, conversation, range(stop or 10))
        if stop:
            # As a store keeps it.
            state = json.loads(json.dumps(agent.state()))
            conversation = Conversation.from_json(json.loads(json.dumps(conversation.to_json())))
            agent = made(server, "basic", summary_every=3, keep=1)
            agent.restore(state)
            first += turns(agent, conversation, range(stop, 10))
        return conversation.to_json(), [program.code for program in first]

    with ChatServer(summaries) as unbroken, ChatServer(summaries) as broken:
        assert play(unbroken, None) == play(broken, 5)
    assert unbroken.bodies == broken.bodies


def test_a_summary_of_nothing_is_a_failure() -> None:
    with (
        ChatServer(
            lambda body: Answer("" if "summary" in body["messages"][0]["content"] else "x")
        ) as server,
        pytest.raises(AgentError, match="gave no summary of the first 1 turns"),
    ):
        turns(made(server, "basic", summary_every=1, keep=1), Conversation(), range(3))


def test_a_view_stays_under_its_size() -> None:
    with ChatServer(lambda body: "```python\n# " + "y" * 3_000 + "\nx = 1\n```") as server:
        agent = made(server, "basic", longest=12_000)
        conversation = Conversation()
        for number in range(8):
            take_turn(agent, conversation, plain(raw_text=f"{number}" * 4_000))
    for body in server.bodies:
        assert sum(len(message["content"]) for message in body["messages"]) <= 12_000
    last = server.bodies[-1]["messages"]
    assert "7" * 4_000 in last[-1]["content"]
    assert "characters left out" in last[1]["content"]


def test_the_rules_and_the_present_are_never_shortened() -> None:
    messages = [
        Message("system", "s" * 900),
        Message("user", "a" * 900),
        Message("user", "b" * 900),
    ]
    rules, past, present = fitted(messages, 1_000)
    assert (rules, present) == (messages[0], messages[2])
    assert len(past.text) <= 400
    assert size(fitted(messages, 2_500)) <= 2_500
    assert fitted(messages, 2_700) == messages


def test_a_visual_agent_shows_the_last_picture() -> None:
    with ChatServer(lambda body: "x = 1") as server:
        agent, conversation = made(server, "visual", images=True), Conversation()
        for _ in range(2):
            take_turn(agent, conversation, full())
        assert agent.needs_picture
        with pytest.raises(AgentError, match="needs pictures; make its environment with vision"):
            take_turn(agent, conversation, plain())
    first, _, last = (message["content"] for message in server.bodies[-1]["messages"][1:])
    assert isinstance(first, str)
    assert [part["type"] for part in last] == ["text", "text", "image_url"]
    assert last[-1]["image_url"]["url"] == "data:image/png;base64,aGk="
    assert conversation.messages[1].images == (Image("aGk="),)


@pytest.mark.parametrize(
    ("model", "message"),
    [
        ("openai:o3-mini", "openai:o3-mini takes no pictures"),
        ("ollama:some-model", "not known whether ollama:some-model takes pictures"),
    ],
)
def test_a_visual_agent_refuses_a_model_without_eyes(model: str, message: str) -> None:
    with pytest.raises(AgentError, match=message):
        make_agent("visual", model=model, options={"key_env": "HOME", "system": "Play."})


def test_the_formatter_is_an_option() -> None:
    with ChatServer(["x = 1", "x = 1"]) as server:
        small = {"include_inventory": False, "include_entities": False}
        take_turn(made(server, observation_formatter=small), Conversation(), full())
        tree = {"tree": True, "excluded_keys": ["research"]}
        take_turn(made(server, observation_formatter=tree), Conversation(), full())
    small_text, tree_text = (body["messages"][1]["content"] for body in server.bodies)
    assert "## Inventory" not in small_text
    assert "## Production" in small_text
    assert "game_info:\n  tick: 600" in tree_text
    with pytest.raises(AgentError, match="the observation formatter cannot be made"):
        make_agent("basic", model="m", options={"observation_formatter": {"colour": 1}})


def test_agents_are_told_the_manual_and_the_task() -> None:
    with ChatServer(["x = 1"]) as server:
        options = {"base_url": server.url, "manual": "short"}
        agent = make_agent("minimal", model="m", factorio="2.0", options=options)
        take_turn(agent, Conversation(), plain())
    system = server.bodies[0]["messages"][0]
    assert system["role"] == "system"
    assert "### place_entity" in system["content"]
    assert "This is Factorio 2.0" in system["content"]
    assert "There is no given goal" in system["content"]


def test_a_key_is_in_nothing_that_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    key = "sk-secret-of-the-agent-0123"
    monkeypatch.setenv("FLE_MODEL_API_KEY", key)
    answers = [f"print('{key}')", Answer(more={"refusal": f"I saw {key}."})]
    with ChatServer(answers, key=key) as server:
        agent, conversation = made(server, "basic"), Conversation()
        programs = turns(agent, conversation, range(2))
    kept = repr((programs, vars(agent), agent.state(), conversation))
    kept += json.dumps(conversation.to_json())
    assert "[key]" in kept
    assert key not in kept
