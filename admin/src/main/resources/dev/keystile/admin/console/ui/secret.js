// Shows a plaintext key, once. When the dialog closes, by its button or since the page is left, nothing holds the key any more.

import { el, replace } from "../dom.js";
import { t } from "../i18n.js";
import { button, copyButton } from "./button.js";
import { openDialog } from "./dialog.js";
import { icon } from "./icons.js";

/** Resolves when the dialog has been closed. */
export function showOnce(title, plaintext, signal) {
  return new Promise((resolve) => {
    const shown = el("output", { class: "secret", tabindex: "0", "aria-label": t("secret.label") }, plaintext);
    const end = () => {
      replace(shown);
      resolve();
    };
    const copied = () => done.classList.add("primary");
    const done = button(t("secret.done"), { onClick: () => dialog.close() });
    const body = [
      el("div", { class: "notice warning" }, icon("warning"), el("div", {}, t("secret.once"))),
      el("div", { class: "secret-box" }, shown, copyButton(t("copy"), () => shown.textContent, { kind: "primary", onCopied: copied })),
      el("p", { class: "fine" }, t("secret.use"), " ", el("code", {}, t("secret.header"))),
      el("div", { class: "buttons" }, done),
    ];
    const dialog = openDialog(title, body, { sticky: true, wide: true, signal, onClose: end });
    dialog.querySelector("button").focus();
  });
}
