"""What these pages need beyond Sphinx: pictures drawn from the data, coverage, glossary terms, a check of names.

    :::{decision-map} ID            the decision map of a bundled arrangement; `:on:` a day, `:fund:` what is lit
    :::{decision-map} FILE.yaml     that of a file that the page has its reader write; `:mended: a b` mends a slip
    :::{fund-decisions} ID FUND     how each pot of a fund is decided
    :::{who-commissions} ID         who commissions which services by right
    :::{command-line}               what each command says of itself
    :::{evidence-coverage} ID       how its facts are known, as a bar; without an id a table of all bundled ones

Every entry of the glossary is a term, so that {term}`CCG` links to it. A name of the face of the library that no page
documents is a warning, and so are one that is misspelt in a directive, and a term that the glossary does not have.
"""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx

from sphinx_parts import commands, coverage, names, pictures, terms


def setup(app: Sphinx) -> dict[str, Any]:
    """Add the directives and the checks to a build."""
    for part in (commands, pictures, coverage, terms, names):
        part.add_to(app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
