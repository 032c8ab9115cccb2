"""The sessions that share one transport: whose places a snapshot remembers, and who closes it."""

from collections.abc import Sequence
from typing import Any

from fle.runtime.link import Link


class Company:
    """The links over one transport, the first of which owns it.

    Attributes:
        links: In the order in which they were opened.
        start: The snapshot of the server as it was when the first was opened, if there can be one.
    """

    def __init__(self, first: Link) -> None:
        self.links = [first]
        self.start: bytes | None = None

    def places(self) -> list[Any]:
        """Return where the links stand, as plain data: the tick and [agent, session, sequence]s."""
        return [max(link.tick for link in self.links), [[x.agent, *x.place] for x in self.links]]

    def take(self, places: Sequence[Any]) -> None:
        """Take the places that the server remembers since it was put back; others are opened anew.

        A place belongs to the link of its agent; of several, to the one opened in the same order.
        """
        tick, free = places[0], list(places[1])
        for link in self.links:
            link.tick = tick
            place = next((place for place in free if place[0] == link.agent), None)
            if place is None:
                link.hello()
            else:
                free.remove(place)
                link.adopt(place[1], place[2])

    def leave(self, link: Link) -> None:
        """Let one go; the transport closes with the first."""
        if link is self.links[0]:
            link.transport.close()
        elif link in self.links:
            self.links.remove(link)
