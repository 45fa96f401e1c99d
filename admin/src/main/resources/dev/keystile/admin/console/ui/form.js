// A form that sends once, says what was refused beside the field that it concerns, and loses nothing.

import { el, replace } from "../dom.js";
import { t } from "../i18n.js";
import { messageOf } from "../errors.js";
import { button } from "./button.js";
import { icon } from "./icons.js";

/**
 * A form. `fields` learn what was wrong with them; `send` is called with what the browser found valid, and may throw a
 * Problem; `refused` may handle such an error and return true.
 */
export function form({ fields = [], body, submit, kind = "primary", glyph = null, cancel = null, send, refused = null }) {
  const notice = el("div", { class: "notice error", role: "alert", hidden: true });
  const action = button(submit, { kind, glyph, type: "submit" });
  const buttons = el("div", { class: "buttons" }, cancel, action);
  const node = el("form", { novalidate: true, class: "form" }, body, notice, buttons);
  const show = (message) => {
    replace(notice, message === null ? null : [icon("warning"), el("div", {}, message)]);
    notice.hidden = message === null;
  };
  const parts = { node, fields, show, action };
  node.addEventListener("submit", (event) => {
    event.preventDefault();
    submitted(parts, send, refused);
  });
  return parts;
}

async function submitted(form, send, refused) {
  if (form.action.getAttribute("aria-disabled") === "true") {
    return;
  }
  form.fields.forEach((field) => field.say(null));
  form.show(null);
  if (!browserFindsValid(form)) {
    return;
  }
  busy(form, true);
  try {
    await send();
  } catch (error) {
    if (!refused?.(error)) {
      fail(form, error);
    }
  } finally {
    busy(form, false);
  }
}

function browserFindsValid({ node, fields }) {
  const invalid = [...node.elements].filter((control) => control.willValidate && !control.validity.valid);
  invalid.forEach((control) => fields.find((field) => field.node.contains(control))?.say(control.validationMessage));
  invalid[0]?.focus();
  return invalid.length === 0;
}

function fail(form, error) {
  const field = error.field && form.fields.find(({ name }) => name === error.field.split(/[.[]/)[0]);
  if (field) {
    field.say(error.message);
    field.focus();
  } else {
    form.show(messageOf(error));
  }
}

// Not `disabled`: that would drop the keyboard's focus.
function busy({ action }, is) {
  action.setAttribute("aria-disabled", String(is));
  action.classList.toggle("busy", is);
}

/** The Cancel button of a dialog. */
export function cancelButton(onClick) {
  return button(t("cancel"), { kind: "quiet", onClick });
}
