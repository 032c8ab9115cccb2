# Generated from schemas/tools by `fle gen`. Do not edit.
"""The client: every tool as a method."""

from fle.generated.tools.extract_item import ExtractItem
from fle.generated.tools.find_all import FindAll
from fle.generated.tools.join import Join


class Client(ExtractItem, FindAll, Join):
    """Has every tool as a method; a session or a batch carries the calls out."""
