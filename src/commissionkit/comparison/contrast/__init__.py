"""Two arrangements set against each other, fact by fact and cell by cell, with how far two coders agree."""
