"""The face: what `import commissionkit` gives."""

from __future__ import annotations

import itertools
import pkgutil
import subprocess
import sys
from types import ModuleType

import pytest

import commissionkit as ck


def _python(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout


def test_every_name_of_the_face_is_there() -> None:
    """Each name can be had and is listed; a name that is not there is an AttributeError."""
    assert [name for name in ck.__all__ if getattr(ck, name, None) is None] == []
    assert set(ck.__all__) <= set(dir(ck))
    with pytest.raises(AttributeError, match="no attribute 'lod'"):
        ck.lod  # noqa: B018


def test_no_module_bears_the_name_of_a_function_of_the_face() -> None:
    """A module of that name would take the place of the function as soon as somebody imports it."""
    modules = {found.name for found in pkgutil.iter_modules(ck.__path__)}
    functions = {name for name in ck.__all__ if not isinstance(getattr(ck, name), ModuleType)}

    assert modules & functions == set()


def test_functions_stay_functions_whatever_is_imported_first() -> None:
    """After importing every module of the package, the names of the face mean what they meant."""
    code = """
import importlib, pkgutil, types, commissionkit
for found in pkgutil.walk_packages(commissionkit.__path__, "commissionkit."):
    if "testing" not in found.name:
        importlib.import_module(found.name)
import commissionkit as ck
print([n for n in ck.__all__ if isinstance(getattr(ck, n), types.ModuleType)])
"""
    assert _python(code) == "['codebooks', 'model', 'registers', 'views']\n"


def test_import_brings_nothing_heavy() -> None:
    """`import commissionkit` imports no other module of the package and no dependency."""
    code = "import sys; before = set(sys.modules); import commissionkit; print(*sorted(set(sys.modules) - before))"
    brought = [name for name in _python(code).split() if name.partition(".")[0] not in sys.stdlib_module_names]

    assert brought == ["commissionkit"]


#: Each takes longer to import than a question on one site takes to answer, or is of no use to it.
HEAVY = ("numpy", "networkx", "pint", "pandas", "pyarrow", "hypothesis", "csv", "tempfile", "secrets", "html")


def test_a_question_on_one_site_imports_nothing_that_it_does_not_need() -> None:
    """To load a bundled site and say who decides needs no arrays, graph, units or frames, and writes no file."""
    code = f"""
import sys
before = set(sys.modules)
import commissionkit as ck
ck.who_takes(ck.load("tameside-glossop"), fund="icf/aligned").explain()
print([name for name in {HEAVY} if name in sys.modules and name not in before])
print([name for name in sys.modules if name.startswith(("commissionkit.io.national", "commissionkit.io.saving"))])
"""
    assert _python(code) == "[]\n[]\n"


@pytest.mark.parametrize("names", sorted(itertools.permutations(("compare", "datasets", "graph"))))
def test_the_order_in_which_names_are_asked_for_changes_nothing(names: tuple[str, ...]) -> None:
    """Each of the names that could clash with a module is a function in every order."""
    asked = ", ".join(f"callable(ck.{name})" for name in names)

    assert _python(f"import commissionkit as ck; print({asked})") == "True True True\n"
