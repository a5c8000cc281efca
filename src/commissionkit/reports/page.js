/* What the script adds to a page that is whole without it: tables that sort, filter and download, maps that can be
   traced, a form that finds an answer, and folded parts that open for the printer. Nothing is loaded or sent. */
"use strict";

(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  function made(name, properties = {}, ...inside) {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...inside);
    return element;
  }

  /* -- passages --------------------------------------------------------------------------------------------------- */

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

  /* -- tables ----------------------------------------------------------------------------------------------------- */

  const order = new Intl.Collator("en-GB", { numeric: true, sensitivity: "base" });
  // What a spreadsheet would take for a formula, also in full width; a signed number is none.
  const formula = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/;
  const number = /^[-+]?[0-9][0-9,]*(?:\.[0-9]+)?%?$/;

  // What a cell says: its own words, or the passages folded up in it.
  function told(cell) {
    const said = cell.querySelector(".said");
    if (said) return tidy(said.textContent);
    const passages = all(".passage", cell);
    return passages.length ? passages.map((one) => tidy(one.textContent)).join("; ") : tidy(cell.textContent);
  }

  function tidy(text) {
    return text.replace(/\s+/g, " ").trim();
  }

  function csvCell(text) {
    const safe = formula.test(text) && !number.test(text) && text !== "-" ? `'${text}` : text;
    return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  }

  const cited = (cell) => [...new Set(all(".passage", cell).map((one) => tidy(one.textContent)))].join("; ");

  // Where a cell has words and passages, these have a column of their own behind it.
  function csv(table) {
    const rows = [...table.tBodies[0].rows].filter((row) => !row.hidden);
    const columns = all("thead th", table).flatMap((head, at) => {
      const both = [...table.tBodies[0].rows].some((row) => row.cells[at].querySelector(".said") && cited(row.cells[at]));
      const words = [head.dataset.name, (row) => told(row.cells[at])];
      return both ? [words, [`${head.dataset.name}: evidence`, (row) => cited(row.cells[at])]] : [words];
    });
    const lines = [columns.map(([name]) => name), ...rows.map((row) => columns.map(([, read]) => read(row)))];
    return lines.map((line) => `${line.map(csvCell).join(",")}\n`).join("");
  }

  // A name for a file: the words of a caption, whatever their script, without what a system could stumble over.
  function fileName(caption, spare) {
    const words = caption.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) || [];
    return `${words.join("-").slice(0, 80).replace(/-$/, "") || spare}.csv`;
  }

  function download(name, text) {
    // The mark tells spreadsheets that it is UTF-8.
    const address = URL.createObjectURL(new Blob(["\ufeff", text], { type: "text/csv;charset=utf-8" }));
    const link = made("a", { href: address, download: name, hidden: true });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  }

  // What a row is put in order by; nothing where all that stands there is how far it is known.
  function sortKey(row, at) {
    const cell = row.cells[at];
    const said = cell.dataset.sort ?? told(cell);
    return tidy(cell.querySelector("b")?.textContent || "") === said ? "" : said;
  }

  // Numbers by their size where a column has nothing else; else as words, in which digits count as numbers.
  function ordered(keys) {
    const some = keys.filter(Boolean);
    if (!some.every((key) => number.test(key))) return order.compare;
    const size = (key) => Number(key.replace(/[,%]/g, ""));
    return (a, b) => size(a) - size(b);
  }

  function sortBy(table, head, rows) {
    const heads = all("thead th", table);
    const next = { none: "ascending", ascending: "descending", descending: "none" };
    const turn = next[head.getAttribute("aria-sort") || "none"];
    for (const one of heads) one.removeAttribute("aria-sort");
    const at = heads.indexOf(head);
    let sorted = rows;
    if (turn !== "none") {
      head.setAttribute("aria-sort", turn);
      const sign = turn === "ascending" ? 1 : -1;
      const keyed = sorted.map((row) => [sortKey(row, at), row]);
      const compared = ordered(keyed.map(([key]) => key));
      // What is empty stands last, whichever way the rest runs.
      keyed.sort(([a], [b]) => (a && b ? sign * compared(a, b) : Boolean(b) - Boolean(a)));
      sorted = keyed.map(([, row]) => row);
    }
    table.tBodies[0].append(...sorted);
  }

  function filterBy(rows, words, counter) {
    const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
    for (const row of rows) row.hidden = !wanted.every((word) => row.textContent.toLowerCase().includes(word));
    const shown = rows.filter((row) => !row.hidden).length;
    const noun = rows.length === 1 ? "row" : "rows";
    counter.textContent = wanted.length ? `${shown} of ${rows.length} ${noun}` : `${rows.length} ${noun}`;
  }

  function equip(table) {
    const rows = [...table.tBodies[0].rows];
    const heads = all("thead th", table);
    for (const head of heads) {
      const name = tidy(head.textContent);
      head.dataset.name = name;
      const button = made("button", { type: "button" }, name);
      button.addEventListener("click", () => sortBy(table, head, rows));
      head.replaceChildren(button);
    }
    for (const summary of all("td summary", table)) {
      const cell = summary.closest("td");
      const column = heads[cell.cellIndex].dataset.name;
      summary.setAttribute("aria-label", `${summary.textContent}: ${tidy(cell.parentElement.cells[0].textContent)}, ${column}`);
    }
    // A browser may leave what has the focus beneath the heads that stay in view.
    table.addEventListener("focusin", ({ target }) => target.scrollIntoView({ block: "nearest", inline: "nearest" }));
    const caption = tidy(table.caption.textContent);
    const input = made("input", { type: "search", autocomplete: "off" });
    const counter = made("output");
    const save = made("button", { type: "button" }, "Download CSV");
    save.setAttribute("aria-label", `Download CSV: ${caption}`);
    input.setAttribute("aria-label", `Filter: ${caption}`);
    input.addEventListener("input", () => filterBy(rows, input.value, counter));
    save.addEventListener("click", () => download(fileName(caption, table.id), csv(table)));
    filterBy(rows, "", counter);
    const tools = made("div", { className: "tools" }, made("label", {}, made("span", {}, "Filter"), input), save, counter);
    table.closest(".scroll").before(tools);
  }

  /* -- maps ------------------------------------------------------------------------------------------------------- */

  const boxOf = (figure, key) => all("svg [data-key]", figure).find((one) => one.dataset.key === key);

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
      const { lit, ties } = chain(box.dataset.key, lines);
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

  /* -- who decides ------------------------------------------------------------------------------------------------ */

  function askable(form) {
    const sites = JSON.parse(document.getElementById("decide-data").textContent);
    const [site, matter, trace, shown, said] = ["site", "matter", "trace", "answer", "said"].map((name) =>
      document.getElementById(`decide-${name}`),
    );
    const map = (at) => document.querySelector(`[data-traced][data-site="${at}"]`);

    function chosen() {
      const one = sites[site.selectedIndex];
      return [one, one.matters[Number(matter.value)]];
    }

    function answer(aloud) {
      const [one, found] = chosen();
      shown.replaceChildren();
      const figure = map(one.at);
      trace.hidden = !(found && found.key && figure && boxOf(figure, found.key));
      if (!found) {
        shown.append(made("p", {}, "Nothing is recorded that could be asked about."));
        return;
      }
      const copied = document.getElementById(found.id).querySelector(".answer").cloneNode(true);
      // In the list the parts of an answer are headings of the fifth level; here the answer is one of the third.
      for (const part of all("h5", copied)) part.replaceWith(made("h4", {}, part.textContent));
      shown.append(made("h3", {}, `${found.label} (${one.name})`), ...copied.childNodes);
      if (aloud) said.textContent = `${found.label}: ${all("dt", shown).map(spoken).join("; ")}.`;
    }

    const spoken = (term) => `${tidy(term.textContent)} ${tidy(term.nextElementSibling.textContent)}`;

    function offer() {
      const one = sites[site.selectedIndex];
      matter.replaceChildren();
      let group = null;
      one.matters.forEach((each, at) => {
        if (!group || group.label !== each.group) {
          group = made("optgroup", { label: each.group });
          matter.append(group);
        }
        group.append(made("option", { value: String(at) }, each.label));
      });
    }

    site.append(...sites.map((one) => made("option", {}, one.name)));
    offer();
    answer(false);
    site.addEventListener("change", () => {
      offer();
      answer(true);
    });
    matter.addEventListener("change", () => answer(true));
    trace.addEventListener("click", () => {
      const [one, found] = chosen();
      map(one.at).dispatchEvent(new CustomEvent("trace", { detail: found.key }));
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.hidden = false;
  }

  /* -- the printer ------------------------------------------------------------------------------------------------ */

  // What is folded is printed too, and folded again afterwards.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = all(".fold:not([open]), td > details:not([open])");
    for (const one of opened) one.open = true;
  });
  addEventListener("afterprint", () => opened.splice(0).forEach((one) => (one.open = false)));

  all(".cited").forEach(writtenOut);
  all("td").forEach(markAgain);
  all("table.data").forEach(equip);
  all("[data-traced]").forEach(traceable);
  all(".needs-script").forEach((one) => (one.hidden = false));
  const form = document.getElementById("decide");
  if (form) askable(form);
})();
