/* What the other parts share. All parts are one function, in which each has the names of the others. */

const all = (selector, within = document) => [...within.querySelectorAll(selector)];

function made(name, properties = {}, ...inside) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...inside);
  return element;
}
