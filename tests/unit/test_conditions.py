"""Cases by crisp conditions: names, cases, calibration, warnings, forms, and the bundled sets."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from commissionkit import io as files
from commissionkit.answers import AnswerStatus
from commissionkit.bundle import load, load_sites
from commissionkit.codebooks.sets import CONDITION_SETS, SITES, conditions
from commissionkit.comparison import Characteristic, Codebook, Piece, Reading
from commissionkit.comparison.crisp import (
    Case,
    Condition,
    OfModels,
    OfSites,
    cases_of,
    crisp,
)
from commissionkit.errors import InvalidText, RefusedQuestion, UnknownName, UnreadableFile
from commissionkit.model import Arrangement, YesNo
from commissionkit.succession import as_of

HEAD = {"format": "commissionkit/1", "as_at": 2019, "sources": [{"id": "src", "title": "Source"}]}
BODIES = [
    {"id": "practices", "name": "Practices", "kind": "fundholding-practice", "generic": True},
    {"id": "authorities", "name": "Authorities", "kind": "health-authority", "generic": True},
]


def _site(name: str = "site", **lists: list[dict[str, object]]) -> Arrangement:
    entries = {key: [{"evidence": ["src: page 1"], **entry} for entry in found] for key, found in lists.items()}
    return files.from_data({**HEAD, "id": name, **entries})


def _past(*models: dict[str, object], **lists: list[dict[str, object]]) -> Arrangement:
    named = [{"id": f"m{at}", "name": f"M{at}", **model} for at, model in enumerate(models)]
    return _site("past", organisations=BODIES, models=named, **lists)


def _board(public: str) -> Arrangement:
    return _site(f"site-{public}", forums=[{"id": "board", "name": "Board", "meets_in_public": public}])


def _public(site: Arrangement) -> object:
    return crisp(site.forums["board"].meets_in_public, site.forums["board"])


PUBLIC = Condition("PUBLIC", "In public", "Does it?", sites=OfSites(_public, one="It does.", zero="It does not."))
NAMED = Condition("NAMED", "Has a name", "Has it?", models=OfModels(lambda _, model: bool(model.name), "Yes.", "No."))
THREE = [_board("yes"), _board("no"), _board("not_stated")]


# -- conditions ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["public", "1ST", "", "IN PUBLIC", "A_B", "A.B", "Ä", "A" * 17, "TRUE", "NA", "OUT"])
def test_a_name_that_r_or_qca_cannot_read_is_refused(name: str) -> None:
    """Capital letters and digits, a letter first, and no word that R or QCA has taken."""
    with pytest.raises(InvalidText, match="POOLED"):
        Condition(name, "Label", "Question?")


@pytest.mark.parametrize("name", ["A", "ONECCG", "A1", "A" * 16])
def test_a_name_of_capital_letters_and_digits_will_do(name: str) -> None:
    """Short names are taken as they are."""
    assert Condition(name, "Label", "Question?").name == name


@pytest.mark.parametrize(
    ("given", "value", "status"),
    [
        (True, 1, AnswerStatus.KNOWN),
        (False, 0, AnswerStatus.STATED_NONE),
        (None, None, AnswerStatus.NONE_RECORDED),
        (YesNo.YES, 1, AnswerStatus.KNOWN),
        (YesNo.NO, 0, AnswerStatus.STATED_NONE),
        (YesNo.NOT_STATED, None, AnswerStatus.NOT_STATED),
        (Reading(), 1, AnswerStatus.KNOWN),
        (Reading(status=AnswerStatus.STATED_NONE), 0, AnswerStatus.STATED_NONE),
        (Reading(status=AnswerStatus.PARTLY_KNOWN), None, AnswerStatus.PARTLY_KNOWN),
        (Reading(status=AnswerStatus.NOT_APPLICABLE), None, AnswerStatus.NOT_APPLICABLE),
        (Reading(pieces=[Piece("a board")]), None, AnswerStatus.KNOWN),
        (crisp(None, status=AnswerStatus.DISPUTED), None, AnswerStatus.DISPUTED),
        ((), None, AnswerStatus.NONE_RECORDED),
        (THREE[0].forums, 1, AnswerStatus.KNOWN),
        (THREE[0].forums["board"], 1, AnswerStatus.KNOWN),
    ],
)
def test_what_a_question_gives_is_one_zero_or_blank(given: object, value: int | None, status: AnswerStatus) -> None:
    """Present is 1, absent is 0, all else is a blank that keeps its status; no facts are never a 0."""
    asked = Condition("X", "X", "X?", sites=OfSites(lambda _: given, "", ""))
    cell = conditions(THREE[:1], [asked]).cell("site-yes", "X")

    assert (cell.value, cell.status) == (value, status)


@pytest.mark.parametrize("given", ["yes", 1, [1], object()])
def test_what_is_neither_in_nor_out_is_refused(given: object) -> None:
    """A text or a number says not how it counts."""
    with pytest.raises(RefusedQuestion, match="a condition gave"):
        conditions(THREE[:1], [Condition("X", "X", "X?", sites=OfSites(lambda _: given, "", ""))])


def test_a_case_that_lacks_what_is_asked_about_is_a_blank() -> None:
    """An unknown id is none recorded, and the note says of what; it stops no other case."""
    cell = conditions([_site("bare"), *THREE], [PUBLIC])["bare", "PUBLIC"]

    assert (cell.value, cell.status) == (None, AnswerStatus.NONE_RECORDED)
    assert "board" in cell.notes[0]


def test_a_condition_of_models_does_not_apply_to_a_site() -> None:
    """Where a condition is not asked of such a case the cell is blank and not applicable."""
    matrix = conditions([THREE[0], *cases_of(_past({}))], [PUBLIC, NAMED])

    assert [(cell.value, str(cell.status)) for cell in matrix.cells] == [
        (1, "known"),
        (None, "not_applicable"),
        (None, "not_applicable"),
        (1, "known"),
    ]


def test_two_conditions_of_one_name_are_refused() -> None:
    """A column needs a name of its own, and a matrix at least one column."""
    with pytest.raises(RefusedQuestion, match="two conditions bear the name PUBLIC"):
        conditions(THREE, [PUBLIC, PUBLIC])
    with pytest.raises(RefusedQuestion, match="no condition"):
        conditions(THREE, [])


# -- rows of codebooks -----------------------------------------------------------------------------------------------


ROWS = Codebook(
    "rows",
    "Rows",
    [
        Characteristic("is-there", "There", lambda _: Reading()),
        Characteristic("is-not", "Not there", lambda _: Reading(status=AnswerStatus.STATED_NONE)),
        Characteristic("number", "How many", lambda site: len(site.forums)),
    ],
)


def test_a_codebook_becomes_conditions() -> None:
    """Present is 1, absent is 0; a row with a value is blank, and says what to do; the id becomes the name."""
    matrix = conditions(THREE[:1], ROWS)

    assert matrix.records() == [{"case": "site-yes", "ISTHERE": 1, "ISNOT": 0, "NUMBER": None}]
    assert "when=" in matrix["site-yes", "NUMBER"].notes[0]


def test_a_row_with_a_value_counts_as_its_user_says() -> None:
    """`when` is handed the reading and says how it counts."""
    row = ROWS.characteristics[2]
    many = Condition.of_row(row, "MANY", when=lambda reading: int(reading.value) > 1)
    matrix = conditions(THREE[:1], [many])

    assert matrix["site-yes", "MANY"].value == 0
    assert matrix["site-yes", "MANY"].reading.value == "1"


# -- cases -----------------------------------------------------------------------------------------------------------


def test_cases_are_sites_models_and_pairs() -> None:
    """Arrangements, pairs, and what `cases_of` gives may stand in one list, nested or not."""
    past = _past({}, {})
    matrix = conditions([THREE[0], (past, "m1"), cases_of(past)[:1]], [PUBLIC])

    assert matrix.names == ("site-yes", "m1", "m0")
    assert [case.title for case in matrix.cases] == ["site-yes", "M1", "M0"]


def test_models_of_one_id_are_told_apart_by_their_arrangement() -> None:
    """Where two models bear one id, that of the arrangement stands before it; the order changes nothing."""
    one, other = _past({}), files.from_data({**HEAD, "id": "other", "models": [{"id": "m0", "name": "M"}]})

    assert conditions([*cases_of(one), *cases_of(other)], [NAMED]).names == ("past:m0", "other:m0")
    assert conditions([*cases_of(other), *cases_of(one)], [NAMED]).names == ("other:m0", "past:m0")


def test_the_state_on_a_day_is_a_case_of_its_own() -> None:
    """A snapshot is called by id and day, so that a site can be set beside itself."""
    assert conditions([THREE[0], as_of(THREE[0], "2019-05")], [PUBLIC]).names == ("site-yes", "site-yes@2019-05")


def test_the_same_case_twice_needs_a_name() -> None:
    """Rows of one name are refused; a name of one's own tells them apart."""
    with pytest.raises(RefusedQuestion, match="two cases are called site-yes"):
        conditions([THREE[0], THREE[0]], [PUBLIC])

    assert conditions([THREE[0], Case("again", THREE[0])], [PUBLIC]).names == ("site-yes", "again")


