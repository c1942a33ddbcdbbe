"""Schema files: found, read, checked, and made into forms, lists and collections."""

from pdvalidate.forms.choosing import choose, choose_collection
from pdvalidate.forms.loading import load
from pdvalidate.forms.places import default_paths

__all__ = ["choose", "choose_collection", "default_paths", "load"]
