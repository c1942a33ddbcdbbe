"""The colours of marks, as RGB in hexadecimal: those that Excel itself gives to bad and neutral cells."""

from __future__ import annotations

from collections.abc import Mapping

from pdvalidate.model.kinds import Severity

OF_SEVERITY: Mapping[Severity, str] = {Severity.ERROR: "FFC7CE", Severity.WARNING: "FFEB9C", Severity.INFO: "E7EEF7"}
INK, QUIET, LINK, HEAD = "1F2328", "57606A", "1F5FA8", "1F5FA8"
