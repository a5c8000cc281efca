"""Mermaid and DOT: what is tied to what as text, whatever things are called."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from commissionkit.drawing import LOOKS, Drawing, Knot, Network, Scene, Tie
from commissionkit.drawing.network import dot_text, mermaid_text
from commissionkit.errors import RefusedQuestion
from commissionkit.tables import Table, plain_text
from commissionkit.views.maps.painting import LEGEND

#: Names that Mermaid or Graphviz would read as something else, or would not read at all.
HOSTILE = (
    'say "hi"',
    "a [b] (c) {d} ]] x",
    "back\\slash \\n \\N \\",
    "two\nlines\r\nand three",
    "a --> b",
    "%% comment",
    "%%{init: {}}%%",
    "<b>bold</b><script>alert(1)</script>",
    "emoji 🏥 é ü",
    "#quot; #35; &amp; &lt;",
    "`md` **bold** _it_ ~~no~~ $$x$$",
    "end",
    "graph TD; a-->b",
    "|pipe|",
    "1. list",
    "2)",
    "- dash",
    "+ plus",
    "# head",
    "fa:fa-car",
    "https://a.b/c_d",
    "x@y.uk",
    "@{ shape: x }",
    ":::class",
    "",
    " ",
)
MERMAID_OWN = set('"<>`%{}[]|\\*_~$@^=')

names = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=30))


def plain(text: str) -> str:
    """A name as a label has it: on one line."""
    return " ".join(plain_text(text).split())


def read(label: str) -> str:
    """A Mermaid label as Mermaid shows it."""
    shown = re.sub(r"#(\d+);", lambda found: chr(int(found.group(1))), label)
    return "" if shown == "\u00a0" else shown


def unquoted(text: str) -> str:
    """A quoted text of DOT as Graphviz shows it."""
    inner = text[1:-1]
    assert not re.search(r'(?<!\\)(?:\\\\)*"', inner), "the quotes end before the text does"
    return re.sub(r"\\(.)", r"\1", inner).replace("&amp;", "&")


def chain(*called: str, kind: str = "takes", among: str = "", tied: str = "") -> Network:
    """Things one after the other."""
    knots = tuple(Knot(key=f"k{at}", name=name, kind="body", among=among) for at, name in enumerate(called))
    ties = tuple(Tie(start=one.key, end=other.key, kind=kind, name=tied) for one, other in pairwise(knots))
    return Network(knots=knots, ties=ties)


def test_a_network_in_a_line() -> None:
    """How much there is of it: a notebook is not filled with all of it."""
    assert repr(chain("a" * 5000, "b", "c")) == "<Network: 3 knots, 2 ties>"


# -- Mermaid -------------------------------------------------------------------------------------


def test_a_chart_in_full() -> None:
    """Front matter with the title, things by group in shapes of their own, then the ties."""
    network = Network(
        knots=(
            Knot(key="ccg", name="Town CCG", kind="body", among="Place"),
            Knot(key="board", name="Board", kind="forum", among="Place"),
            Knot(key="fund", name="Fund", kind="fund"),
            Knot(key="what", name="Acute", kind="matter"),
        ),
        ties=(
            Tie(start="ccg", end="board", kind="sits"),
            Tie(start="board", end="what", kind="recommends", name="recommends"),
            Tie(start="what", end="fund", kind="within"),
        ),
    )
    assert mermaid_text(network, "Who decides").splitlines() == [
        "---",
        'title: "Who decides"',
        "---",
        "flowchart LR",
        '  subgraph g0["Place"]',
        '    n0["Town CCG"]',
        '    n1{{"Board"}}',
        "  end",
        '  n2[("Fund")]',
        '  n3(["Acute"])',
        "  n0 --- n1",
        '  n1 -.->|"recommends"| n3',
        "  n3 -.- n2",
        "  linkStyle 0 stroke:#8793a0,stroke-width:0.9px",
        "  linkStyle 1 stroke:#005a94,stroke-width:2px,stroke-dasharray:7 4",
        "  linkStyle 2 stroke:#1d6b48,stroke-width:1.2px,stroke-dasharray:16 3 1.5 3",
    ]


@given(names, names, names)
def test_mermaid_holds_any_name(name: str, group: str, tied: str) -> None:
    """Whatever a thing, a group or a tie is called, the lines stay what they are and show the name."""
    lines = mermaid_text(chain(name, "other", among=group, tied=tied), "Title").split("\n")
    found = re.fullmatch(r'\s+n0\["(.*)"\]', next(line for line in lines if line.lstrip().startswith("n0[")))
    assert found is not None
    assert read(found.group(1)) == plain(name)
    assert not MERMAID_OWN & set(found.group(1))
    if plain(group):
        assert len(lines) == 4 + 1 + 2 + 1 + 1 + 1 + 1
        told = re.fullmatch(r'  subgraph g0\["(.*)"\]', lines[4])
        assert told is not None
        assert read(told.group(1)) == plain(group)
    label = re.fullmatch(r'  n0 ==>(?:\|"(.*)"\|)? n1', lines[-3])
    assert label is not None
    assert read(label.group(1) or "") == plain(tied)


@given(names)
def test_the_title_is_read_back_from_the_front_matter(title: str) -> None:
    """YAML gives back the title."""
    front = mermaid_text(chain("a", "b"), title).split("---\n")[1]
    assert yaml.safe_load(front) == {"title": plain(title)}


@pytest.mark.parametrize(
    ("kind", "arrow"),
    [
        ("sits", "---"),
        ("shares", "---"),
        ("attends", "-.-"),
        ("denied", "--x"),
        ("delegates", "==>"),
        ("plans", "-.->"),
        ("takes", "==>"),
        ("not-stated", "-.-o"),
        ("of another kind", "-->"),
    ],
)
def test_each_tie_has_its_arrow(kind: str, arrow: str) -> None:
    """Without a head where it goes neither way, dotted where it is less than a decision."""
    assert f"  n0 {arrow} n1" in mermaid_text(chain("a", "b", kind=kind), "Title").splitlines()


TIED = (*LEGEND, "joins", "joins-about", "transfers")
#: What stands for something in a map or on a timeline.
DRAWN = ("body", "forum", "matter", "fund", "contract", "taker", "area")


def test_mermaid_tells_all_kinds_apart() -> None:
    """No two kinds of lines have the same arrow, colour, width and dashes; no two kinds of boxes the same shape."""
    kinds = [kind for kind in TIED if kind in LOOKS]
    ways = {}
    for kind in kinds:
        lines = mermaid_text(chain("a", "b", kind=kind), "Title").splitlines()
        ways[kind] = tuple(lines[-2:])
        assert lines[-1].startswith("  linkStyle 0 stroke:#")
    assert len(set(ways.values())) == len(kinds)
    boxes = [Network(knots=(Knot(key="a", name="A", kind=kind),), ties=()) for kind in DRAWN]
    assert len({mermaid_text(one, "Title") for one in boxes}) == len(DRAWN)


def test_lines_of_one_kind_are_styled_together() -> None:
    """Each kind has one line that names the numbers of its ties."""
    network = chain("a", "b", "c", kind="takes")
    mixed = Network(
        knots=network.knots, ties=(*network.ties, Tie(start="k0", end="k2", kind="shares"), network.ties[0])
    )
    styles = [line for line in mermaid_text(mixed, "Title").splitlines() if "linkStyle" in line]
    assert styles == ["  linkStyle 0,1,3 stroke:#b23c00,stroke-width:3.6px"]


def test_what_is_planned_has_a_broken_frame() -> None:
    """A box of what is not there yet differs in both forms from one of what is."""
    knots = tuple(Knot(key=kind, name=kind, kind=kind) for kind in ("body", "planned"))
    told = mermaid_text(Network(knots=knots, ties=()), "Title").splitlines()
    assert told[-2:] == ["  classDef planned stroke-dasharray:3 3", "  class n1 planned"]
    told = dot_text(Network(knots=knots, ties=()), "Title").splitlines()
    assert told[-3:-1] == ['  n0 [label="body"];', '  n1 [label="planned", shape=box, style=dotted];']


# -- DOT -----------------------------------------------------------------------------------------


def test_a_graph_in_full() -> None:
    """Things by group, then the ties."""
    network = Network(
        knots=(
            Knot(key="ccg", name='The "CCG"', kind="body", among="Place"),
            Knot(key="fund", name="Fund", kind="fund"),
        ),
        ties=(Tie(start="ccg", end="fund", kind="pays", name="R&D"), Tie(start="ccg", end="fund", kind="sits")),
    )
    assert dot_text(network, "Who pays").splitlines() == [
        "digraph {",
        "  rankdir=LR;",
        '  label="Who pays";',
        '  node [shape=box, fontname="Arial"];',
        "  subgraph cluster_0 {",
        '    label="Place";',
        '    n0 [label="The \\"CCG\\""];',
        "  }",
        '  n1 [label="Fund", shape=cylinder];',
        '  n0 -> n1 [label="R&amp;D", style=dotted, arrowhead=vee, color="#1d6b48"];',
        '  n0 -> n1 [dir=none, color="#8793a0"];',
        "}",
    ]


@given(names, names, names, names)
def test_dot_holds_any_name(name: str, group: str, tied: str, title: str) -> None:
    """Whatever things are called, the quotes hold, and Graphviz shows the name."""
    lines = dot_text(chain(name, "other", among=group, tied=tied), title).split("\n")
    assert unquoted(lines[2].removeprefix("  label=").removesuffix(";")) == plain(title)
    told = next(line for line in lines if line.lstrip().startswith("n0 [")).lstrip()
    assert unquoted(told.removeprefix("n0 [label=").removesuffix("];")) == plain(name)
    last = lines[-3]
    if tied:
        end = ', style=bold, color="#b23c00"];'
        assert unquoted(last.removeprefix("  n0 -> n1 [label=").removesuffix(end)) == plain(tied)


def test_graphviz_tells_all_kinds_apart_without_colour() -> None:
    """No two kinds of lines have the same style and head, no two kinds of boxes the same shape."""
    kinds = [kind for kind in TIED if kind in LOOKS]
    drawn = {kind: dot_text(chain("a", "b", kind=kind), "Title").splitlines()[-2] for kind in kinds}
    assert len({re.sub(r'(, | \[)color="#\w{6}"', "", line) for line in drawn.values()}) == len(kinds)
    boxes = [Network(knots=(Knot(key="a", name="A", kind=kind),), ties=()) for kind in DRAWN]
    assert len({dot_text(one, "Title") for one in boxes}) == len(DRAWN)


def test_what_is_denied_or_planned_does_not_look_as_if_it_were_so() -> None:
    """A denial ends in a bar, a plan is dotted, and so is what is not stated."""
    ends = {kind: dot_text(chain("a", "b", kind=kind), "T").splitlines()[-2] for kind in ("denied", "plans", "takes")}
    assert "[style=dotted, arrowhead=tee, " in ends["denied"]
    assert "[style=dotted, color=" in ends["plans"]
    assert "[style=bold, color=" in ends["takes"]


def test_only_pictures_of_ties_have_these_forms() -> None:
    """A picture that ties nothing to anything says which forms it has."""
    drawing = Drawing(
        scene=Scene(width=10, height=10, marks=(), title="Populations"), rows=Table(("a",), (), "Populations")
    )
    for form in (drawing.mermaid, drawing.dot):
        with pytest.raises(RefusedQuestion, match=r'"Populations" does not tie things .* \.svg'):
            form()
