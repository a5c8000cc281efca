"""A real Chromium for tests that drive one. `CHROMIUM` names a browser that is not on the path."""

from __future__ import annotations

import os
import shutil

__all__ = ["CHROMIUM", "FLAGS"]

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
