"""A name of the face of the library that no page documents is a warning."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

import commissionkit
from commissionkit import views

_log = logging.getLogger(__name__)


def add_to(app: Sphinx) -> None:
    app.connect("env-check-consistency", _checked)


def _checked(app: Sphinx, env: BuildEnvironment) -> None:
    python = env.domains.python_domain
    documented = {name.rpartition(".")[2] for name in (*python.objects, *python.modules)}
    terms = {name for kind, name in env.domains.standard_domain.objects if kind == "term"}
    for name in _public():
        if name not in documented and name not in terms:
            _log.warning("no page documents %s: name its module in api.md", name, location="api")


def _public() -> Iterator[str]:
    yield from commissionkit.__all__
    yield from getattr(views, "__all__", ())
