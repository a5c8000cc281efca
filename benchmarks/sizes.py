"""How much of everything a generated model holds."""

from __future__ import annotations

import attrs

__all__ = ["Sizes"]


@attrs.frozen(kw_only=True)
class Sizes:
    """How many facts of each kind are drawn.

    Attributes:
        organisations: Organisations; each has one coverage.
        forums: Forums, spread over the places and systems.
        seats, provision: Dated relationships beside the coverage.
        rights: Decision rights.
        delegations: Delegations that are tried; those without common days are left out.
        system_processes, own_processes: Processes of the system and of single organisations.
        contracts: Contracts.
        services: Services, in five levels.
        regions, systems, places, neighbourhoods: Areas beneath the one nation.
    """

    organisations: int
    forums: int
    seats: int
    provision: int
    rights: int
    delegations: int
    system_processes: int
    own_processes: int
    contracts: int
    services: int
    regions: int
    systems: int
    places: int
    neighbourhoods: int

    @classmethod
    def national(cls, size: float = 1.0) -> Sizes:
        """A country at size 1: 300,000 organisations, a million relationships, 200,000 rights; a part of it below.

        A smaller country has fewer areas, and as many rights in each of them; from a tenth upwards it has the same
        services. So a question has an answer of the same length at each size, and what grows is only the country.
        """
        scopes = _scopes(size)
        return cls(
            organisations=_part(300_000, size, least=4 * scopes),
            forums=_part(3_000, size, least=2 * scopes),
            seats=_part(250_000, size),
            provision=_part(450_000, size),
            rights=_part(200_000, size),
            delegations=_part(23_000, size),
            system_processes=_part(20_000, size),
            own_processes=_part(180_000, size),
            contracts=_part(500_000, size),
            services=min(5_000, max(60, _part(50_000, size))),
            regions=min(7, _part(42, size, least=2)),
            systems=_part(42, size, least=2),
            places=_part(400, size, least=4),
            neighbourhoods=_part(9_550, size, least=20),
        )

    @classmethod
    def site(cls) -> Sizes:
        """One site: 60 organisations, 300 relationships, 80 rights."""
        return cls(
            organisations=60,
            forums=8,
            seats=120,
            provision=120,
            rights=80,
            delegations=8,
            system_processes=8,
            own_processes=32,
            contracts=20,
            services=60,
            regions=1,
            systems=1,
            places=3,
            neighbourhoods=12,
        )


def _part(whole: int, size: float, least: int = 1) -> int:
    return max(least, round(whole * size))


def _scopes(size: float) -> int:
    return _part(42, size, least=2) + _part(400, size, least=4)
