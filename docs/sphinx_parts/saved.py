"""A site file that a page tells its reader to write, as it stands at the end of the page."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import Final

import commissionkit as ck
from commissionkit.model import Arrangement

#: The same marks by which the tests save the blocks of a page.
_PART: Final = re.compile(
    r"^<!-- (?P<how>saved as|added to) (?P<name>[\w./-]+) -->\s*\n```\w*\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)


def site_of_page(page: Path, name: str, *, mended: tuple[str, str] = ("", "")) -> Arrangement:
    """The arrangement of the file that the blocks of a page make up.

    Args:
        page: The page, as Markdown.
        name: What its blocks call the file.
        mended: A slip that the page has its reader mend, and what is to stand there.
    """
    text = ""
    for part in _PART.finditer(page.read_text(encoding="utf-8")):
        if part["name"] == name:
            text = part["text"] if part["how"] == "saved as" else text + part["text"]
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory, Path(name).name)
        path.write_text(text.replace(*mended) if mended[0] else text, encoding="utf-8")
        return ck.load(path)
