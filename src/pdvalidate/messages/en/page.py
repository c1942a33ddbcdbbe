"""What stands on the HTML page and on the overview of an audit, in English."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "heading-due": "Due",
    "heading-received": "Received",
    "heading-accepted": "Accepted",
    "heading-rejected": "Rejected",
    "heading-missing": "Missing",
    "heading-double": "Double",
    "heading-returns": "Returns",
    "heading-compared": "Judged",
    "title-worst": "What most returns break",
    "summary-accepted-hidden": "{count} units whose returns are accepted are not listed (shown with -v).",
    "html-title": "Report",
    "html-skip": "Skip to the returns",
    "html-contents": "Contents",
    "html-comparisons": "Comparisons",
    "html-matrix": "Units and rules",
    "html-matrix-note": "How often each rule is violated in each return; the darker, the more. “?”: could not be "
    "decided. Findings stand on the right, in italics. Rules that hold in every return are left out: {count}.",
    "html-units-hit": "Returns",
    "html-search": "Search",
    "html-search-example": "unit, row, cell, rule …",
    "html-all": "all",
    "html-reset": "Reset",
    "html-shown": "Shown: {units} returns, {lines} discrepancies.",
    "html-none": "Nothing fits. Change the search, or reset it.",
    "html-clean": "Nothing was found.",
    "html-more": "{rule}: {count} more; the formats xlsx and csv list them all.",
    "html-footer": "Made by pdvalidate {version}. The page is complete in itself: it loads nothing and sends nothing.",
}
