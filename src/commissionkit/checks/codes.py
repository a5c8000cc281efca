"""What each code means, in one place for the pages and the command line."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

__all__ = ["CODES"]

#: Code -> what it says. Codes below 200 refuse a file, the others are only told.
CODES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "CK001": "The text is no YAML or JSON.",
        "CK002": "The text is too large, too deep or holds too many values.",
        "CK003": "The text uses an anchor, alias, tag, merge key, directive or second document.",
        "CK004": "A key stands twice in one mapping.",
        "CK005": "A key is no text.",
        "CK006": "The file is empty.",
        "CK007": "A number cannot be held exactly.",
        "CK101": "A name that nothing bears.",
        "CK102": "An id, or a whole fact, that stands twice.",
        "CK103": "A name of a fact of the wrong kind.",
        "CK104": "A word that the shared vocabulary does not have.",
        "CK105": "A circle of delegations.",
        "CK106": "Things that lie within each other.",
        "CK107": "An amount below nought, or a share beyond the whole.",
        "CK108": "A pot whose id does not begin with its fund.",
        "CK109": "A period that ends before it starts.",
        "CK110": "A cited source that is not listed.",
        "CK112": "A right, delegation or silence that lacks a part or says two things at once.",
        "CK113": "A change without the organisations before or after it.",
        "CK114": "A seat that contradicts itself.",
        "CK115": "An id that cannot be used.",
        "CK116": "A year that is none.",
        "CK120": "A value of the wrong type.",
        "CK121": "An unknown key.",
        "CK122": "A missing key.",
        "CK123": "A word that a closed list does not have.",
        "CK124": "A text that is no date.",
        "CK125": "A text that is no citation.",
        "CK126": "A text that is no amount, share or number.",
        "CK127": "No format, or an unknown one.",
        "CK128": "Two keys that cannot stand together.",
        "CK130": "A baseline that is not there.",
        "CK131": "Baselines that rest on each other.",
        "CK132": "A baseline that cannot be loaded.",
        "CK133": "An id that is something of another kind in the baseline.",
        "CK134": "Money of a baseline, on which nothing of the site can rest.",
        "CK201": "A fact without evidence.",
        "CK202": "Shares that do not add up to the whole.",
        "CK203": "The days that the sources speak to are not stated.",
        "CK204": "A figure without its year.",
        "CK205": "A figure without its value or its unit.",
        "CK206": "A mean over one area.",
        "CK207": "A change without a date.",
        "CK208": "Shares of a split that add up to more than the whole, or are not of its heirs.",
        "CK209": "Changes that make an organisation its own heir.",
        "CK210": "A plan that stands for what a baseline says today.",
    }
)
