"""What to do where Python cannot be started anew for a piece of work."""

from __future__ import annotations

from typing import Final

__all__ = ["GUARD"]

#: The hint, as a sentence.
GUARD: Final = 'In a script, the call belongs beneath `if __name__ == "__main__":`; or take engine="threads".'