@pytest.mark.parametrize("given", [THREE[0], "site", [], ["site"], [3], 3, (THREE[0], "m0"), [None], [[THREE[0]]]])
def test_what_is_no_list_of_cases_is_refused(given: object) -> None:
    """A single arrangement, a name, a number or nothing: the message says what is wanted."""
    with pytest.raises(RefusedQuestion, match="cases_of"):
        conditions(given, [PUBLIC])


def test_a_model_that_is_not_there_is_refused() -> None:
    """The id of a model is looked up before anything is asked; near ones are named."""
    with pytest.raises(UnknownName, match='no model of commissioning "m9" in past'):
        conditions([(_past({}), "m9")], [NAMED])
    with pytest.raises(RefusedQuestion, match="cases_of takes an arrangement"):
        cases_of("past")


# -- which set -------------------------------------------------------------------------------------------------------


def test_the_set_goes_by_the_cases() -> None:
    """Models alone are asked as models, sites alone as sites, and both as both; an id names a bundled set."""
    past = cases_of(_past({}))

    assert [conditions(given).id for given in (past, THREE, [*past, *THREE])] == ["models", "sites", "both"]
    assert conditions(past, "both").id == "both"
    with pytest.raises(UnknownName, match=r'no set of conditions "model"\. Did you mean "models"'):
        conditions(past, "model")
    with pytest.raises(RefusedQuestion, match="a set of conditions"):
        conditions(past, 3)
    with pytest.raises(RefusedQuestion, match="a set of conditions"):
        conditions(past, [ROWS])


