"""The text of a YAML or JSON file as plain data, each value knowing its place.

Plain data is what both forms share: nothing, truth values, whole numbers, exact decimals, text, lists and mappings with
text as keys. Whatever else YAML can say (anchors, tags, several documents) is a fault with its place, never a surprise.
"""

from __future__ import annotations

from commissionkit.nodes.files import read_document, read_text
from commissionkit.nodes.json_form import parse_json
from commissionkit.nodes.places import DEFAULT_LIMITS, Document, Limits, Mark, Path, Plain, path_text
from commissionkit.nodes.yaml_form import parse_yaml

__all__ = [
    "DEFAULT_LIMITS",
    "Document",
    "Limits",
    "Mark",
    "Path",
    "Plain",
    "parse_json",
    "parse_yaml",
    "path_text",
    "read_document",
    "read_text",
]
