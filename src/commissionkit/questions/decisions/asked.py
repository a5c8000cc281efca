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
    """Who settles together what should be done, or recommends it. Arguments and errors as for `route`."""
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
    """Who gives a decision legal effect, or ratifies it. Arguments and errors as for `route`."""
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

    Arguments and errors as for `route`.
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
    """Who oversees or assures a matter, or what is named as `about`. Arguments and errors as for `route`."""
    return ask("who_oversees", arrangement, service=service, stage=stage, fund=fund, area=area, about=about, on=on)
