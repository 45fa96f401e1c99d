// A labelled control with its help and its error, tied together for screen readers.

import { el, replace, uniqueId } from "../dom.js";

/**
 * A field around one control, which may have a frame around it: `{ input, node }`. `name` is the API's name of the value, by
 * which the server's refusals find it.
 */
export function field(label, framed, { help = null, name = null, optional = null } = {}) {
  const control = framed.input ?? framed;
  control.id ||= uniqueId("field");
  const error = el("p", { class: "error", id: `${control.id}-error`, hidden: true });
  const hint = help && el("p", { class: "help", id: `${control.id}-help` }, help);
  describe(control, hint ? [hint.id] : []);
  const caption = el("label", { for: control.id }, label, optional && el("span", { class: "optional" }, optional));
  const node = el("div", { class: "field" }, caption, framed.node ?? control, hint, error);
  return withError(node, control, error, name, hint);
}

/** A field around several controls, as a group. */
export function group(label, controls, { help = null, name = null, optional = null } = {}) {
  const id = uniqueId("group");
  const error = el("p", { class: "error", id: `${id}-error`, hidden: true });
  const hint = help && el("p", { class: "help", id: `${id}-help` }, help);
  const legend = el("legend", {}, label, optional && el("span", { class: "optional" }, optional));
  const node = el("fieldset", { class: "field" }, legend, controls, hint, error);
  describe(node, hint ? [hint.id] : []);
  return withError(node, node, error, name, hint);
}

function withError(node, described, error, name, hint) {
  const say = (message) => {
    replace(error, message ?? "");
    error.hidden = message === null;
    node.classList.toggle("invalid", message !== null);
    if (described.tagName !== "FIELDSET") {
      described.setAttribute("aria-invalid", String(message !== null));
    }
    describe(described, [...(hint ? [hint.id] : []), ...(message === null ? [] : [error.id])]);
  };
  const focus = () => (described === node ? node.querySelector("input, select, textarea, button") : described).focus();
  return { node, name, say, focus };
}

function describe(node, ids) {
  if (ids.length === 0) {
    node.removeAttribute("aria-describedby");
  } else {
    node.setAttribute("aria-describedby", ids.join(" "));
  }
}

export function textInput(attributes = {}) {
  return el("input", { type: "text", autocomplete: "off", spellcheck: "false", dir: "auto", ...attributes });
}

/** A list to choose from: pairs of value and text. */
export function select(options, chosen, attributes = {}) {
  return el(
    "select",
    attributes,
    options.map(([value, text]) => el("option", { value, selected: value === chosen }, text)),
  );
}
