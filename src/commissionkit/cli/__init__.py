"""The command line: `commissionkit COMMAND`. Loads, asks, shows.

Exit codes: 0 answered, or fine; 1 `check` found something; 2 the command cannot be put as it stands; 3 a file cannot be
read or written; 70 a fault of the program itself (`COMMISSIONKIT_TRACEBACK=1` then shows where); 130 interrupted.
"""

from __future__ import annotations

import os
import sys

from commissionkit.cli.parsing import parsed

__all__ = ["main"]

_FINE, _USAGE, _FILE, _FAULT, _INTERRUPTED = 0, 2, 3, 70, 130


def main(argv: list[str] | None = None) -> int:
    """Run one command.

    Args:
        argv: The words behind `commissionkit`; None for those of the process.

    Returns:
        The exit code.

    Raises:
        SystemExit: argparse leaves this way for `--help`, `--version` and what it cannot read.
    """
    try:
        # Only here is an option known to be sound, and only now is the library imported: `--help` stays quick.
        return _run(parsed(argv))
    except BrokenPipeError:
        # Whoever read the output has had enough, as `head` does; nothing more may be written, not even at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _FINE
    except KeyboardInterrupt:
        return _INTERRUPTED


def _run(options: object) -> int:
    from commissionkit.cli import commands
    from commissionkit.errors import CommissionkitError

    try:
        code = commands.run(options)
        if sys.stdout:
            sys.stdout.flush()
        return code
    except (BrokenPipeError, KeyboardInterrupt):
        raise
    except CommissionkitError as error:
        return _told(f"{error}{_where_to_look(error, options)}", _code(error))
    except OSError as error:
        return _told(str(error), _FILE)
    except Exception as error:  # the last resort: no traceback meets a user
        if os.environ.get("COMMISSIONKIT_TRACEBACK"):
            raise
        hint = "COMMISSIONKIT_TRACEBACK=1 shows where."
        return _told(f"this is a fault of the program: {type(error).__name__}: {error}. {hint}", _FAULT)


def _where_to_look(error: Exception, options: object) -> str:
    """For an id that is near none: the codebooks there are, or the command that lists the ids of the site."""
    from commissionkit.cli.parsing import CODEBOOKS
    from commissionkit.errors import UnknownName

    if not isinstance(error, UnknownName) or error.near:
        return ""
    if getattr(options, "codebook", "") == error.name:
        return f" Known: {', '.join(CODEBOOKS)}."
    site = getattr(options, "site", "")
    return f" What it records: commissionkit show {site}" if site else ""


def _code(error: Exception) -> int:
    from commissionkit.errors import InvalidArrangement, UnreadableFile

    return _FILE if isinstance(error, (UnreadableFile, InvalidArrangement)) else _USAGE


def _told(message: str, code: int) -> int:
    from commissionkit.cli.screen import complain

    complain(message)
    return code
