/* Folded parts that open for the printer. */

// What is folded is printed too, and folded again afterwards.
let opened = [];
addEventListener("beforeprint", () => {
  opened = all(".fold:not([open]), td > details:not([open])");
  for (const one of opened) one.open = true;
});
addEventListener("afterprint", () => opened.splice(0).forEach((one) => (one.open = false)));
