"""Agents: how a turn goes, who can be made by name, scripts and chance."""

import ast
from pathlib import Path

import pytest

import fle
from fle.agents import (
    Agent,
    AgentError,
    Conversation,
    Image,
    Message,
    Program,
    ScriptedAgent,
    Text,
    Usage,
    agent_names,
    finish,
    make_agent,
    take_turn,
)
from fle.agents.random_agent import random_program
from fle.agents.random_calls import CALLS
from fle.gym import Observation
from fle.interpreter import Interpreter
from fle.runtime.interface import package_interface
from fle.tasks import find_task
from tests.agents.my_agent import Careful
from tests.agents.observations import plain


class Mumbling(Agent):
    """Gives no program at first, then fails, then ends."""

    def __init__(self) -> None:
        self.turn = 0

    def instructions(self) -> str:
        return "Mumble."

    def step(self, conversation: Conversation, observation: Observation) -> Program:
        self.turn += 1
        if self.turn == 1:
            return Program(None, "hm", problem="There is no program.")
        if observation.raw_text == "break":
            raise AgentError("broken")
        return Program("x = 1")

    def state(self) -> dict[str, int]:
        return {"turn": self.turn}

    def restore(self, state: object) -> None:
        assert isinstance(state, dict)
        self.turn = state["turn"]


def said(conversation: Conversation) -> list[tuple[str, str]]:
    return [(message.role, message.text) for message in conversation]


def test_a_turn_adds_what_was_seen_and_what_was_said() -> None:
    agent, conversation = Mumbling(), Conversation()
    assert take_turn(agent, conversation, plain(raw_text="one")).code is None
    take_turn(agent, conversation, plain(raw_text="two"))
    finish(agent, conversation, plain(raw_text="three"), "steps")
    told = "Your last reply ran no program, and counted as a step: There is no program."
    assert said(conversation) == [
        ("system", "Mumble."),
        ("user", "one"),
        ("assistant", "hm"),
        ("user", f"{told}\n\ntwo"),
        ("assistant", "x = 1"),
        ("user", "three"),
    ]


def test_a_turn_that_fails_leaves_everything_as_it_was() -> None:
    agent, conversation = Mumbling(), Conversation()
    take_turn(agent, conversation, plain(raw_text="one"))
    before = conversation.to_json()
    with pytest.raises(AgentError, match="broken"):
        take_turn(agent, conversation, plain(raw_text="break"))
    assert conversation.to_json() == before
    assert agent.state() == {"turn": 1}


def test_conversations_survive_as_plain_values() -> None:
    parts = (Text("see"), Text("now", stale_later=True), Image("aGk=", "image/jpeg"))
    conversation = Conversation([Message("system", "Play."), Message("user", parts, {"a": 1})])
    again = Conversation.from_json(conversation.to_json())
    assert again == conversation
    assert conversation.to_json(1) == conversation.to_json()[1:]
    copy = conversation.copy()
    copy.add(Message("assistant", "x"))
    assert len(conversation) == 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"role": "tool", "content": "x"},
        {"role": "user", "content": 5},
        {"role": "user", "content": [{"type": "video"}]},
    ],
)
def test_other_values_are_no_messages(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="of a message is"):
        Message.from_json(wrong)


def test_usages_add_up() -> None:
    one = Usage(10, 5, 2, 4, 15, 0.25, 1)
    assert one + Usage() == one
    assert one + one == Usage(20, 10, 4, 8, 30, 0.5, 2)
    # A sum with an unknown cost in it is not known either.
    assert (one + Usage(1, 1, 0, 0, 2, None, 1)).cost is None
    assert Usage.from_json(one.to_json() | {"later": 1}) == one


