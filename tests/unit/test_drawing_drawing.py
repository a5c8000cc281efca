"""A picture in all its forms: written wholly or not at all, and shown in a notebook."""

from __future__ import annotations

import base64
import hashlib
import html
import re
import struct
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from commissionkit.drawing import Box, Drawing, Group, Knot, Network, Scene, Undrawn, Words
from commissionkit.drawing.converting import png_bytes
from commissionkit.drawing.page import policy
from commissionkit.errors import MissingExtra, RefusedQuestion, UnreadableFile
from commissionkit.tables import Table

HOSTILE = '<script>alert("1")</script> \' & </title> \u202e'


def picture(name: str = "Board", *, width: float = 200.0) -> Drawing:
    """One box, and a table of one row."""
    box = Box(x=10, y=10, width=100, height=40, look="forum")
    words = Words(x=60, y=34, text=name, look="label", anchor="middle")
    group = Group(marks=(box, words), key="board", role="forum", title=name, facts=("board",))
    paper = Box(x=0, y=0, width=width, height=100, look="paper")
    return Drawing(
        scene=Scene(width=width, height=100, marks=(paper, group), title=f"Who decides: {name}", description=name),
        rows=Table(("forum", "seats"), ((name, 3),), "Forums", (name,)),
        drawn=("board",),
        undrawn=(Undrawn("seat", "nobody sits there"),),
        network=Network(knots=(Knot(key="board", name=name, kind="forum"),), ties=()),
    )


class Elements(HTMLParser):
    """The elements of a page with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note it."""
        self.found.append((tag, dict(attrs)))


# -- files ---------------------------------------------------------------------------------------

_BEGINNINGS = {
    "x.svg": b"<svg ",
    "x.html": b"<!doctype html>",
    "x.mmd": b"---\ntitle:",
    "x.dot": b"digraph {",
    "x.png": b"\x89PNG",
    "x.pdf": b"%PDF-",
    "X.SVG": b"<svg ",
}


