"""Findings of what is run twice: their text, rows and data, and the days they are cut and joined along."""

from __future__ import annotations

import json
from datetime import date

import attrs
import pytest

from commissionkit.answers.running import RunningTwice, Spell, clipped, joined_findings, running_findings
from commissionkit.errors import InvalidText, RefusedQuestion
from commissionkit.model import Arrangement, Driver, Level, Organisation, Process, Removable, Status
from commissionkit.periods import Bound
from commissionkit.questions.double_running import double_running
from commissionkit.sources import Citation
from commissionkit.succession import as_of

CITED = (Citation("src", "page 1"),)


def _spell(first: str, last: str, **more) -> Spell:
    return Spell(first=date.fromisoformat(first), last=date.fromisoformat(last), **more)


def _finding(*spells: Spell, **more) -> RunningTwice:
    return RunningTwice(kind="double running", message="A runs beside B", **more).with_spells(spells)


def _site() -> Arrangement:
    shared = {"stage": "finance", "evidence": CITED}
    system = Process(id="system", name="System report", level=Level.SYSTEM_WIDE, parties=("trust",), **shared)
    own = Process(
        id="own",
        name="Own return",
        level=Level.ORGANISATION,
        run_by=("trust",),
        drivers=(Driver.NATIONAL_REQUIREMENT,),
        **shared,
    )
    trust = Organisation(id="trust", name="The trust", evidence=CITED)
    return Arrangement(id="site", title="The site", as_at=Bound.parse("2019"), facts=(trust, system, own))


# -- spells --------------------------------------------------------------------------------------


def test_neighbouring_spells_alike_are_one() -> None:
    """Spells that differ in nothing but their days, one after the other, are one; a day between keeps them two."""
    item = _finding(_spell("2019-02-01", "2019-03-31"), _spell("2019-01-01", "2019-01-31"))
    apart = _finding(_spell("2019-02-02", "2019-03-31"), _spell("2019-01-01", "2019-01-31"))

    assert item.spells == (_spell("2019-01-01", "2019-03-31"),)
    assert len(apart.spells) == 2
    assert str(apart.within) == "2019-01-01..2019-03-31"


def test_certain_on_one_day_is_certain() -> None:
    """A finding that is certain on any of its days is certain, and then nothing is left to doubt."""
    item = _finding(
        _spell("2019-01-01", "2019-01-31", certain=False, why=("not known",), bodies=("a",), facts=("f",)),
        _spell("2019-02-01", "2019-02-28", bodies=("b",), facts=("f", "g"), evidence=CITED),
    )

    assert (item.certainty, item.why, item.bodies) == ("certain", (), ("a", "b"))
    assert (item.facts, item.evidence) == (("f", "g"), CITED)


def test_clipping_takes_certainty_with_the_days() -> None:
    """Clipped to days on which it is only possible, a finding is possible, with the facts of those days alone."""
    findings = running_findings(
        "here",
        [
            _finding(
                _spell("2019-01-01", "2019-01-31", certain=False, why=("not known",), facts=("f",)),
                _spell("2019-02-01", "2019-02-28", facts=("g",)),
            )
        ],
    )
    (item,) = clipped(findings, "2019-01")

    assert (item.certainty, item.why, item.facts) == ("possible", ("not known",), ("f",))
    assert len(clipped(findings, "2018")) == 0
    assert clipped(findings, "2019") == findings


def test_clipping_needs_days() -> None:
    """A window without days is refused."""
    with pytest.raises(InvalidText, match="not a day"):
        clipped(running_findings("here", []), "ongoing")


def test_joining_keeps_different_things_apart() -> None:
    """Findings of one thing become one; of two things they stay two; of nothing there are none."""
    one = running_findings("here", [_finding(_spell("2019-01-01", "2019-01-31"))])
    later = running_findings("here", [_finding(_spell("2019-02-01", "2019-02-28"))])
    other = running_findings("here", [_finding(_spell("2019-02-01", "2019-02-28"), system_process="x")])

    assert [str(item.within) for item in joined_findings(one, later)] == ["2019-01-01..2019-02-28"]
    assert len(joined_findings(one, other)) == 2
    assert len(joined_findings()) == 0