def test_a_script_is_played_once(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / f"{name}.py").write_text(f"print({name!r})")
    (tmp_path / "notes.txt").write_text("no program")
    first = tmp_path / "b.py"
    agent = make_agent("scripted", options={"programs": [str(first), str(tmp_path)]})
    conversation = Conversation()
    codes = [take_turn(agent, conversation, plain()).code for _ in range(2)]
    resumed = ScriptedAgent.from_paths([first, tmp_path])
    resumed.restore(agent.state())
    codes.append(take_turn(resumed, conversation, plain()).code)
    assert codes == ["print('b')", "print('a')", "print('b')"]
    last = take_turn(resumed, conversation, plain())
    assert last.finished
    assert last.problem == "All 3 programs of the script were played."


def test_a_script_may_be_what_a_task_ships() -> None:
    task = find_task("iron_plate_throughput_16")
    program = make_agent("scripted", task=task).step(Conversation(), plain())
    assert program.code == task.solution[0].read_text()


def test_a_script_must_have_programs(tmp_path: Path) -> None:
    with pytest.raises(AgentError, match=r"no file there ends in \.py"):
        make_agent("scripted", options={"programs": str(tmp_path)})
    with pytest.raises(AgentError, match="cannot be read"):
        make_agent("scripted", options={"programs": [str(tmp_path / "none.py")]})
    with pytest.raises(AgentError, match="needs its option `programs`"):
        make_agent("scripted")


def test_agents_are_found_by_name() -> None:
    assert {"basic", "minimal", "random", "scripted", "visual"} <= set(agent_names())
    own = make_agent("tests.agents.my_agent:Careful", options={"words": "so far"})
    assert isinstance(own, Careful)
    assert own.step(Conversation(), plain()).code == "print('so far', score())"
    finish(own, Conversation(), None, "success")
    assert own.ended == "success"


@pytest.mark.parametrize(
    ("name", "options", "message"),
    [
        ("basik", {}, "no agent is called 'basik'; there are: basic"),
        ("no.such.module:Agent", {}, "cannot be imported: No module named 'no'"),
        ("tests.agents.my_agent:Other", {}, "has no Other"),
        ("tests.agents.my_agent:no_agent", {}, "made a str, which is no fle.agents.Agent"),
        ("random", {"speed": 2}, "the random agent has no option 'speed'; it has: calls"),
        ("basic", {"speed": 2}, "the basic agent has no option 'speed'; it has: attempts"),
        ("minimal", {}, "the minimal agent needs a model"),
    ],
)
def test_what_cannot_be_made_says_why(name: str, options: dict[str, int], message: str) -> None:
    with pytest.raises(AgentError, match=message):
        make_agent(name, options=options)


def test_chance_calls_every_tool() -> None:
    tools = {name for name, tool in package_interface().tools.items() if tool.audience == "agent"}
    # Messages need others, rockets a silo, and print comes with every call.
    assert tools - set(CALLS) == {"print", "send_message", "launch_rocket"}
    programs = "\n".join(random_program(str(number), 8) for number in range(60))
    assert all(f"{tool}(" in programs for tool in CALLS)


def test_chance_is_the_same_for_the_same_seed() -> None:
    one, other = make_agent("random", seed=4), make_agent("random", seed=5)
    conversation = Conversation()
    first = [one.step(conversation, plain()).code for _ in range(3)]
    again = make_agent("random", seed=4)
    again.restore({"step": 2})
    assert again.step(conversation, plain()).code == first[2]
    assert len({*first, other.step(conversation, plain()).code}) == 4
    apart = make_agent("random", seed=4, agent=1, num_agents=2)
    assert apart.step(conversation, plain()).code not in first


@pytest.mark.parametrize("factorio", ["1.1", "2.0"])
def test_programs_of_chance_do_not_fail(factorio: str) -> None:
    task = find_task("iron_plate_throughput_16")
    agent, conversation = make_agent("random", seed=1), Conversation()
    with fle.connect(factorio=factorio) as session:
        session.reset(seed=0, inventory=fle.Inventory(task.inventory), technologies="all")
        interpreter = Interpreter(session)
        for _ in range(12):
            code = agent.step(conversation, plain()).code
            assert code is not None
            ast.parse(code)
            result = interpreter.run(code)
            assert result.error is None, f"{code}\n{result.error}"
        assert session.get_entities()
