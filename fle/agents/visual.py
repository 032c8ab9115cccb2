"""The agent that also sees the map."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from fle.agents.basic import BasicAgent
from fle.agents.conversation import Image, Message
from fle.agents.errors import AgentError

if TYPE_CHECKING:
    from fle.agents.models import Model
    from fle.gym import Observation


class VisualAgent(BasicAgent):
    """Shows its model the picture of the map with the last observation."""

    name = "visual"
    needs_picture = True

    def __init__(self, ask: Model, **options: Any) -> None:
        """Make one.

        Raises:
            AgentError: The model sees no pictures, or it is not known that it does.
        """
        super().__init__(ask, **options)
        if ask.sees_images is False:
            raise AgentError(
                f"{ask.name} takes no pictures; choose another model, or the basic agent"
            )
        if ask.sees_images is None:
            raise AgentError(
                f"it is not known whether {ask.name} takes pictures; say so with the model's "
                "option images=true, or choose the basic agent"
            )

    def observe(self, observation: Observation) -> Message:
        """Return the observation in words, and its picture.

        Raises:
            AgentError: The environment draws none.
        """
        message = super().observe(observation)
        if not observation.map_image:
            raise AgentError("the visual agent needs pictures; make its environment with vision")
        return replace(message, content=(*message.parts, Image(observation.map_image)))
