"""What probably went wrong: violated rules of one return looked at together, and given hints."""

from pdvalidate.diagnosis.diagnosing import diagnosed

__all__ = ["diagnosed"]
