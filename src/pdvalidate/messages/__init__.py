"""What is said to people, in their language: sentences, numbers, texts."""

from pdvalidate.messages.catalogue import Catalogue
from pdvalidate.messages.filling import fill
from pdvalidate.messages.languages import LANGUAGES, language_from_environment

__all__ = ["LANGUAGES", "Catalogue", "fill", "language_from_environment"]