def test_the_outcome_can_be_chosen() -> None:
    """One condition is to be explained; another name is refused."""
    chosen = SITES.with_outcome("APART")

    assert [one.name for one in chosen.conditions if one.outcome] == ["APART"]
    with pytest.raises(UnknownName, match='no condition "APRT"'):
        SITES.with_outcome("APRT")


# -- warnings --------------------------------------------------------------------------------------------------------


def _fixed(name: str, *values: bool | None, outcome: bool = False) -> Condition:
    answers = {f"s{at}": value for at, value in enumerate(values)}
    return Condition(name, name, "?", sites=OfSites(lambda site: answers[site.id], "", ""), outcome=outcome)


def _told(*asked: Condition, cases: int) -> list[str]:
    return list(conditions([_site(f"s{at}") for at in range(cases)], asked).warnings)


def _few(conditions: str, cases: str, unseen: str) -> str:
    return f"{conditions} configurations, and {cases} without a blank: at least {unseen} not observed."


def _blanks(full: str) -> str:
    kept = "`.only(...)` keeps columns, `.complete()` the cases without blanks."
    return f"The package QCA takes no blanks: {full} without. {kept}"


@pytest.mark.parametrize(
    ("asked", "cases", "expected"),
    [
        ([_fixed("A", True, False)], 2, []),
        (
            [_fixed("A", True, False), _fixed("B", False, True)],
            2,
            [_few("2 conditions make 4", "2 cases are", "2 of the configurations are")],
        ),
        ([_fixed("A", True, False), _fixed("B", False, True, outcome=True)], 2, []),
        ([_fixed("A", True, True)], 2, ["A does not vary: it is 1 in every case."]),
        (
            [_fixed("A", True, None, None), _fixed("B", True, False, False, outcome=True)],
            3,
            [
                _few("1 condition makes 2", "1 case is", "1 of the configurations is"),
                "A does not vary: it is 1 in every case in which it is known.",
                "A is blank in 2 of 3 cases.",
                _blanks("1 of 3 cases is"),
            ],
        ),
        (
            [_fixed("A", None, None), _fixed("B", True, False)],
            2,
            [
                _few("2 conditions make 4", "0 cases are", "4 of the configurations are"),
                "A is blank in every case.",
                _blanks("0 of 2 cases are"),
            ],
        ),
    ],
)
def test_what_the_matrix_cannot_bear(asked: list[Condition], cases: int, expected: list[str]) -> None:
    """Fewer cases than configurations (the outcome not counted), columns that do not vary, blanks."""
    assert _told(*asked, cases=cases) == expected


# -- forms -----------------------------------------------------------------------------------------------------------