@pytest.mark.parametrize("name", _BEGINNINGS)
def test_the_ending_tells_the_form(tmp_path: Path, name: str) -> None:
    """Each form is written as what its name says, whatever its case."""
    if name.endswith(("png", "pdf")):
        pytest.importorskip("vl_convert")
    picture().save(tmp_path / name)
    assert (tmp_path / name).read_bytes().startswith(_BEGINNINGS[name])
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", ["x.gif", "x", "svg", "x.svg.bak"])
def test_other_endings_are_refused(tmp_path: Path, name: str) -> None:
    """The message says which there are; nothing is written."""
    with pytest.raises(RefusedQuestion, match=r"\.svg, \.png, \.pdf, \.html, \.mmd, \.dot, not as "):
        picture().save(tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_what_stood_there_is_replaced_or_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture that cannot be written leaves the old one whole."""
    path = tmp_path / "x.svg"
    path.write_text("old")
    path.chmod(0o640)
    picture("New").save(str(path))
    assert path.read_text() == picture("New").svg()
    assert path.stat().st_mode & 0o777 == 0o640

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(UnreadableFile, match="No space left"):
        picture("Newer").save(path)
    assert path.read_text() == picture("New").svg()
    assert [one.name for one in tmp_path.iterdir()] == ["x.svg"]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """The message names the file."""
    with pytest.raises(UnreadableFile, match=r"x\.svg"):
        picture().save(tmp_path / "none" / "x.svg")


def test_a_form_that_cannot_be_made_touches_no_file(tmp_path: Path) -> None:
    """A picture without ties has no Mermaid form, and what stood there stays."""
    path = tmp_path / "x.mmd"
    path.write_text("old")
    bare = Drawing(scene=picture().scene, rows=picture().rows)
    with pytest.raises(RefusedQuestion):
        bare.save(path)
    assert path.read_text() == "old"


# -- images --------------------------------------------------------------------------------------


def test_without_the_extra_the_message_has_the_line_to_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """PNG and PDF need the extra `pictures`; nothing else does, and nothing is written."""
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    for form in ("png", "pdf"):
        with pytest.raises(MissingExtra, match=r"commissionkit\[pictures\]"):
            picture().save(tmp_path / f"x.{form}")
    for form in ("svg", "html", "mmd", "dot"):
        picture().save(tmp_path / f"x.{form}")
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".dot", ".html", ".mmd", ".svg"]


def test_a_png_has_the_size_that_is_asked_for() -> None:
    """Two pixels for one unless told otherwise."""
    pytest.importorskip("vl_convert")
    for scale, size in ((None, (400, 200)), (1.0, (200, 100)), (0.5, (100, 50))):
        made = picture().png() if scale is None else picture().png(scale=scale)
        assert struct.unpack(">II", made[16:24]) == size


@pytest.mark.parametrize("scale", [0, -1, float("nan"), float("inf"), "2", True, (2, 3)])
def test_a_scale_is_a_number_above_nothing(scale: float) -> None:
    """Anything else is refused."""
    with pytest.raises(RefusedQuestion, match="above 0, such as 2, not "):
        picture().png(scale=scale)


def test_a_file_has_a_name() -> None:
    """What is no name is refused, and the message has an example."""
    with pytest.raises(RefusedQuestion, match=r"such as 'picture\.svg', not 3"):
        picture().save(3)  # type: ignore[arg-type]


def test_an_image_too_large_is_refused_with_the_scale_that_fits() -> None:
    """The message says which scale can be had."""
    with pytest.raises(RefusedQuestion, match=r"40000 by 200 pixels .* at most 1\.5"):
        picture(width=20_000).png(scale=2)


def test_unasked_a_very_large_picture_is_as_large_as_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two pixels for one become fewer, so that neither a side nor the whole is too large; never fewer than one."""
    asked: list[float] = []

    class Converter:
        """Notes the scale that is asked of it."""

        @staticmethod
        def svg_to_png(svg: str, scale: float) -> bytes:
            """Nothing is drawn."""
            asked.append(scale)
            return b""

    monkeypatch.setitem(sys.modules, "vl_convert", Converter)
    for width, height in ((670, 16_008), (1_100, 22_800), (15_000, 15_000), (200, 100)):
        png_bytes("", width=width, height=height)
    assert [round(scale, 3) for scale in asked] == [1.874, 1.316, 1.054, 2.0]
    with pytest.raises(RefusedQuestion, match=r"1000 by 40000 pixels .* scale= of at most 0\.7, .*\.svg or \.pdf"):
        png_bytes("", width=1_000, height=40_000)
    with pytest.raises(RefusedQuestion, match=r"40000 by 40000 pixels .* at most 0\.7"):
        png_bytes("", width=20_000, height=20_000, scale=2)


def test_the_scale_that_a_message_names_can_be_had() -> None:
    """It is rounded down, however small it is."""
    for height in (20_300, 31_000, 77_777, 1_000_001, 40_000_000):
        with pytest.raises(RefusedQuestion) as refused:
            png_bytes("", width=10, height=height, scale=3)
        found = re.search(r"at most (\S+),", str(refused.value))
        assert found is not None
        assert 0 < float(found[1]) * height <= 30_000


def test_letters_are_embedded_in_a_pdf() -> None:
    """Each font of the page is in the file."""
    pytest.importorskip("vl_convert")
    made = picture().pdf()
    fonts = made.count(b"/Type0")
    assert fonts >= 1
    assert made.count(b"/FontFile") == fonts
    assert made == picture().pdf()


def test_a_pdf_bears_the_title_of_the_picture() -> None:
    """Programs that show it read the title where the last table of its objects says that it is."""
    pytest.importorskip("vl_convert")
    made = picture("Böard (1) >> \\ 🏥").pdf()
    table = int(re.findall(rb"startxref\s+(\d+)\s+%%EOF\s*", made)[-1])
    assert made[table:].startswith(b"xref")
    found = re.fullmatch(
        rb"xref\n0 1\n0{10} 65535 f\r\n(\d+) 1\n(\d{10}) 00000 n\r\n"
        rb"trailer\n<<(.*?)>>\nstartxref\n\d+\n%%EOF\n",
        made[table:],
        re.DOTALL,
    )
    assert found is not None
    about = made[int(found[2]) :]
    assert about.startswith(found[1] + b" 0 obj")
    told = re.search(rb"/Title <([0-9a-f]+)>", about[: about.index(b"endobj")])
    assert told is not None
    assert bytes.fromhex(told[1].decode()).decode("utf-16") == picture("Böard (1) >> \\ 🏥").title
    before = int(re.findall(rb"/Prev (\d+)", found[3])[0])
    assert made[before:].startswith(b"xref")
    assert re.search(rb"/Root \d+ 0 R", found[3])


# -- the page ------------------------------------------------------------------------------------


def test_a_page_keeps_its_own_policy() -> None:
    """The style that it has is the one that the policy lets in; nothing else is styled, run or fetched."""
    told = picture().html()
    (style,) = re.findall(r"<style>(.*?)</style>", told, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    (content,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', told)
    parts = dict(part.split(" ", 1) for part in html.unescape(content).split("; "))
    assert parts == {
        "default-src": "'none'",
        "style-src": f"'sha256-{digest}'",
        "script-src": "'none'",
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    found = Elements(told).found
    assert not any("style" in attributes for _, attributes in found)
    assert not any(name.startswith("on") or name in ("src", "href") for _, one in found for name in one)
    assert not {tag for tag, _ in found} & {"script", "link", "img", "iframe", "base", "object"}
    ids = [one["id"] for _, one in found if "id" in one]
    assert len(ids) == len(set(ids))


def test_a_policy_lets_in_the_scripts_that_are_named() -> None:
    """Each by its digest."""
    digest = base64.b64encode(hashlib.sha256(b"go()").digest()).decode()
    assert f"script-src 'sha256-{digest}'; " in policy(("a{}",), ("go()",))


def test_a_page_holds_the_picture_and_its_table() -> None:
    """Title, description, picture, rows and notes; numbers at the right."""
    told = picture().html()
    assert "<title>Who decides: Board</title>" in told
    assert "<h1>Who decides: Board</h1><p>Board</p>" in told
    assert told.count("<svg ") == 1
    assert '<caption>Forums</caption><thead><tr><th scope="col">forum</th>' in told
    assert '<tr><td>Board</td><td class="ck-number">3</td></tr>' in told
    assert "</table><p>Board</p>" in told


def test_markup_in_a_name_is_text_in_every_form() -> None:
    """No form lets a name become markup."""
    drawing = picture(HOSTILE)
    for form in (drawing.svg(), drawing.html(), drawing.mermaid()):
        assert "<script" not in form
        assert "\u202e" not in form
    tags = {tag for tag, _ in Elements(drawing.html()).found}
    assert "script" not in tags


# -- shown ---------------------------------------------------------------------------------------


def test_a_notebook_is_given_picture_and_text() -> None:
    """The picture for those that show it, a line for those that do not."""
    drawing = picture()
    shown = drawing._repr_mimebundle_()
    assert set(shown) == {"image/svg+xml", "text/plain"}
    assert shown["text/plain"] == "Who decides: Board\nBoard"
    assert shown["image/svg+xml"].endswith(drawing.svg().split(">", 1)[1])


def test_a_picture_in_a_line() -> None:
    """Its title, its size and how much of the record it draws."""
    assert repr(picture()) == "<Drawing 'Who decides: Board': 200 x 100, 1 facts drawn, 1 not>"
    assert str(Drawing(scene=Scene(width=1, height=1, marks=(), title="Bare"), rows=picture().rows)) == "Bare"


def test_a_picture_is_told_as_its_table() -> None:
    """Rows, columns and records are those of the table behind it."""
    drawing = picture()
    assert drawing.table() is drawing.rows
    assert drawing.records() == [{"forum": "Board", "seats": 3}]
