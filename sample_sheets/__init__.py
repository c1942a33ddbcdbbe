"""Synthetic returns: the figures in them are made up, but for the regional totals, which were published."""
