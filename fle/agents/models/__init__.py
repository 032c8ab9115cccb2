"""Models of language, asked through the chat completions API that most providers speak.

The client is imported when the first call is made.
"""

from fle.agents.models.completion import Completion
from fle.agents.models.model import Model
from fle.agents.models.options import ModelOptions
from fle.agents.models.providers import PROVIDERS, Provider
from fle.agents.models.retries import Retries

__all__ = ["PROVIDERS", "Completion", "Model", "ModelOptions", "Provider", "Retries"]
