// What can be done to a key, each in a dialog that says what will happen. `done` is called with the key as it has become.

import { el } from "../dom.js";
import { rich, t } from "../i18n.js";
import { code, inert } from "../inert.js";
import { call, me } from "../session.js";
import { SECONDS } from "../time.js";
import { openDialog } from "../ui/dialog.js";
import { field, select, textInput } from "../ui/field.js";
import { cancelButton, form } from "../ui/form.js";
import { icon } from "../ui/icons.js";
import { showOnce } from "../ui/secret.js";
import { toast } from "../ui/toast.js";

const RECENT = 7 * 86_400_000;
const GRACES = { none: "PT0S", hour: "PT1H", day: "P1D", week: "P7D", custom: null };

export function rotateDialog(key, signal, done) {
  const grace = graceField();
  const running = key.secrets.length > 1 && Date.parse(key.secrets[1].expiresAt) > Date.now();
  ask(t("rotate.title"), signal, {
    fields: [grace],
    body: [el("p", {}, rich("rotate.lead", { name: inert(key.name) })), running && warning(t("rotate.running")), grace.node],
    submit: t("rotate"),
    act: async (close) => {
      const rotated = await call((api) => api.rotate(key, grace.value()));
      close();
      await showOnce(t("rotate.done"), rotated.plaintext, signal);
      done(rotated.key);
    },
  });
}

function graceField() {
  const choice = select(Object.keys(GRACES).map((name) => [name, t(`grace.${name}`)]), "day");
  const amount = el("input", { type: "number", min: 1, step: 1, value: 12, "aria-label": t("grace.amount") });
  const unit = select(["minute", "hour", "day"].map((name) => [name, t(`unit.${name}`)]), "hour", { "aria-label": t("grace.unit") });
  const custom = el("div", { class: "row", hidden: true }, amount, unit);
  const grace = field(t("grace"), choice, { name: "grace", help: t("grace.help") });
  choice.after(custom);
  choice.addEventListener("change", () => {
    custom.hidden = choice.value !== "custom";
    amount.disabled = custom.hidden;
  });
  amount.disabled = true;
  return { ...grace, value: () => GRACES[choice.value] ?? `PT${Number(amount.value) * SECONDS[unit.value]}S` };
}

export function revokeDialog(key, signal, done) {
  const reason = field(t("revoke.reason"), textInput({ required: true, maxlength: 200, autofocus: true }), { name: "reason", help: t("revoke.reason.help") });
  const confirmation = isHighRisk(key) ? confirmationField(key) : null;
  ask(t("revoke.title"), signal, {
    fields: [reason, confirmation].filter((part) => part !== null),
    body: [
      el("p", {}, rich("revoke.lead", { name: inert(key.name) })),
      itself(key),
      confirmation && warning(riskText(key)),
      reason.node,
      confirmation?.node,
    ],
    submit: t("revoke"),
    kind: "danger solid",
    act: async (close) => {
      const revoked = await call((api) => api.revoke(key, reason.node.querySelector("input").value.trim()));
      close();
      toast(t("revoke.done"));
      done(revoked);
    },
  });
}

/** A key in use, or one that manages keys: to end it by a slip would hurt. */
function isHighRisk(key) {
  return managesKeys(key) || wasUsedLately(key);
}

function managesKeys({ scopes }) {
  return scopes.some((scope) => scope.startsWith("keystile:"));
}

function wasUsedLately({ usage }) {
  return usage.lastUsedAt !== null && Date.now() - Date.parse(usage.lastUsedAt) < RECENT;
}

function riskText(key) {
  return t(managesKeys(key) ? "risk.manages" : "risk.used");
}

export function disableDialog(key, signal, done) {
  ask(t("disable.title"), signal, {
    body: [el("p", {}, rich("disable.lead", { name: inert(key.name) })), itself(key)],
    submit: t("disable"),
    act: async (close) => {
      const disabled = await call((api) => api.disable(key));
      close();
      toast(t("disable.done"));
      done(disabled);
    },
  });
}

export function enableDialog(key, signal, done) {
  ask(t("enable.title"), signal, {
    body: el("p", {}, rich("enable.lead", { name: inert(key.name) })),
    submit: t("enable"),
    act: async (close) => {
      const enabled = await call((api) => api.enable(key));
      close();
      toast(t("enable.done"));
      done(enabled);
    },
  });
}

export function deleteDialog(key, signal, done) {
  const confirmation = confirmationField(key);
  ask(t("delete.title"), signal, {
    fields: [confirmation],
    body: [el("p", {}, rich("delete.lead", { name: inert(key.name) })), itself(key), confirmation.node],
    submit: t("delete"),
    kind: "danger solid",
    act: async (close) => {
      await call((api) => api.remove(key));
      close();
      toast(t("delete.done"));
      done();
    },
  });
}

function ask(title, signal, { fields = [], body, submit, kind = "primary", act }) {
  const close = () => dialog.close();
  const { node } = form({ fields, body, submit, kind, cancel: cancelButton(close), send: () => act(close) });
  const dialog = openDialog(title, node, { signal });
}

/** A field into which the id or the name must be typed. */
function confirmationField(key) {
  const input = textInput({ required: true });
  input.addEventListener("input", () => {
    const typed = input.value.trim();
    input.setCustomValidity(typed === key.id || typed === key.name ? "" : t("confirm.wrong"));
  });
  return field(rich("confirm", { id: code(key.id) }), input);
}

function itself(key) {
  return key.id === me().keyId && warning(t("risk.itself"));
}

function warning(text) {
  return el("div", { class: "notice warning" }, icon("warning"), el("div", {}, text));
}
