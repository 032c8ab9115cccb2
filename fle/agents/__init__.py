"""Agents: what writes programs, and the models that some of them ask.

`make_agent` gives one by name, `take_turn` carries out a turn of one. Importing this loads no model
client.
"""

from fle.agents.agent import Agent, finish, take_turn
from fle.agents.conversation import Conversation, Image, Message, Part, Text
from fle.agents.errors import AgentError, ModelError
from fle.agents.formatting import ObservationFormatter, TreeObservationFormatter
from fle.agents.program import Program, Usage
from fle.agents.registry import AgentSetup, agent_names, make_agent
from fle.agents.scripted import ScriptedAgent

__all__ = [
    "Agent",
    "AgentError",
    "AgentSetup",
    "Conversation",
    "Image",
    "Message",
    "ModelError",
    "ObservationFormatter",
    "Part",
    "Program",
    "ScriptedAgent",
    "Text",
    "TreeObservationFormatter",
    "Usage",
    "agent_names",
    "finish",
    "make_agent",
    "take_turn",
]
