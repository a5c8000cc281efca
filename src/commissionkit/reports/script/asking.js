/* The form that finds who decides. */

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
