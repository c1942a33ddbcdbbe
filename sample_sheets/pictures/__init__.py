"""Pictures for the README, drawn from the samples: the same input gives the same bytes."""
