"""The rows of registers that tell of organisations, as typed values."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import attrs

__all__ = [
    "Body",
    "Council",
    "NetworkMembership",
    "Partner",
    "Relation",
    "Role",
    "Row",
    "Split",
    "Succession",
]


@attrs.frozen(kw_only=True)
class Row:
    """One row of a register.

    Attributes:
        line: The line of the file on which it begins, from 1.
    """

    line: int


@attrs.frozen(kw_only=True)
class Role:
    """What an organisation is, for a time.

    Attributes:
        code: The role, such as `RO98`.
        primary: Whether it is the primary one.
        opened, closed: Its first and its last day, as far as they are given.
    """

    code: str
    primary: bool = False
    opened: date | None = None
    closed: date | None = None


@attrs.frozen(kw_only=True)
class Relation:
    """How one organisation stands to another, for a time.

    Attributes:
        code: The kind of relation, such as `RE4`.
        target: The other organisation.
        target_role: Its primary role.
        opened, closed: The first and the last day, as far as they are given.
    """

    code: str
    target: str
    target_role: str = ""
    opened: date | None = None
    closed: date | None = None


@attrs.frozen(kw_only=True)
class Succession(Row):
    """One organisation comes after another, as a register records it.

    Attributes:
        before: The code of the one before.
        after: The code of the one after. The registers also print successions of a body to itself.
        on: The effective date; None where the register gives none.
        reason: The code of the reason, as printed.
        indicator: The last column of the file, as printed.
        before_kind, after_kind: What they are, where the file says or guesses it.
    """

    before: str
    after: str
    on: date | None
    reason: str = ""
    indicator: str = ""
    before_kind: str = ""
    after_kind: str = ""


@attrs.frozen(kw_only=True)
class Body(Row):
    """An organisation of a register.

    Attributes:
        code: Its code.
        name: Its name, as printed.
        kind: What it is, in the word of the file; empty where the file does not say.
        status: Such as `Active`, `A` or `C`, as printed.
        opened, closed: The first and the last day of operation; None where not given.
        legal_opened, legal_closed: The first and the last day in law, where the register keeps them apart.
        address: The lines of the address that are not empty.
        postcode: The postcode.
        parent: The code of the organisation it belongs to: a commissioner, a parent.
        joined, left: The first and the last day with that parent.
        region: National grouping or region.
        geography: High level health geography or system.
        subtype: The sub-type, as printed.
        setting: The prescribing setting of a practice, as printed; `4` is a GP practice.
        gss: Its GSS code.
        record_class: `RC1` an organisation, `RC2` a site.
        reference_only: Whether it is a stub that only names an organisation told of elsewhere.
        changed: The day on which the record was last changed.
        roles, relations, successions: What the register tells beside; successions name this body on one side.
    """

    code: str
    name: str
    kind: str = ""
    status: str = ""
    opened: date | None = None
    closed: date | None = None
    legal_opened: date | None = None
    legal_closed: date | None = None
    address: tuple[str, ...] = ()
    postcode: str = ""
    parent: str = ""
    joined: date | None = None
    left: date | None = None
    region: str = ""
    geography: str = ""
    subtype: str = ""
    setting: str = ""
    gss: str = ""
    record_class: str = ""
    reference_only: bool = False
    changed: date | None = None
    roles: tuple[Role, ...] = ()
    relations: tuple[Relation, ...] = ()
    successions: tuple[Succession, ...] = ()


@attrs.frozen(kw_only=True)
class Council(Row):
    """A council.

    Attributes:
        code: Its short code in the table.
        name, official_name: What it is called, shortly and in full.
        gss: Its GSS code; empty where none is given.
        opened, closed: First and last day as printed; the table also prints the day after the last one.
        replaced_by: The codes of the councils that came after it.
        kind: The type, in the words of the table.
        county: The code of its county council.
        combined_authority: The code of its combined authority.
        region: Its region.
        population: How many people live there.
    """

    code: str
    name: str
    official_name: str = ""
    gss: str = ""
    opened: date | None = None
    closed: date | None = None
    replaced_by: tuple[str, ...] = ()
    kind: str = ""
    county: str = ""
    combined_authority: str = ""
    region: str = ""
    population: int | None = None


@attrs.frozen(kw_only=True)
class Partner(Row):
    """An organisation that is listed as a partner in a sustainability and transformation partnership.

    Attributes:
        partnership, partnership_name: The partnership.
        kind: `ccg`, `local_authority`, `nhs_trust` or `other`.
        name: The partner, as printed.
        code: Its ODS code; empty where the table gives none.
        printed: What stands in the place of the code.
    """

    partnership: str
    partnership_name: str
    kind: str
    name: str
    code: str = ""
    printed: str = ""


@attrs.frozen(kw_only=True)
class NetworkMembership(Row):
    """A practice is a core member of a primary care network, for a time.

    Attributes:
        practice, network: The codes of both.
        practice_commissioner, network_commissioner: The commissioner (sub-ICB location) of each.
        joined, left: The first and the last day, as far as they are given.
    """

    practice: str
    network: str
    practice_commissioner: str = ""
    network_commissioner: str = ""
    joined: date | None = None
    left: date | None = None


@attrs.frozen(kw_only=True)
class Split(Row):
    """What part of one body's postcodes fell to another.

    Attributes:
        before, before_name: The body before.
        after, after_name: The body after.
        share: The part of the postcodes, in per cent.
    """

    before: str
    before_name: str
    after: str
    after_name: str
    share: Decimal
