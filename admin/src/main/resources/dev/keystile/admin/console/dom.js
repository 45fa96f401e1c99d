// Makes elements. Text becomes text nodes, and there is no way to hand in markup: what a key's fields hold stays inert.

const SVG = "http://www.w3.org/2000/svg";
const PROPERTIES = new Set(["value", "checked", "disabled", "hidden", "required", "open", "readOnly", "selected"]);

/** An element with attributes (`on`: listeners; a few names are properties) and children: nodes, texts, arrays, or nothing. */
export function el(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    set(node, name, value);
  }
  node.append(...present(children));
  return node;
}

function set(node, name, value) {
  if (name === "on") {
    Object.entries(value).forEach(([event, listener]) => node.addEventListener(event, listener));
  } else if (PROPERTIES.has(name)) {
    node[name] = value;
  } else if (value !== null && value !== undefined && value !== false) {
    node.setAttribute(name, value === true ? "" : value);
  }
}

/** Puts other children in place of those that are there. */
export function replace(node, ...children) {
  node.replaceChildren(...present(children));
  return node;
}

function present(children) {
  return children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);
}

let ids = 0;

/** An id that no other element has, for labels and descriptions. */
export function uniqueId(name) {
  return `${name}-${++ids}`;
}
