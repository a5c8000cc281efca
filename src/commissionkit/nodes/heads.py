"""What the data that come with the library say of themselves: titles, versions, sources."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import PurePath
from typing import Final

from commissionkit.errors import UnknownName
from commissionkit.nodes.bundled import as_path, bundled_data
from commissionkit.nodes.files import read_document
from commissionkit.nodes.places import Plain

__all__ = ["HEAD", "bundled_head", "bundled_heads"]

#: The file of a folder of tables that says what they are.
HEAD: Final = "head.json"
_NO_ARRANGEMENTS: Final = frozenset({"vocabulary"})


@cache
def bundled_heads() -> frozenset[str]:
    """The ids of the bundled arrangements: site files, and folders of tables with a head."""
    coded = {PurePath(file.name).stem for file in bundled_data().iterdir() if file.name.endswith(".yaml")}
    built = {folder.name for folder in bundled_data().iterdir() if folder.joinpath(HEAD).is_file()}
    return frozenset(coded - _NO_ARRANGEMENTS | built)


def bundled_head(name: str) -> Mapping[str, Plain]:
    """The plain data of a bundled arrangement, of one built from tables those of its head: `title`, `sources`, ….

    Raises:
        UnknownName: No bundled arrangement bears the id; names near ones.
    """
    if name not in bundled_heads():
        raise UnknownName(name, bundled_heads(), what="bundled arrangement")
    folder = bundled_data().joinpath(name, HEAD)
    with as_path(folder if folder.is_file() else bundled_data().joinpath(f"{name}.yaml")) as path:
        data = read_document(path).data
    return data if isinstance(data, dict) else {}
