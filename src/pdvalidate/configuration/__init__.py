"""What a folder says once for all runs in it: pdvalidate.toml, or [tool.pdvalidate] in pyproject.toml."""

from pdvalidate.configuration.configuration import Configuration
from pdvalidate.configuration.finding import find_configuration
from pdvalidate.configuration.reading import read_configuration

__all__ = ["Configuration", "find_configuration", "read_configuration"]