def test_the_file_is_what_r_reads(tmp_path: Path) -> None:
    """Case names first, then a column for each condition: 1, 0, or nothing, which `read.csv` takes for NA."""
    matrix = conditions(THREE, [PUBLIC])
    path = tmp_path / "matrix.csv"

    matrix.to_csv(path)

    assert path.read_text(encoding="utf-8") == matrix.csv() == "case,PUBLIC\nsite-yes,1\nsite-no,0\nsite-not_stated,\n"
    with pytest.raises(UnreadableFile):
        matrix.to_csv(tmp_path / "nowhere" / "matrix.csv")


def test_a_name_that_a_spreadsheet_would_run_is_made_harmless() -> None:
    """A case called like a formula begins with an apostrophe in the file."""
    matrix = conditions([Case("=1+1", THREE[0]), Case('a,"b"', THREE[1])], [PUBLIC])

    assert list(csv.reader(io.StringIO(matrix.csv())))[1:] == [["'=1+1", "1"], ['a,"b"', "0"]]


def test_the_codebook_says_how_each_column_is_assigned(tmp_path: Path) -> None:
    """A row for each condition, with the rules for sites and for models, empty where it does not apply."""
    matrix = conditions(THREE, [PUBLIC])
    path = tmp_path / "codebook.csv"

    matrix.codebook.to_csv(path)

    assert matrix.codebook.records() == [
        {
            "name": "PUBLIC",
            "label": "In public",
            "question": "Does it?",
            "role": "condition",
            "site_1": "It does.",
            "site_0": "It does not.",
            "site_blank": "Not stated, none recorded, or known in part.",
            "model_1": None,
            "model_0": None,
            "model_blank": None,
        }
    ]
    assert path.read_text(encoding="utf-8") == matrix.codebook.csv()


def test_a_cell_keeps_reading_and_evidence() -> None:
    """Value, status, claim, evidence and facts of a cell; an unknown case or condition is refused with near ones."""
    matrix = conditions(THREE, [PUBLIC])

    assert matrix.cell("site-no", "PUBLIC").record() == {
        "case": "site-no",
        "condition": "PUBLIC",
        "value": 0,
        "status": "stated_none",
        "claim": "stated",
        "evidence": "src: page 1",
        "facts": "board",
        "notes": None,
    }
    assert str(matrix["site-not_stated", "PUBLIC"]) == "PUBLIC, site-not_stated: blank (not stated)."
    assert [str(cited) for cited in matrix.evidence] == ["src: page 1"]
    with pytest.raises(UnknownName, match='Did you mean "PUBLIC"'):
        matrix.cell("site-no", "PUBLICK")
    with pytest.raises(UnknownName, match='no case "site-nu"'):
        matrix["site-nu", "PUBLIC"]


def test_columns_and_whole_cases_can_be_kept() -> None:
    """`only` keeps columns in their order, `complete` the cases without a blank."""
    other = Condition("OTHER", "Other", "?", sites=OfSites(lambda _: True, "", ""))
    matrix = conditions(THREE, [PUBLIC, other])

    assert matrix.only("OTHER", "PUBLIC").columns == ("PUBLIC", "OTHER")
    assert matrix.only("OTHER").complete().names == matrix.names
    assert matrix.complete().names == ("site-yes", "site-no")
    assert matrix.complete()["site-no", "PUBLIC"] == matrix["site-no", "PUBLIC"]
    with pytest.raises(UnknownName):
        matrix.only("PUBIC")


def test_every_form_holds_the_same() -> None:
    """Records, frame, JSON and text; two matrices of the same cases and conditions are equal."""
    matrix = conditions(THREE, [PUBLIC])

    assert matrix == conditions(THREE, [PUBLIC])
    assert matrix.records()[2] == {"case": "site-not_stated", "PUBLIC": None}
    assert matrix.to_frame().columns.tolist() == ["case", "PUBLIC"]
    assert json.loads(json.dumps(matrix.to_dict()))["format"] == "commissionkit/conditions/1"
    assert "PUBLIC" in str(matrix)
    assert "<table" in matrix._repr_html_()


def test_many_conditions_of_few_cases_are_printed_the_other_way_round() -> None:
    """Where the columns would not fit, conditions become rows, with their labels."""
    asked = [_fixed(f"CONDITION{at}", True, False) for at in range(8)]
    matrix = conditions([_site("s0"), _site("s1")], asked)

    assert str(matrix) == str(matrix.by_condition())
    assert matrix.by_condition().columns == ("condition", "label", "s0", "s1")
    assert matrix.by_condition().records()[0] == {"condition": "CONDITION0", "label": "CONDITION0", "s0": 1, "s1": 0}


