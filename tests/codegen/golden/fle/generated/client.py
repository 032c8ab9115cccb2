# Generated from schemas/tools by `fle gen`. Do not edit.
"""The client: every tool as a method."""

from fle.generated.tools.extract_item import ExtractItem
from fle.generated.tools.find_all import FindAll


class Client(ExtractItem, FindAll):
    """Has every tool as a method; a session or a batch carries the calls out."""