# -- shown ---------------------------------------------------------------------------------------


def test_text() -> None:
    """The text names both processes, the origin, the driver and what follows, within 80 columns."""
    text = str(double_running(_site()))

    assert text.splitlines() == [
        "Double running in The site: 1 found",
        "- System report runs beside Own return [found]",
        "    drivers: national requirement",
        "    removable: unclear (inferred from national requirement; the national body",
        "        could say)",
    ]


def test_record() -> None:
    """A row is flat and plain; what does not apply is None."""
    (record,) = double_running(_site()).records()

    assert {key: cell for key, cell in record.items() if cell is not None} == {
        "kind": "double running",
        "certainty": "certain",
        "origin": "found",
        "system_process": "system",
        "organisation_process": "own",
        "counterpart": "named",
        "bodies": "trust",
        "overlap": "Finance monitoring",
        "stage": "finance",
        "period": "not_stated..ongoing",
        "within": "2019-12-31..2019-12-31",
        "drivers": "national_requirement",
        "removable": "unclear",
        "removable_note": "inferred from national requirement; the national body could say",
        "claim": "inferred",
        "message": "System report runs beside Own return",
        "facts": "system; own",
        "evidence": "src: page 1",
    }


def test_data_and_frame() -> None:
    """The findings go to versioned JSON, to a frame with a row each, and to HTML."""
    found = double_running(_site())
    data = json.loads(json.dumps(found.to_dict()))

    assert (data["format"], len(data["items"])) == ("commissionkit/findings/1", 1)
    assert list(found.to_frame()["organisation_process"]) == ["own"]
    assert "<table" in found._repr_html_()
    assert found.evidence == CITED


def test_a_single_process_has_no_certainty_and_nothing_to_remove() -> None:
    """A process that ended is no double running: its row says neither how certain nor whether it can be ended."""
    site = _site()
    planned = site.replace(attrs.evolve(f, status=Status.PLANNED) if f.id == "own" else f for f in site.facts)
    (item,) = double_running(planned, include=("planned",))
    record = item.record()

    assert (record["certainty"], record["origin"], record["removable"]) == (None, None, None)
    assert str(item).splitlines() == ["Own return is only planned", "    drivers: national requirement"]
    assert item.removable is Removable.NOT_STATED


# -- asked of a snapshot -------------------------------------------------------------------------


def test_a_snapshot_answers_for_its_own_days() -> None:
    """A snapshot finds what the record finds on that day, and refuses another."""
    site = _site()

    assert double_running(as_of(site, "2019-06")) == double_running(site, during="2019-06")
    with pytest.raises(RefusedQuestion):
        double_running(as_of(site, "2019-06"), during="2019-07")


def test_no_day_to_ask() -> None:
    """An arrangement that does not say which days its sources speak to needs a window."""
    site = attrs.evolve(_site(), as_at=Bound.parse(""))

    with pytest.raises(RefusedQuestion):
        double_running(site)
    assert len(double_running(site, during="2019")) == 1


# -- for a reader --------------------------------------------------------------------------------


def test_a_notebook_shows_sentences_not_every_column() -> None:
    """The table that a person reads has the finding in words; the frame has every column."""
    found = double_running(_site())

    assert found.reading_table().columns == ("what", "origin", "certainty", "drivers", "removable", "evidence")
    assert found.reading_table().column("what") == ("System report runs beside Own return",)
    assert "system_process" not in found._repr_html_()
    assert "system_process" in found.table().columns


def test_one_finding_fits_a_line_of_a_session() -> None:
    """The form in which a session shows a finding is its kind and message."""
    assert repr(double_running(_site())[0]) == "<RunningTwice double running: System report runs beside Own return>"
