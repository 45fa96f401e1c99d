// Shows text that somebody else chose. It cannot reorder what stands beside it (bdi), and what it hides is made visible.

import { el } from "./dom.js";

// Controls, bidirectional and invisible formatting, and tags. Not U+200C and U+200D, which scripts and emoji need.
const HIDDEN = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/u;

/** The text, isolated from its surroundings. */
export function inert(text, attributes = {}) {
  return el("bdi", { dir: "auto", ...attributes }, pieces(String(text)));
}

/** The same in the typeface of code. */
export function code(text, attributes = {}) {
  return el("code", { dir: "auto", ...attributes }, pieces(String(text)));
}

/** The text for where there can be no elements, such as a title or an option: what hides is replaced. */
export function plain(text) {
  return [...String(text)].map((character) => (HIDDEN.test(character) ? `[${codePoint(character)}]` : character)).join("");
}

function pieces(text) {
  const parts = [];
  let run = "";
  for (const character of text) {
    if (HIDDEN.test(character)) {
      parts.push(run, el("span", { class: "hidden-character" }, codePoint(character)));
      run = "";
    } else {
      run += character;
    }
  }
  return [...parts, run].filter((part) => part !== "");
}

function codePoint(character) {
  return `U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}
