// Asks for an admin key. It stays in memory: nothing is written to the browser's storage, and no form is sent to a page.

import { Problem } from "../api.js";
import { el } from "../dom.js";
import { t } from "../i18n.js";
import { signIn } from "../session.js";
import { cancelButton, form } from "../ui/form.js";
import { field } from "../ui/field.js";
import { openDialog } from "../ui/dialog.js";
import { logo } from "../ui/icons.js";

/** The page; `onSignedIn` is called once the server knows the caller. */
export function signInPage(onSignedIn) {
  return el(
    "main",
    { class: "sign-in" },
    el(
      "div",
      { class: "card" },
      el("div", { class: "brand" }, logo(), "Keystile"),
      el("h1", {}, t("sign-in.title")),
      el("p", { class: "muted" }, t("sign-in.lead")),
      signInForm({ onSignedIn }),
      el("p", { class: "fine" }, t("sign-in.memory")),
    ),
  );
}

/** Asks above the page that is open, which keeps what was typed there. Rejects if the caller gives up. */
export function askForKeyAgain() {
  return new Promise((resolve, reject) => {
    const done = () => {
      resolve();
      dialog.close();
    };
    const body = [el("p", {}, t("sign-in.again.why")), signInForm({ onSignedIn: done, onCancel: () => dialog.close() })];
    const gaveUp = () => reject(new Problem(401, { detail: t("sign-in.again.why") }));
    const dialog = openDialog(t("sign-in.again"), body, { onClose: gaveUp });
  });
}

function signInForm({ onSignedIn, onCancel = null }) {
  const input = el("input", {
    type: "password",
    autocomplete: "off",
    spellcheck: "false",
    required: true,
    autofocus: true,
    placeholder: t("sign-in.placeholder"),
  });
  const key = field(t("sign-in.key"), input);
  const send = async () => {
    if (await enters(input.value.trim(), key)) {
      input.value = "";
      onSignedIn();
    }
  };
  return form({ fields: [key], body: key.node, submit: t("sign-in"), cancel: onCancel && cancelButton(onCancel), send }).node;
}

async function enters(text, key) {
  if (!/^[!-~]+$/.test(text)) {
    return refuse(key, "sign-in.no-key");
  }
  try {
    await signIn(text);
    return true;
  } catch (error) {
    if (!(error instanceof Problem) || ![400, 401, 403].includes(error.status)) {
      throw error;
    }
    return refuse(key, error.status === 403 ? "sign-in.no-right" : "sign-in.refused");
  }
}

function refuse(key, message) {
  key.say(t(message));
  key.focus();
  return false;
}
