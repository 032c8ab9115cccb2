"""What an agent is told after each program.

`Observation` is the typed form. `to_dict` gives what the environments return, which lies in the
published space: numbers are arrays without dimensions, texts are ASCII and cut to their limits.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from fle.generated.types import TechnologyState

LISTED = ("all", "open", "none")
"""The choices of technologies to list."""


@dataclass(frozen=True, slots=True)
class GameInfo:
    """The clock.

    Attributes:
        tick: The game's tick; 60 make a second.
        time: The same in seconds of game time.
        speed: The game's speed, 1 is 60 ticks a second of real time.
    """

    tick: int
    time: float
    speed: float


@dataclass(frozen=True, slots=True)
class Research:
    """What is researched, and what is being researched.

    Attributes:
        technologies: All of them, in the order of the alphabet.
        current_research: What is being researched, or None.
        research_progress: How much of that is done, 0 to 1.
        research_queue: What is being researched and what waits, in order.
        progress: How much is done of technologies that were begun and left, 0 to 1.
    """

    technologies: tuple[TechnologyState, ...] = ()
    current_research: str | None = None
    research_progress: float = 0.0
    research_queue: tuple[str, ...] = ()
    progress: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Craft:
    """What was crafted by hand with one recipe.

    Attributes:
        crafted_count: How often it was carried out.
        inputs: What it used up altogether, items by name.
        outputs: What it gave altogether, items by name.
        recipe: The recipe; empty where an observation was read from a dict, which has no room.
    """

    crafted_count: int
    inputs: Mapping[str, float]
    outputs: Mapping[str, float]
    recipe: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Flows:
    """What was made and used up, by the names of items and fluids.

    Attributes:
        input: Everything used up.
        output: Everything produced, by machines or by hand.
        crafted: What the agents crafted by hand, one entry a recipe.
        harvested: What the agents harvested by hand.
        price_list: Prices of what the other fields name.
        static_items: What the agents made by hand: harvested or crafted.
    """

    input: Mapping[str, float] = field(default_factory=dict)
    output: Mapping[str, float] = field(default_factory=dict)
    crafted: tuple[Craft, ...] = ()
    harvested: Mapping[str, float] = field(default_factory=dict)
    price_list: Mapping[str, float] = field(default_factory=dict)
    static_items: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TaskVerification:
    """What the task's verifier said.

    Attributes:
        success: Whether the task is solved.
        meta: What was measured to tell, as texts.
    """

    success: bool
    meta: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Message:
    """What another agent told this one.

    Attributes:
        sender: The number of the agent that sent it, "1" for the first, as `send_message` takes it.
        content: What it says.
        timestamp: When it was sent, in seconds of game time.
    """

    sender: str
    content: str
    timestamp: float


@dataclass(frozen=True, slots=True)
class AgentFunction:
    """A function that programs of the agent defined.

    Attributes:
        name: Its name.
        source: Its definition as Python text.
    """

    name: str
    source: str


@dataclass(frozen=True, slots=True)
class TaskDescription:
    """What the agent is asked to reach.

    Attributes:
        goal_description: The goal in words.
        agent_instructions: What this agent alone is told; empty without.
        task_key: The task's name.
        trajectory_length: Programs that the agent may run in all.
    """

    goal_description: str
    agent_instructions: str
    task_key: str
    trajectory_length: int


@dataclass(frozen=True, slots=True)
class CharacterPosition:
    """Where an agent's character stands.

    Attributes:
        agent_idx: The agent, 0 for the first.
        x: Tiles east of the origin.
        y: Tiles south of the origin.
    """

    agent_idx: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Observation:
    """What an agent is told after a program.

    Attributes:
        raw_text: What its last program printed, and its error; empty after a reset.
        entities: The entities of the factory, each as its class prints it.
        inventory: What the agent's character carries, items by name.
        research: The technologies.
        game_info: The clock.
        score: The production score.
        automated_score: The part of it that machines made.
        flows: What was made and used up since the reset.
        task_verification: What the task's verifier said of the last program, or None.
        messages: What other agents sent since the last observation of this one.
        serialized_functions: The functions that its programs defined.
        task_info: What is asked for, or None without a task.
        map_image: A picture of the map as base64 of a PNG, or empty.
        character_positions: Where the characters stand, the first agent's first.
    """

    raw_text: str
    entities: tuple[str, ...]
    inventory: Mapping[str, int]
    research: Research
    game_info: GameInfo
    score: float
    automated_score: float
    flows: Flows
    task_verification: TaskVerification | None = None
    messages: tuple[Message, ...] = ()
    serialized_functions: tuple[AgentFunction, ...] = ()
    task_info: TaskDescription | None = None
    map_image: str = ""
    character_positions: tuple[CharacterPosition, ...] = ()

    def to_dict(self, technologies: str = "all") -> dict[str, Any]:
        """Return the observation as a member of the published space, made anew each time.

        Args:
            technologies: Which to list, since there are some two hundred: `all`, `open` (those that
                are still to be researched) or `none`.
        """
        from fle.gym.encoding import encode

        return encode(self, technologies)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Return the observation that `to_dict` described; texts stay as they were cut."""
        from fle.gym.decoding import decode

        return cls(**decode(data))
