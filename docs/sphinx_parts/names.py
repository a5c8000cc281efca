"""A name of the face of the library that no page documents is a warning."""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

import commissionkit
from commissionkit import views

_log = logging.getLogger(__name__)
#: A question may be called like the picture of it, and its page is not that of the picture.
_DRAWING = ("commissionkit.views.", "commissionkit.drawing.")


def add_to(app: Sphinx) -> None:
    app.connect("env-check-consistency", _checked)


def _checked(app: Sphinx, env: BuildEnvironment) -> None:
    python = env.get_domain("py")
    known = (*python.objects, *python.modules)
    documented = {name.rpartition(".")[2] for name in known}
    documented |= {name for kind, name in env.get_domain("std").objects if kind == "term"}
    drawn = {name.rpartition(".")[2] for name in known if name.startswith(_DRAWING)}
    missing = [name for name in commissionkit.__all__ if name not in documented]
    missing += [f"views.{name}" for name in views.__all__ if name not in drawn]
    for name in missing:
        _log.warning("no page documents %s: name it in api.md", name, location="api")
