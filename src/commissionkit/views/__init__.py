"""Pictures of answers and arrangements."""
