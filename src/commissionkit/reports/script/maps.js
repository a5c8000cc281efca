/* Maps that are traced by pointer and by keys. */

const boxOf = (figure, key) => all("svg [data-key]", figure).find((one) => one.dataset.key === key);

const ofMatter = (key) => key.startsWith("matter:");

// The lines along which a chain goes: from a matter, of delegations those of this matter alone. Whose line to a forum
// says what a line from there to a matter says delegates that matter.
function concerning(start, lines, sentences) {
  if (!ofMatter(start)) return lines;
  const said = (to) => [...new Set(lines.filter((line) => to(line.dataset.to)).map((line) => sentences.get(line)))];
  const handed = said((key) => key === start);
  const other = said((key) => ofMatter(key) && key !== start);
  const says = (line, words) => words.some((one) => sentences.get(line).includes(one));
  const between = (line) => !ofMatter(line.dataset.from) && !ofMatter(line.dataset.to);
  return lines.filter((line) => !between(line) || !says(line, other) || says(line, handed));
}

// Everything that leads to a box, and everything that follows from it.
function chain(start, lines) {
  const lit = new Set([start]);
  const ties = new Set();
  for (const [near, far] of [["to", "from"], ["from", "to"]]) {
    const seen = new Set([start]);
    const waiting = [start];
    while (waiting.length) {
      const key = waiting.pop();
      for (const line of lines) {
        if (line.dataset[near] !== key) continue;
        ties.add(line);
        const other = line.dataset[far];
        lit.add(other);
        if (!seen.has(other)) {
          seen.add(other);
          waiting.push(other);
        }
      }
    }
  }
  return { lit, ties };
}

const named = (group) => group.querySelector("title").textContent;

// A line without words of its own has them in the table behind the picture: a row for each line, the words at its end.
function worded(figure, lines) {
  const rows = all("table.data tbody tr", figure);
  return lines.map((line, at) => (line.querySelector("title") ? named(line) : told([...rows[at].cells].at(-1))));
}

function traceable(figure) {
  const boxes = all("svg [data-key]", figure);
  const lines = all("svg [data-from]", figure);
  const words = figure.querySelector(".traced");
  const sentences = new Map(worded(figure, lines).map((sentence, at) => [lines[at], sentence]));
  if (!boxes.length) return;
  let kept = null;

  for (const [line, sentence] of sentences) {
    if (line.querySelector("title")) continue;
    const title = document.createElementNS("http://www.w3.org/2000/svg", "title");
    title.textContent = sentence;
    line.prepend(title);
    line.setAttribute("role", "img");
  }

  function clear() {
    figure.classList.remove("tracing");
    words.hidden = true;
  }

  function light(box) {
    const { lit, ties } = chain(box.dataset.key, concerning(box.dataset.key, lines, sentences));
    for (const one of boxes) one.classList.toggle("lit", lit.has(one.dataset.key));
    for (const one of lines) one.classList.toggle("lit", ties.has(one));
    figure.classList.add("tracing");
    const key = box.dataset.key;
    const near = lines.filter((line) => line.dataset.from === key || line.dataset.to === key);
    const said = [...new Set(near.map((line) => sentences.get(line)))];
    words.textContent = `${named(box)}. ${said.length ? said.join("; ") : "No lines"}.`;
    words.hidden = false;
  }

  // What stays lit when the pointer leaves: what was kept, else what has the focus.
  function settle() {
    const focused = boxes.includes(document.activeElement) ? document.activeElement : null;
    if (kept || focused) light(kept || focused);
    else clear();
  }

  function keep(box) {
    for (const one of boxes) one.setAttribute("aria-pressed", String(one === box));
    kept = box;
    settle();
  }

  // One stop of the tab key for the map; the arrow keys go from box to box.
  function enter(box) {
    for (const one of boxes) one.tabIndex = one === box ? 0 : -1;
    box.focus();
    box.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  function beside(box, key) {
    const across = key === "ArrowLeft" || key === "ArrowRight";
    const sign = key === "ArrowRight" || key === "ArrowDown" ? 1 : -1;
    const middle = (one) => {
      const { left, top, width, height } = one.getBoundingClientRect();
      return [left + width / 2, top + height / 2];
    };
    const [x, y] = middle(box);
    let best = null;
    let least = Infinity;
    for (const one of boxes) {
      const [ox, oy] = middle(one);
      const along = sign * (across ? ox - x : oy - y);
      const off = Math.abs(across ? oy - y : ox - x);
      if (along <= 4 || (!across && off > 20)) continue;
      const far = along + 2 * off;
      if (far < least) [best, least] = [one, far];
    }
    return best;
  }

  function pressed(event, box) {
    if (event.key === "Escape") {
      keep(null);
      clear();
    } else if (event.key === "Enter" || event.key === " ") {
      keep(kept === box ? null : box);
    } else if (event.key === "Home" || event.key === "End") {
      enter(event.key === "Home" ? boxes[0] : boxes.at(-1));
    } else if (event.key.startsWith("Arrow")) {
      const next = beside(box, event.key);
      if (next) enter(next);
    } else {
      return;
    }
    event.preventDefault();
  }

  boxes.forEach((box, at) => {
    box.setAttribute("role", "button");
    box.setAttribute("aria-label", named(box));
    box.setAttribute("aria-pressed", "false");
    box.tabIndex = at ? -1 : 0;
    box.addEventListener("pointerenter", () => light(box));
    box.addEventListener("pointerleave", settle);
    box.addEventListener("focus", () => light(box));
    box.addEventListener("blur", () => setTimeout(settle, 0));
    box.addEventListener("click", () => {
      enter(box);
      keep(kept === box ? null : box);
    });
    box.addEventListener("keydown", (event) => pressed(event, box));
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && figure.classList.contains("tracing")) {
      keep(null);
      clear();
    }
  });
  // The form of who decides lights a matter by its key.
  figure.addEventListener("trace", (event) => {
    const box = boxOf(figure, event.detail);
    if (!box) return;
    enter(box);
    keep(box);
  });
}
