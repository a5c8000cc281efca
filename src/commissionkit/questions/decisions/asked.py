"""Who makes, who takes, who answers for it, who oversees it."""

from __future__ import annotations

from commissionkit.answers import Answer
from commissionkit.model import Arrangement
from commissionkit.questions.decisions.asking import On, ask

__all__ = ["route", "who_is_responsible", "who_makes", "who_oversees", "who_takes"]


def route(
    arrangement: Arrangement,
    *,
    service: str | None = None,
    stage: str | None = None,
    fund: str | None = None,
    area: str | None = None,
    about: str | None = None,
    on: On | None = None,
) -> Answer:
    """How a matter is decided: part by part, who makes and who takes it, and how that is known.

    Args:
        arrangement: The site.
        service: What is commissioned, an id of the shared vocabulary or of the site; None for all of it.
        stage: A stage of the commissioning cycle; None for all.
        fund: A fund (`icf`) or one of its pots (`icf/aligned`); None for money of any kind.
        area: An area; None for the arrangement's own.
        about: An organisation, forum, contract, process, programme or instrument that the matter is about
            instead; then no other facet may be named.
        on: The day or days; None for the last day the sources speak to.

    Returns:
        An `Answer` with one route for each part, in a fixed order.

    Raises:
        UnknownName: An id that nothing in the arrangement bears; the message names near ones.
        RefusedQuestion: `about` with other facets, or a snapshot asked about another day.

    It does not see what no right or delegation records: a custom, an influence, a decision in fact.

    >>> from commissionkit import load
    >>> answer = route(load("tameside-glossop"), fund="icf/aligned")
    >>> print(answer)
    How is it decided: fund icf/aligned (Tameside and Glossop, 2019-12-31)
      ratified
        made by: Strategic Commissioning Board (recommend)
        taken by: Tameside Metropolitan Borough Council via Executive cabinet of
            Tameside Council; Tameside and Glossop CCG via Governing body of
            Tameside and Glossop CCG (ratify)
    Status: known; the weakest link is inferred.
    >>> answer.takers.ids
    ('tameside-council', 'tg-ccg')
    """
    return ask("route", arrangement, service=service, stage=stage, fund=fund, area=area, about=about, on=on)


def who_makes(
    arrangement: Arrangement,
    *,
    service: str | None = None,
    stage: str | None = None,
    fund: str | None = None,
    area: str | None = None,
    about: str | None = None,
    on: On | None = None,
) -> Answer:
    """Who settles together what should be done, or recommends it.

    Args:
        arrangement: The site.
        service: A service; None for all.
        stage: A stage of the commissioning cycle; None for all.
        fund: A fund or one of its pots; None for money of any kind.
        area: An area; None for the arrangement's own.
        about: A thing that the matter is about instead, as for `route`; then no other facet may be named.
        on: The day or days; None for the last day the sources speak to.

    Returns:
        An `Answer`; `.makers` are its holders with id, name and power, `.status` says how far they are known.

    Raises:
        UnknownName: An id that nothing in the arrangement bears; the message names near ones.
        RefusedQuestion: `about` with other facets, or a snapshot asked about another day.

    >>> from commissionkit import load
    >>> answer = who_makes(load("tameside-glossop"), fund="icf/aligned")
    >>> answer.makers.names, answer.status.value
    (('Strategic Commissioning Board',), 'known')
    """
    return ask("who_makes", arrangement, service=service, stage=stage, fund=fund, area=area, about=about, on=on)


def who_takes(
    arrangement: Arrangement,
    *,
    service: str | None = None,
    stage: str | None = None,
    fund: str | None = None,
    area: str | None = None,
    about: str | None = None,
    on: On | None = None,
) -> Answer:
    """Who gives a decision legal effect, or ratifies it.

    Args:
        arrangement: The site.
        service: A service; None for all.
        stage: A stage of the commissioning cycle; None for all.
        fund: A fund or one of its pots; None for money of any kind.
        area: An area; None for the arrangement's own.
        about: A thing that the matter is about instead, as for `route`; then no other facet may be named.
        on: The day or days; None for the last day the sources speak to.

    Returns:
        An `Answer`; `.takers` are its holders with id, name and power, `.binds` whom the decision binds.

    Raises:
        UnknownName: An id that nothing in the arrangement bears; the message names near ones.
        RefusedQuestion: `about` with other facets, or a snapshot asked about another day.

    >>> from commissionkit import load
    >>> answer = who_takes(load("tameside-glossop"), fund="icf/section-75")
    >>> [str(taker) for taker in answer.takers][0]
    'Tameside Metropolitan Borough Council via Strategic Commissioning Board'
    """
    return ask("who_takes", arrangement, service=service, stage=stage, fund=fund, area=area, about=about, on=on)


def who_is_responsible(
    arrangement: Arrangement,
    *,
    service: str | None = None,
    stage: str | None = None,
    fund: str | None = None,
    area: str | None = None,
    about: str | None = None,
    on: On | None = None,
) -> Answer:
    """Who stays legally responsible: whom a delegation names, else its heads, else each taker.

    Args:
        arrangement: The site.
        service: A service; None for all.
        stage: A stage of the commissioning cycle; None for all.
        fund: A fund or one of its pots; None for money of any kind.
        area: An area; None for the arrangement's own.
        about: A thing that the matter is about instead, as for `route`; then no other facet may be named.
        on: The day or days; None for the last day the sources speak to.

    Returns:
        An `Answer`; `.responsible` are its holders with id and name, `.status` says how far they are known.

    Raises:
        UnknownName: An id that nothing in the arrangement bears; the message names near ones.
        RefusedQuestion: `about` with other facets, or a snapshot asked about another day.

    >>> from commissionkit import load
    >>> who_is_responsible(load("tameside-glossop"), fund="icf/section-75").responsible.ids
    ('tameside-council', 'tg-ccg')
    """
    question = "who_is_responsible"
    return ask(question, arrangement, service=service, stage=stage, fund=fund, area=area, about=about, on=on)


def who_oversees(
    arrangement: Arrangement,
    *,
    service: str | None = None,
    stage: str | None = None,
    fund: str | None = None,
    area: str | None = None,
    about: str | None = None,
    on: On | None = None,
) -> Answer:
    """Who oversees or assures a matter, or what is named as `about`.

    Args:
        arrangement: The site.
        service: A service; None for all.
        stage: A stage of the commissioning cycle; None for all.
        fund: A fund or one of its pots; None for money of any kind.
        area: An area; None for the arrangement's own.
        about: A thing that the matter is about instead, as for `route`; then no other facet may be named.
        on: The day or days; None for the last day the sources speak to.

    Returns:
        An `Answer`; `.overseers` are its holders with id, name and power, `.status` says how far they are known.

    Raises:
        UnknownName: An id that nothing in the arrangement bears; the message names near ones.
        RefusedQuestion: `about` with other facets, or a snapshot asked about another day.

    >>> from commissionkit import load
    >>> who_oversees(load("tameside-glossop"), fund="icf").overseers.ids
    ('strategic-commissioning-board',)
    """
    return ask("who_oversees", arrangement, service=service, stage=stage, fund=fund, area=area, about=about, on=on)