# -- the bundled sets ------------------------------------------------------------------------------------------------


def test_every_bundled_condition_says_how_it_is_assigned() -> None:
    """Each set has a rule for 1, 0 and blank for whatever it is asked of, and applies to what it is named after."""
    for found in CONDITION_SETS.values():
        for condition in found.conditions:
            ways = [way for way in (condition.sites, condition.models) if way is not None]
            assert all(way.one and way.zero and way.blank for way in ways)
            assert (condition.sites is not None) == (found.id in ("sites", "both"))
            assert (condition.models is not None) == (found.id in ("models", "both"))


@pytest.mark.parametrize(
    ("model", "name", "value"),
    [
        ({"budget": ["real"]}, "MONEY", 1),
        ({"budget": ["optional", "statutory"]}, "MONEY", 1),
        ({"budget": ["indicative"]}, "MONEY", 0),
        ({"budget": ["none", "advisory"]}, "MONEY", 0),
        ({"budget": ["real", "indicative"]}, "MONEY", None),
        ({"budget": ["real", "not_stated"]}, "MONEY", None),
        ({}, "MONEY", None),
        ({"budget": ["statutory"]}, "STATUTORY", 1),
        ({"budget": ["real"]}, "STATUTORY", 0),
        ({"participation": "mandatory"}, "MANDATORY", 1),
        ({"participation": "voluntary"}, "MANDATORY", 0),
        ({}, "MANDATORY", None),
        ({"holders": ["practices"]}, "PRACTICES", 1),
        ({"holders": ["authorities"]}, "PRACTICES", 0),
        ({"holders": ["practices", "authorities"]}, "PRACTICES", None),
        ({}, "PRACTICES", None),
        ({"holders": ["practices"], "responsible": ["practices"]}, "RESPONSIBLE", 1),
        ({"holders": ["practices"], "responsible": ["authorities"]}, "RESPONSIBLE", 0),
        ({"holders": ["practices", "authorities"], "responsible": ["authorities"]}, "RESPONSIBLE", None),
        ({"holders": ["practices"]}, "RESPONSIBLE", None),
    ],
)
def test_a_model_is_read_from_its_attributes(model: dict[str, object], name: str, value: int | None) -> None:
    """All of its bodies in is 1, all out is 0; what differs, or is not stated, stays blank."""
    assert conditions(cases_of(_past(model)))["m0", name].value == value


def test_a_silence_makes_a_blank_not_stated() -> None:
    """Where the coder looked in vain the blank says so, and cites where."""
    looked = [{"subject": "m0", "what": "responsible", "evidence": ["src: page 7"]}]
    matrix = conditions(cases_of(_past({"holders": ["practices"]}, {}, silent=looked)))

    assert matrix["m0", "RESPONSIBLE"].status is AnswerStatus.NOT_STATED
    assert [str(cited) for cited in matrix["m0", "RESPONSIBLE"].evidence] == ["src: page 7"]
    assert matrix["m1", "RESPONSIBLE"].status is AnswerStatus.NONE_RECORDED


@pytest.mark.parametrize(
    ("bearings", "value"),
    [
        (["for"], 1),
        (["for", "inconclusive"], 1),
        (["against"], 0),
        (["for", "against"], None),
        (["inconclusive"], None),
        ([], None),
    ],
)
def test_evidence_counts_where_it_points_one_way(bearings: list[str], value: int | None) -> None:
    """Both ways, no way, or no evidence is a blank, never a 0."""
    judged = [{"name": f"J{at}", "about": "m0", "bearing": way} for at, way in enumerate(bearings)]

    assert conditions(cases_of(_past({}, judgements=judged)))["m0", "EFFECT"].value == value


@pytest.mark.parametrize(
    ("site", "expected"),
    [
        (
            "south-tyneside",
            {"INFORMAL": 1, "PUBLIC": None, "APART": 1, "DELEGATED": 0, "POOLED": None, "PROVIDER": 1, "ONECCG": 1},
        ),
        (
            "tameside-glossop",
            {"INFORMAL": 0, "PUBLIC": 1, "APART": None, "DELEGATED": 1, "POOLED": 1, "PROVIDER": 0, "ONECCG": 1},
        ),
        (
            "bradford-craven",
            {"INFORMAL": 0, "PUBLIC": None, "APART": 1, "DELEGATED": None, "POOLED": None, "PROVIDER": 1, "ONECCG": 0},
        ),
    ],
)
def test_the_three_sites(site: str, expected: dict[str, int | None]) -> None:
    """As the case studies have it: the informal team without power, the public board without the trust, the boards."""
    matrix = conditions(load_sites())

    assert {name: matrix[site, name].value for name in expected} == expected


