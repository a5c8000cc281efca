"""A site of one's own: check its file, ask it, look at it on another day, and set it beside a bundled one.

The site is invented; its file, fourth_site.yaml, stands beside this one. Run: python examples/fourth_site.py
"""

from pathlib import Path

import commissionkit as ck

path = Path(__file__).with_name("fourth_site.yaml")

# 1. What is wrong with the file? Findings are true when there are any.
findings = ck.check(path)
print(findings)
if findings:
    raise SystemExit("mend the file first")

larkmere = ck.load(path)

# 2. Who decides over each pot, over two services, and over one programme?
for asked in (
    {"fund": "care-fund"},
    {"service": "surgery"},
    {"service": "gp-services"},
    {"about": "mental-health-programme"},
):
    print()
    print(ck.route(larkmere, **asked))

# 3. Who answers for the pooled pot, and who watches over the contract?
print()
print("Responsible:", ck.who_is_responsible(larkmere, fund="care-fund/pooled").responsible)
print("Overseen by:", ck.who_oversees(larkmere, about="hospital-block").overseers)

# 4. The merger of April 2021 is planned. An answer for a later day says what it is now, and what it would be by plan.
later = ck.who_takes(larkmere, fund="care-fund/beside", on="2021-05")
print()
print("Recorded:", later.takers)
print("By plan: ", later.by_plan.takers if later.by_plan is not None else "the same")
merged = ck.as_of(larkmere, "2021-05", plans=True)
for carried in merged.carried:
    if carried.after:
        print(f"  {carried.fact}: {carried.what} to {', '.join(carried.after)}")

# 5. Beside a bundled site.
print()
print(ck.compare([larkmere, ck.load("tameside-glossop")], codebook=ck.codebooks.DECISIONS))
