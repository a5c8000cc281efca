/* Tables that sort, filter and download. */

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
