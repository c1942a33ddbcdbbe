"""Thousands of damaged workbooks, made from sound ones: none may stop the run, and the healthy ones are judged."""
