/* All of it put to work. */

all(".cited").forEach(writtenOut);
all("td").forEach(markAgain);
all("table.data").forEach(equip);
all("[data-traced]").forEach(traceable);
all(".needs-script").forEach((one) => (one.hidden = false));
const form = document.getElementById("decide");
if (form) askable(form);
