"""Entries of the glossary as terms, so that a page can link to one with the role `term`."""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging

GLOSSARY = "glossary"
_log = logging.getLogger(__name__)


def add_to(app: Sphinx) -> None:
    app.connect("doctree-read", _noted)


def _noted(app: Sphinx, tree: nodes.document) -> None:
    """Give each entry of the glossary a place, and make each of its names a term."""
    if app.env.docname != GLOSSARY:
        return
    entries = [(entry, entry.astext().split(", ")) for entry in tree.findall(nodes.term)]
    written = {name for _, names in entries for name in names}
    seen: dict[str, str] = {}
    for entry, names in entries:
        place = nodes.make_id(f"term-{names[0]}")
        place = f"{place}-{len(seen)}" if place in seen.values() else place
        entry["ids"] = [*entry["ids"], place]
        # A page may write a term without its capital, unless the glossary has that as a word of its own.
        small = [name.lower() for name in names if name.lower() not in written]
        for name in dict.fromkeys((*names, *small)):
            if seen.setdefault(name, place) != place:
                _log.warning("the glossary has two entries for %s", name, location=entry)
            app.env.get_domain("std").note_object("term", name, place, location=entry)
