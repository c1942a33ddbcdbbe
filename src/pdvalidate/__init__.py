"""pdvalidate: rules over Excel returns, judged cell by cell."""

__version__ = "0.1.0"
