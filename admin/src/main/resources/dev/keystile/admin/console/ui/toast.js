import { el } from "../dom.js";
import { icon } from "./icons.js";

const STAYS = 6000;

/** Says in passing that something happened; screen readers say it too. */
export function toast(message, kind = "") {
  const node = el("div", { class: `toast ${kind}` }, icon(kind === "error" ? "warning" : "check"), el("span", {}, message));
  region().replaceChildren(node);
  setTimeout(() => node.remove(), STAYS);
}

/** Keeps the live region within the topmost dialog: what lies outside of a modal dialog is neither seen nor said. */
export function moveToasts() {
  const place = [...document.querySelectorAll("dialog[open]")].at(-1) ?? document.body;
  if (region().parentNode !== place) {
    place.append(region());
  }
}

function region() {
  return document.getElementById("toasts");
}
