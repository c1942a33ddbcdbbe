"""Schema files: found, read, checked, and made into forms, lists and collections."""

from pdvalidate.forms.choosing import choose
from pdvalidate.forms.loading import load
from pdvalidate.forms.places import default_paths

__all__ = ["choose", "default_paths", "load"]
