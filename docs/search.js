// What a search finds first: pages that explain before those that list, and each result says of which kind it is.
// Sphinx reads `Scorer` and, in it, the numbers of its own that are repeated here.
const KINDS = [
  ["tutorials/", 8, "tutorial"],
  ["how-to/", 8, "how-to guide"],
  ["explanation/", 8, "explanation"],
  ["concepts", 5, "explanation"],
  ["questions/", 4, "question"],
  ["glossary", 4, "reference"],
  ["sites/", 0, "data set"],
  ["decisions/", -4, "decision record"],
  ["", 0, "reference"],
];

var Scorer = {
  score: (result) => {
    const [name, , , described, score] = result;
    const [, more, kind] = KINDS.find(([beginning]) => name.startsWith(beginning));
    if (!described) result[3] = kind;
    return score + more;
  },
  objNameMatch: 11,
  objPartialMatch: 6,
  objPrio: { 0: 15, 1: 5, 2: -5 },
  objPrioDefault: 0,
  title: 15,
  partialTitle: 7,
  term: 5,
  partialTerm: 2,
};
