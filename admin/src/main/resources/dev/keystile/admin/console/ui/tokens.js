// A field of several short texts, such as scopes: each a tile that can be taken away, and an input for the next.

import { el, replace, uniqueId } from "../dom.js";
import { t } from "../i18n.js";
import { code, plain } from "../inert.js";
import { icon } from "./icons.js";

/** `value()` tells the texts, and takes what is typed but not yet entered with it. */
export function tokenInput(texts, { suggestions = [], placeholder = null, separator = /[\s,]+/, ...attributes } = {}) {
  const tokens = new Set(texts);
  const tiles = el("ul", { class: "tiles" });
  const input = el("input", { type: "text", autocomplete: "off", spellcheck: "false", autocapitalize: "none", placeholder, ...attributes });
  const list = suggestionList(input, suggestions);
  const node = el("div", { class: "token-input", on: { click: (event) => event.target === node && input.focus() } }, tiles, input, list);

  const draw = () => replace(tiles, [...tokens].map((token) => tile(token, () => remove(token))));
  const remove = (token) => {
    tokens.delete(token);
    draw();
    input.focus();
  };
  const enter = () => {
    input.value.split(separator).filter((text) => text !== "").forEach((text) => tokens.add(text));
    input.value = "";
    draw();
  };
  input.addEventListener("keydown", (event) => typed(event, input, enter, () => remove([...tokens].at(-1))));
  input.addEventListener("blur", enter);
  input.addEventListener("paste", () => setTimeout(enter));
  draw();
  return {
    node,
    input,
    value() {
      enter();
      return [...tokens];
    },
    set(others) {
      tokens.clear();
      others.forEach((other) => tokens.add(other));
      draw();
    },
  };
}

function typed(event, input, enter, removeLast) {
  const ends = event.key === "," || event.key === " " || (event.key === "Enter" && input.value !== "");
  if (ends && !event.isComposing) {
    event.preventDefault();
    enter();
  } else if (event.key === "Backspace" && input.value === "") {
    removeLast();
  }
}

function tile(token, onRemove) {
  const label = t("remove", { what: plain(token) });
  return el(
    "li",
    { class: "tile" },
    code(token),
    el("button", { type: "button", "aria-label": label, title: label, on: { click: onRemove } }, icon("close")),
  );
}

function suggestionList(input, suggestions) {
  if (suggestions.length === 0) {
    return null;
  }
  const list = el("datalist", { id: uniqueId("suggestions") }, suggestions.map((value) => el("option", { value })));
  input.setAttribute("list", list.id);
  return list;
}
