"""A commented site file to begin with."""

from __future__ import annotations

from typing import Final

from commissionkit.model.base import slug

__all__ = ["starter"]


def starter(name: str) -> str:
    """The text of a small site file that loads; its comments say what to change.

    Args:
        name: The id of the site, made fit to be one.
    """
    return _TEXT.replace("MY-SITE", slug(name).replace("/", "-") or "my-site")


_TEXT: Final = """\
# A site file: one list per kind of fact, ids instead of nesting where a thing is used twice.
# Look it over with:  commissionkit check FILE        Show it with:  commissionkit show FILE
format: commissionkit/1
id: MY-SITE                      # a short name, in lower case
title: My site
area: my-place                   # questions that name no area are about this one
as_at: 2019                      # the days the sources speak to: 2019, 2019-10, 2018/19, 2019-10-22..2020-03-31
# extends: england-2019          # uncomment it, and the law says who takes what your sources leave open

# What the facts are cited from. Each fact names a source and the place in it:
#   "board-paper: page 3"                                      the source says so
#   "board-paper: page 3 [reported]"                           somebody in it says so
#   "board-paper: page 3 [planned]"                            it was still to come
#   "board-paper: page 3 [inferred: why you conclude it]"      you say so
#   "board-paper: page 3 [derived: how you reckoned it]"       arithmetic
# What no source says is left out, or written not_stated. No sentence of a source is copied.
sources:
  - {id: board-paper, title: Paper of the joint board, publisher: My council, year: 2019, kind: report}

places:
  - {id: my-place, name: My place, evidence: ["board-paper: page 1"]}

organisations:
  - {id: my-ccg, name: My CCG, kind: ccg, statutory: yes, evidence: ["board-paper: page 1"]}
  - {id: my-council, name: My Council, kind: unitary-council, statutory: yes, evidence: ["board-paper: page 1"]}

coverage:                        # who covers which area
  - {body: my-ccg, area: my-place, evidence: ["board-paper: page 1"]}
  - {body: my-council, area: my-place, evidence: ["board-paper: page 1"]}

forums:                          # boards, committees, groups: they deliberate, and never have legal personality
  - id: joint-board
    name: Joint board
    kind: board
    formality: formal            # or informal, or left out where no source says
    between: [my-ccg, my-council]
    evidence: ["board-paper: page 2"]

seats:
  - {forum: joint-board, holder: my-ccg, standing: chair, evidence: ["board-paper: page 2"]}
  - {forum: joint-board, holder: my-council, evidence: ["board-paper: page 2"]}

funds:                           # money held together
  - {id: joint-fund, name: Joint fund, amount: "≈ £10m, 2019/20", start: 2019-04-01, evidence: ["board-paper: page 3"]}

# Who makes (make, recommend) and who takes (take, ratify); also oversee, advise, review, lead, manage, bid …
# Scopes: service, stage, fund, area; or about: one body, forum, contract or process.
rights:
  - {holders: [joint-board], power: recommend, over: {fund: joint-fund}, evidence: ["board-paper: page 3"]}
  - {holders: [my-ccg], power: ratify, over: {fund: joint-fund}, evidence: ["board-paper: page 3"]}
  - {holders: [my-council], power: ratify, over: {fund: joint-fund}, evidence: ["board-paper: page 3"]}

# Running activities, each at the level of one organisation or of the whole system. One that an organisation runs beside
# a system-wide one in which it takes part is run twice.
processes:
  - id: joint-finance-report
    name: Joint finance report
    level: system_wide
    stage: finance
    run_by: [joint-board]
    evidence: ["board-paper: page 4"]
  - id: ccg-finance-return
    name: Finance return of the CCG
    level: organisation
    stage: finance
    run_by: [my-ccg]
    drivers: [national_requirement]
    evidence: ["board-paper: page 4"]

# Published figures, as published: each with its year (or not_stated) and whom or what it counts.
populations:
  - {about: my-ccg, value: "≈ 120,000", year: 2018/19, counted: registered, evidence: ["board-paper: page 1"]}

money:
  - {about: my-ccg, amount: "£190.2m, 2019/20", meaning: allocation, evidence: ["board-paper: page 3"]}

# What changed, how people work, what helped or hindered. Themes and topics are words that all sites share.
shifts:
  - {before: two finance reports, after: one, stage: finance, evidence: ["board-paper: page 4"]}

practices:
  - {name: Finance staff of both bodies sit together, topic: employment, evidence: ["board-paper: page 4"]}

factors:
  - {name: Budget cuts, kind: barrier, theme: tight-finances, evidence: ["board-paper: page 4 [reported]"]}

# What you looked for and no source says.
silent:
  - {subject: joint-board, what: minutes, evidence: ["board-paper: page 2"]}
"""
