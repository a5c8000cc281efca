"""The three case-study sites: who makes a decision, who takes it, and how the sites compare.

Run: python examples/three_sites.py
"""

import commissionkit as ck

sites = ck.load_sites()
for site in sites:
    print(f"{site.title}: {len(site)} facts from {len(site.sources)} sources, as at {site.as_at}")

# One question to one site: the answer, then the chain by which it is reached, each link with its source.
south_tyneside, tameside_glossop, bradford_craven = sites
print()
print(ck.route(tameside_glossop, fund="icf"))
print()
print(ck.route(south_tyneside, fund="non-recurrent-2018-19").explain())

# The parts of an answer are data. Holders have ids; a holder never equals a text.
answer = ck.who_takes(bradford_craven, stage="planning", area="awc")
print()
print("Taken by:", ", ".join(answer.takers.ids), "- and others" if answer.takers.complete.value != "yes" else "")
print("Known:", answer.status, "- the weakest claim is", answer.weakest_claim)

# Nobody recorded is not nobody: the coder of Bradford looked for who procures, and found nothing.
for stage in ("procurement", "engagement"):
    print(f"Who takes {stage}:", ck.who_takes(bradford_craven, stage=stage).status)

# The same questions to all three.
print()
print(ck.compare(sites))
