"""How the pages are built: python -m sphinx -W docs docs/_build."""

from __future__ import annotations

import logging
from importlib import metadata

project = "commissionkit"
author = "The commissionkit authors"
project_copyright = "2026, The commissionkit authors"
release = metadata.version("commissionkit")
version = release

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.autosummary",
    "sphinx.ext.napoleon",
    "sphinx.ext.viewcode",
]
exclude_patterns = ["_build"]
# The index names the pages by pattern, and a pattern may stand before its first page; Sphinx gives this warning no type
# by which it could be suppressed.
logging.getLogger("sphinx.sphinx.directives.other").addFilter(lambda record: "toctree glob pattern" not in record.msg)

myst_enable_extensions = ["colon_fence", "deflist", "fieldlist"]
myst_heading_anchors = 3

autosummary_generate = True
autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented"
napoleon_numpy_docstring = False
napoleon_use_ivar = True  # an Attributes: block beside slots documents each name once

html_theme = "furo"
html_title = f"commissionkit {release}"
html_show_sphinx = False
