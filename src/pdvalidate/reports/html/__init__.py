"""The report as one HTML page that needs nothing beside itself: no network, no server, no other file."""

from pdvalidate.reports.html.rendering import FORMAT

__all__ = ["FORMAT"]
