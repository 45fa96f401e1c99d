import { el, replace } from "../dom.js";
import { t } from "../i18n.js";
import { icon } from "./icons.js";
import { toast } from "./toast.js";

/** A button; `kind` is primary, danger, quiet or nothing. */
export function button(label, { kind = "", glyph = null, type = "button", onClick = null, ...attributes } = {}) {
  const listeners = onClick === null ? {} : { on: { click: onClick } };
  return el("button", { type, class: `button ${kind}`, ...listeners, ...attributes }, glyph && icon(glyph), el("span", {}, label));
}

/** A button of an icon alone, named for those who do not see it and on hover. */
export function iconButton(label, glyph, onClick, attributes = {}) {
  return el(
    "button",
    { type: "button", class: "icon-button", "aria-label": label, title: label, on: { click: onClick }, ...attributes },
    icon(glyph),
  );
}

/** A link that looks like a button. */
export function buttonLink(label, href, { kind = "", glyph = null } = {}) {
  return el("a", { class: `button ${kind}`, href }, glyph && icon(glyph), el("span", {}, label));
}

/** A button that copies what `text` gives at that time. */
export function copyButton(label, text, { kind = "", onCopied = null } = {}) {
  const caption = el("span", {}, label);
  const glyph = el("span", { class: "glyph" }, icon("copy"));
  const node = el("button", { type: "button", class: `button ${kind}`, on: { click: () => act() } }, glyph, caption);
  const act = async () => {
    if (await copy(text(), node.parentNode)) {
      replace(glyph, icon("check"));
      toast(t("copied"));
      onCopied?.();
    } else {
      toast(t("copy-failed"), "error");
    }
  };
  return node;
}

/** An icon that copies a public text, such as an id. */
export function copyIcon(label, text) {
  return iconButton(label, "copy", async (event) => {
    const copied = await copy(text, event.currentTarget.parentNode);
    toast(copied ? t("copied") : t("copy-failed"), copied ? "" : "error");
  });
}

// Pages without TLS have no clipboard object; the older way needs a field near the focus, or a modal dialog forbids it.
async function copy(text, place) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyFromField(text, place);
  }
}

function copyFromField(text, place) {
  const focused = document.activeElement;
  const field = el("textarea", { class: "visually-hidden", value: text, readOnly: true, "aria-hidden": "true" });
  place.append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  focused?.focus();
  return copied;
}
