"""Returns of a form stacked, typed and judged: findings of types, verdicts of rules, completeness."""
