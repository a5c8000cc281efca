"""Surveys: a codebook put to any number of arrangements, one flat row each.

>>> import commissionkit as ck
>>> rows = ck.profiles(["south-tyneside", "tameside-glossop", "no-such-site.yaml"])
>>> [row["arrangement"] for row in rows]
['south-tyneside', 'tameside-glossop']
>>> print(rows.failed[0])
no-such-site.yaml: there is no such file.
"""

from __future__ import annotations

from commissionkit.survey.asking import Outcome, profile
from commissionkit.survey.engines import ENGINES
from commissionkit.survey.failing import Failure
from commissionkit.survey.row import Profile, Variable
from commissionkit.survey.rows import Profiles
from commissionkit.survey.surveying import outcomes, profiles

__all__ = ["ENGINES", "Failure", "Outcome", "Profile", "Profiles", "Variable", "outcomes", "profile", "profiles"]
