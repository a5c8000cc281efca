"""Questions put to a whole country: who covers what, who was in being, what moved, who is the same."""
