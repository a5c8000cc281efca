/* Passages that are cited, written out beside their numbers. */

// Beside each number, the passage that it cites; in a table folded up under how many there are.
function writtenOut(numbers) {
  const entries = all("a", numbers).map((link) => {
    const passage = document.getElementById(link.hash.slice(1)).textContent;
    return made("li", {}, link, made("span", { className: "passage" }, passage));
  });
  const list = made("ul", { className: "cited full" }, ...entries);
  if (numbers.parentElement.tagName === "TD") {
    const counted = entries.length === 1 ? "1 passage" : `${entries.length} passages`;
    numbers.replaceWith(made("details", {}, made("summary", {}, counted), list));
  } else {
    numbers.replaceWith(list);
  }
}

// A passage that is cited again in the same cell is not printed again.
function markAgain(cell) {
  all(".cited a", cell).forEach((link, at, links) => {
    link.parentElement.classList.toggle("again", links.findIndex((one) => one.hash === link.hash) < at);
  });
}
