// The fields of a key that people choose, for issuing and for editing.

import { el } from "../dom.js";
import { t } from "../i18n.js";
import { can, me } from "../session.js";
import { SECONDS, inUnits, parseDuration } from "../time.js";
import { expiryField } from "./expiry.js";
import { field, group, select, textInput } from "./field.js";
import { rowsInput } from "./rows.js";
import { tokenInput } from "./tokens.js";

const KEYSTILE_SCOPES = ["keystile:read", "keystile:issue", "keystile:revoke", "keystile:admin"];

/** `nodes` to show, `fields` for errors, and `value()`: the spec as it stands in the form. */
export function specFields(spec, isNew) {
  const parts = [nameField(spec), ownerField(spec), scopesField(spec), { ...expiryField(spec.expiresAt, isNew), key: "expiresAt" }];
  const restrictions = [networksField(spec)];
  const limits = [limitsField(spec)];
  const metadata = [metadataField(spec)];
  const all = [...parts, ...restrictions, ...limits, ...metadata];
  return {
    nodes: [section("section.basics", parts), section("section.restrictions", restrictions), section("section.limits", limits), section("section.metadata", metadata)],
    fields: all,
    value: () => Object.fromEntries(all.map((part) => [part.key, part.value()])),
  };
}

function section(title, fields) {
  return el("section", { class: "card form-section" }, el("h2", {}, t(title)), fields.map(({ node }) => node));
}

function nameField(spec) {
  const input = textInput({ value: spec.name, required: true, maxlength: 200 });
  return { ...field(t("field.name"), input, { name: "name", help: t("field.name.help") }), key: "name", value: () => input.value.trim() };
}

// A caller with an owner makes keys of that owner only.
function ownerField(spec) {
  const fixed = me().owner;
  const input = textInput({ value: fixed ?? spec.owner ?? "", maxlength: 200, readOnly: fixed !== null });
  const value = () => (fixed !== null ? fixed : input.value.trim() || null);
  const options = { name: "owner", help: t(fixed === null ? "field.owner.help" : "field.owner.fixed"), optional: t("optional") };
  return { ...field(t("field.owner"), input, options), key: "owner", value };
}

function scopesField(spec) {
  const everything = can("admin");
  const suggestions = everything ? KEYSTILE_SCOPES : me().scopes;
  const tokens = tokenInput(spec.scopes, { suggestions, placeholder: t("field.scopes.placeholder") });
  const help = everything ? t("field.scopes.help") : t("field.scopes.held", { scopes: me().scopes.join(" ") });
  const scopes = field(t("field.scopes"), tokens, { name: "scopes", help, optional: t("optional") });
  return { ...scopes, key: "scopes", value: tokens.value };
}

function networksField(spec) {
  const tokens = tokenInput(spec.allowedNetworks, { placeholder: "203.0.113.0/24" });
  const networks = field(t("field.allowedNetworks"), tokens, { name: "allowedNetworks", help: t("field.allowedNetworks.help"), optional: t("optional") });
  return { ...networks, key: "allowedNetworks", value: tokens.value };
}

function limitsField(spec) {
  const rows = rowsInput(spec.rateLimits, limitRow, {
    add: t("field.rateLimits.add"),
    remove: t("field.rateLimits.remove"),
    empty: { permits: "", window: "PT1M" },
  });
  return { ...group(t("field.rateLimits"), rows.node, { name: "rateLimits", help: t("field.rateLimits.help") }), key: "rateLimits", value: rows.value };
}

function limitRow({ permits, window }) {
  const seconds = parseDuration(window);
  const { amount, unit } = inUnits(seconds ?? 60);
  const count = el("input", { type: "number", min: 1, max: 1_000_000_000, step: 1, value: permits, "aria-label": t("field.rateLimits.permits"), required: true });
  const length = el("input", { type: "number", min: 1, step: 1, value: amount, "aria-label": t("field.rateLimits.length"), required: true });
  const units = select(Object.keys(SECONDS).map((name) => [name, t(`unit.${name}`)]), unit, { "aria-label": t("field.rateLimits.unit") });
  const written = () => `PT${Number(length.value) * SECONDS[units.value]}S`;
  const value = () => {
    const same = seconds !== null && parseDuration(written()) === seconds;
    return count.value === "" ? null : { permits: Number(count.value), window: same ? window : written() };
  };
  return { nodes: [count, el("span", {}, t("field.rateLimits.per")), length, units], value };
}

function metadataField(spec) {
  const rows = rowsInput(Object.entries(spec.metadata), metadataRow, {
    add: t("field.metadata.add"),
    remove: t("field.metadata.remove"),
    empty: ["", ""],
  });
  const value = () => Object.fromEntries(rows.value());
  return { ...group(t("field.metadata"), rows.node, { name: "metadata", help: t("field.metadata.help") }), key: "metadata", value };
}

function metadataRow([name, text]) {
  const key = textInput({ value: name, maxlength: 100, "aria-label": t("field.metadata.name"), placeholder: t("field.metadata.name") });
  const value = el("textarea", { value: text, rows: 1, dir: "auto", "aria-label": t("field.metadata.value"), placeholder: t("field.metadata.value") });
  return { nodes: [key, value], value: () => (key.value.trim() === "" && value.value === "" ? null : [key.value.trim(), value.value]) };
}
