import { el, uniqueId } from "../dom.js";
import { moveToasts } from "./toast.js";

/**
 * Opens a modal dialog. The browser keeps the focus inside and gives it back at the end. With `sticky`, Escape does not close
 * it. When the signal of the page aborts, since the page is left, it closes.
 */
export function openDialog(title, body, { sticky = false, wide = false, signal = null, onClose = null } = {}) {
  const heading = uniqueId("dialog");
  const dialog = el(
    "dialog",
    { "aria-labelledby": heading, class: wide ? "dialog wide" : "dialog" },
    el("h2", { id: heading }, title),
    body,
  );
  if (sticky) {
    holdOpen(dialog);
  }
  dialog.addEventListener("close", () => closed(dialog, onClose));
  signal?.addEventListener("abort", () => dialog.close(), { once: true });
  document.body.append(dialog);
  dialog.showModal();
  moveToasts();
  return dialog;
}

// The browser lets the second Escape through even if the first was refused, so the key itself is caught too.
function holdOpen(dialog) {
  dialog.addEventListener("cancel", (event) => event.preventDefault());
  dialog.addEventListener("keydown", (event) => event.key === "Escape" && event.preventDefault());
}

function closed(dialog, onClose) {
  moveToasts();
  dialog.remove();
  onClose?.();
}
