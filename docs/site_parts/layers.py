"""Whether a page is of a site or of the nation, and what it takes from the baselines that it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import commissionkit as ck
from commissionkit.model import Arrangement, Nation
from commissionkit.tables import escape_markdown
from site_parts.wording import listed


def is_national(site: Arrangement) -> bool:
    """Whether an arrangement is about a whole nation: its page leaves out what has nothing to say."""
    return isinstance(site.get(site.area), Nation)


def baselines(site: Arrangement) -> Iterator[Arrangement]:
    """The baselines that an arrangement rests on, nearest first."""
    while site.base is not None:
        site = site.base
        yield site


def layer(name: str) -> str:
    """Whose record it is: the arrangement's own, or that of a baseline."""
    return f"baseline {name}" if name else "own record"


def rests_on(site: Arrangement, answers: Iterable[str]) -> str:
    """What an arrangement rests on, and how many answers of its page come from it; nothing where it rests on none.

    Args:
        site: The arrangement.
        answers: For each answer of the page the baseline that gives it, or nothing.
    """
    layers = tuple(baselines(site))
    if not layers:
        return ""
    counts = Counter(answers)
    links = ", which rests on ".join(_link(layer) for layer in layers)
    told = [f"{counts[layer.id]} from {escape_markdown(layer.id)}" for layer in layers if counts[layer.id]]
    total = sum(counts[layer.id] for layer in layers)
    split = f" ({listed(told)})" if len(layers) > 1 and told else ""
    come = f"{total or 'none'} of the answers below {'come' if total > 1 else 'comes'}"
    return f"It rests on the baseline {links}; {come} from it{split}."


def _link(baseline: Arrangement) -> str:
    name = escape_markdown(baseline.title or baseline.id)
    return f"[{name}]({baseline.id}.md)" if baseline.id in ck.datasets().column("id") else name
