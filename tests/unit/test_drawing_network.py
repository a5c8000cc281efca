"""Mermaid and DOT: what is tied to what as text, whatever things are called."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from commissionkit.drawing import Drawing, Knot, Network, Scene, Tie
from commissionkit.drawing.network import dot_text, mermaid_text
from commissionkit.errors import RefusedQuestion
from commissionkit.tables import Table, plain_text

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
        "  n3 --> n2",
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
        assert len(lines) == 4 + 1 + 2 + 1 + 1 + 1
        told = re.fullmatch(r'  subgraph g0\["(.*)"\]', lines[4])
        assert told is not None
        assert read(told.group(1)) == plain(group)
    label = re.fullmatch(r'  n0 -->(?:\|"(.*)"\|)? n1', lines[-2])
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
        ("takes", "-->"),
    ],
)
def test_each_tie_has_its_arrow(kind: str, arrow: str) -> None:
    """Without a head where it goes neither way, dotted where it is less than a decision."""
    assert f"  n0 {arrow} n1" in mermaid_text(chain("a", "b", kind=kind), "Title").splitlines()


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
        '  n0 -> n1 [label="R&amp;D", style=dashed];',
        "  n0 -> n1 [dir=none];",
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
        assert unquoted(last.removeprefix("  n0 -> n1 [label=").removesuffix("];")) == plain(tied)


def test_only_pictures_of_ties_have_these_forms() -> None:
    """A picture that ties nothing to anything says which forms it has."""
    drawing = Drawing(
        scene=Scene(width=10, height=10, marks=(), title="Populations"), rows=Table(("a",), (), "Populations")
    )
    for form in (drawing.mermaid, drawing.dot):
        with pytest.raises(RefusedQuestion, match=r'"Populations" does not tie things .* \.svg'):
            form()
