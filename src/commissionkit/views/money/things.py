"""What a picture of funds shows, before it is laid out."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from fractions import Fraction

import attrs

from commissionkit.drawing import Undrawn
from commissionkit.views.stating import Doubt

__all__ = ["Drawn", "Giver", "Loss", "Plan", "Pocket", "Purse"]


class Drawn(StrEnum):
    """How money is drawn."""

    SCALED = "to scale"
    OTHERWISE = "stated, but not to scale"
    NOT_STATED = "not to scale: the sum is not stated"
    NOT_RECORDED = "not to scale: no sum is recorded"
    OUT = "a source says that it stays out"
    OPEN = "not known whether it puts anything in"

    def look(self, doubt: Doubt = "") -> str:
        """How it looks: what is planned so, and what is not certain so where there is something to draw."""
        if doubt == "planned" and self.flows:
            return doubt
        return doubt if doubt and self in (Drawn.SCALED, Drawn.OTHERWISE) else _LOOKS[self]

    @property
    def flows(self) -> bool:
        """Whether it is drawn as a band that reaches the fund."""
        return self not in (Drawn.OUT, Drawn.OPEN)


_LOOKS = {
    Drawn.SCALED: "fund",
    Drawn.OTHERWISE: "contract",
    Drawn.NOT_STATED: "unknown",
    Drawn.NOT_RECORDED: "unrecorded",
    Drawn.OUT: "denied",
    Drawn.OPEN: "attends",
}


@attrs.frozen(kw_only=True)
class Giver:
    """Who puts money into a fund, or is said not to.

    Attributes:
        key: The id of the organisation.
        name: Its name.
        drawn: How what it puts in is drawn.
        pounds: How much, for the scale; 0 where that is not to scale.
        said: The sum, or why there is none.
        remark: What else is said of it, such as the pot that it pays into; empty for nothing.
        doubt: Why it is not settled.
        facts: The ids of the contributions.
    """

    key: str
    name: str
    drawn: Drawn
    pounds: Fraction = Fraction(0)
    said: str = ""
    remark: str = ""
    doubt: Doubt = ""
    facts: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Pocket:
    """One pot of a fund.

    Attributes:
        key: Its id.
        name: Its name.
        drawn: How it is drawn.
        part: Its share of the fund, as drawn; 0 where it is drawn apart.
        pounds: Its sum, for the scale, where it is drawn by a sum and not by a share.
        money: Its share and sums in words, or that they are not stated.
        remarks: What else is said of it.
        decided: How it is decided and who takes.
        doubt: Why it is not settled.
        facts: The ids of the facts that it draws.
    """

    key: str
    name: str
    drawn: Drawn
    part: Fraction = Fraction(0)
    pounds: Fraction = Fraction(0)
    money: str = ""
    remarks: tuple[str, ...] = ()
    decided: str = ""
    doubt: Doubt = ""
    facts: tuple[str, ...] = ()

    @property
    def apart(self) -> bool:
        """Whether it is drawn apart, because neither its share nor its sum can be drawn."""
        return not (self.part or self.pounds)


@attrs.frozen(kw_only=True)
class Loss:
    """Who bears a risk.

    Attributes:
        key: The id of the risk share.
        said: The same in a sentence.
        shares: Who bears it, each with the share.
        amount: The size of the pool, where there is one.
    """

    key: str
    said: str
    shares: str
    amount: str = ""


@attrs.frozen(kw_only=True)
class Purse:
    """One fund.

    Attributes:
        key: Its id.
        name: Its name.
        drawn: How it is drawn.
        pounds: How much, for the scale; 0 where no sum is stated.
        money: The sum in words.
        year: The year that sums have to be of to be drawn with it.
        remarks: What else is said of it.
        decided: How it is decided and who takes.
        givers: Who puts money in.
        pockets: Its pots.
        losses: Who bears which risk of it.
        doubt: Why it is not settled.
        facts: The ids of the facts that it draws.
    """

    key: str
    name: str
    drawn: Drawn
    pounds: Fraction = Fraction(0)
    money: str = ""
    year: str = ""
    remarks: tuple[str, ...] = ()
    decided: str = ""
    givers: tuple[Giver, ...] = ()
    pockets: tuple[Pocket, ...] = ()
    losses: tuple[Loss, ...] = ()
    doubt: Doubt = ""
    facts: tuple[str, ...] = ()

    def sums(self) -> Iterator[Fraction]:
        """What of it is drawn by a sum."""
        yield self.pounds
        yield from (giver.pounds for giver in self.givers)
        yield from (pocket.pounds for pocket in self.pockets)


@attrs.frozen(kw_only=True)
class Plan:
    """All that a picture of funds shows.

    Attributes:
        purses: The funds.
        losses: Risk that is borne of something else than a fund that is drawn.
        years: The years of the sums that are to scale.
        undrawn: The facts about money that are left out, and all that do not hold on the day, and why.
    """

    purses: tuple[Purse, ...]
    losses: tuple[Loss, ...] = ()
    years: tuple[str, ...] = ()
    undrawn: tuple[Undrawn, ...] = ()

    def looks(self) -> frozenset[str]:
        """The looks of all that is drawn."""
        found = {purse.drawn.look(purse.doubt) for purse in self.purses}
        found |= {giver.drawn.look(giver.doubt) for purse in self.purses for giver in purse.givers}
        return frozenset(found | {pot.drawn.look(pot.doubt) for purse in self.purses for pot in purse.pockets})

    def facts(self) -> Iterator[str]:
        """The ids of the facts that it draws, each once."""
        found = [fact for purse in self.purses for fact in purse.facts]
        found += [fact for purse in self.purses for giver in purse.givers for fact in giver.facts]
        found += [fact for purse in self.purses for pocket in purse.pockets for fact in pocket.facts]
        found += [loss.key for purse in self.purses for loss in purse.losses]
        yield from dict.fromkeys([*found, *(loss.key for loss in self.losses)])