@pytest.mark.parametrize(
    ("model", "expected"),
    [
        ("gp-fundholding", {"MONEY": 1, "MANDATORY": 0, "PRACTICES": 1, "RESPONSIBLE": 0}),
        ("practice-based-commissioning", {"MONEY": 0, "MANDATORY": 0, "PRACTICES": 1, "RESPONSIBLE": 0}),
        ("ccgs-model", {"MONEY": 1, "MANDATORY": 1, "PRACTICES": 1, "RESPONSIBLE": 1}),
        ("total-purchasing", {"MONEY": None, "MANDATORY": 0, "RESPONSIBLE": None}),
    ],
)
def test_the_models_since_1991(model: str, expected: dict[str, int | None]) -> None:
    """As the box and appendix C have it; what they do not state is blank."""
    matrix = conditions(cases_of(load("commissioning-models")))

    assert {name: matrix[model, name].value for name in expected} == expected


OPEN = {"id": "board", "name": "Board", "meets_in_public": "yes"}


def _seat(standing: str) -> dict[str, object]:
    return {"forum": "board", "holder": "trust", "standing": standing}


def _planned(**more: list[dict[str, object]]) -> Arrangement:
    lists: dict[str, list[dict[str, object]]] = {
        "organisations": [
            {"id": "ccg", "name": "CCG", "kind": "ccg"},
            {"id": "trust", "name": "Trust", "kind": "nhs-trust"},
        ],
        "forums": [{"id": "board", "name": "Board", "formality": "formal"}],
        "rights": [
            {"holders": ["board"], "power": "make", "over": {"stage": "planning"}},
            {"holders": ["ccg"], "power": "take", "over": {"stage": "planning"}},
        ],
        "contracts": [
            {"id": "contract", "name": "Contract", "main": True, "commissioners": ["ccg"], "providers": ["trust"]}
        ],
    }
    return _site("planned", **{**lists, **more})


@pytest.mark.parametrize(
    ("site", "name", "value"),
    [
        (_planned, "APART", 1),
        (_planned, "INFORMAL", 0),
        (_planned, "PUBLIC", None),
        (_planned, "DELEGATED", None),
        (_planned, "POOLED", None),
        (_planned, "PROVIDER", None),
        (lambda: _planned(seats=[_seat("member")]), "PROVIDER", 1),
        (lambda: _planned(seats=[_seat("not_member")]), "PROVIDER", 0),
        (lambda: _planned(seats=[_seat("entitled_to_attend")]), "PROVIDER", None),
        (lambda: _planned(forums=[{"id": "board", "name": "Board", "meets_in_public": "no"}]), "PUBLIC", 0),
        (lambda: _planned(forums=[{**OPEN, "end": 2021}]), "PUBLIC", 1),
        (lambda: _planned(forums=[{**OPEN, "status": "removed", "end": 2019}]), "PUBLIC", None),
    ],
)
def test_a_site_is_read_from_what_settles_its_planning(
    site: Callable[[], Arrangement], name: str, value: int | None
) -> None:
    """Only a stated absence is a 0; what may or may not hold on the day is a blank."""
    assert conditions([site()])["planned", name].value == value


@pytest.mark.parametrize(
    ("bodies", "value"),
    [
        ([], None),
        ([{"id": "a"}], 1),
        ([{"id": "a"}, {"id": "b"}], 0),
        ([{"id": "a", "generic": True}], None),
        ([{"id": "a"}, {"id": "b", "status": "removed", "end": 2019}], None),
    ],
)
def test_one_ccg_as_far_as_recorded(bodies: list[dict[str, object]], value: int | None) -> None:
    """One that covers the area is 1, several are 0; what stands for its kind, or may be gone, settles nothing."""
    site = files.from_data(
        {
            **HEAD,
            "id": "site",
            "area": "town",
            "places": [{"id": "town", "name": "Town", "evidence": ["src: page 1"]}],
            "organisations": [{"name": "CCG", "kind": "ccg", "evidence": ["src: page 1"], **body} for body in bodies],
            "coverage": [{"body": body["id"], "area": "town", "evidence": ["src: page 1"]} for body in bodies],
        }
    )

    assert conditions([site])["site", "ONECCG"].value == value
