// The sections of a key's page, in order. Another one is another function in SECTIONS: from a key to an element, or nothing.

import { el } from "../dom.js";
import { number, t } from "../i18n.js";
import { code, inert } from "../inert.js";
import { to } from "../router.js";
import { me } from "../session.js";
import { durationText, full, isWithin, parseDuration } from "../time.js";

export const SECTIONS = [basics, usage, secrets, restrictions, limits, metadata];

const SOON = 30;

function basics(key) {
  return section("section.basics", [
    ["field.owner", key.owner === null ? none() : me().owner === null ? el("a", { href: to.keys({ owner: key.owner }) }, inert(key.owner)) : inert(key.owner)],
    ["field.scopes", list(key.scopes, (scope) => code(scope, { class: "chip" }))],
    ["field.prefix", key.prefix === "" ? none() : code(key.prefix)],
    ["field.createdAt", full(key.createdAt)],
    ["field.createdBy", key.createdBy === null ? unknown() : inert(key.createdBy)],
    key.importedFrom !== null && ["field.importedFrom", inert(key.importedFrom)],
    ["field.expiresAt", expiry(key)],
    ["field.version", number(key.version)],
  ]);
}

function expiry({ expiresAt, status }) {
  if (expiresAt === null) {
    return el("span", { class: "muted" }, t("expiry.never"));
  }
  return el("span", { class: status !== "revoked" && isWithin(expiresAt, SOON) ? "soon" : null }, full(expiresAt));
}

function usage({ usage: { useCount, lastUsedAt, lastUsedFrom } }) {
  return section("section.usage", [
    ["usage.count", number(useCount)],
    ["usage.last", lastUsedAt === null ? el("span", { class: "muted" }, t("usage.never")) : full(lastUsedAt)],
    ["usage.from", lastUsedFrom === null ? unknown() : code(lastUsedFrom)],
  ]);
}

function secrets(key) {
  return el(
    "section",
    { class: "card" },
    el("h2", {}, t("section.secrets")),
    el("ul", { class: "secrets" }, key.secrets.map((secret, index) => el("li", {}, secretState(secret, index), secretFacts(secret)))),
  );
}

function secretState({ expiresAt }, index) {
  const live = expiresAt === null || Date.parse(expiresAt) > Date.now();
  const name = index === 0 ? "current" : live ? "grace" : "ended";
  return el("span", { class: `badge ${{ current: "active", grace: "expired", ended: "disabled" }[name]}` }, t(`secret.${name}`));
}

function secretFacts({ createdAt, expiresAt, hash }) {
  return el("div", { class: "facts" }, [
    fact("secret.created", full(createdAt)),
    expiresAt !== null && fact("secret.until", full(expiresAt)),
    fact("secret.hash", code(hash)),
  ]);
}

function restrictions({ allowedNetworks }) {
  return section("section.restrictions", [
    ["field.allowedNetworks", allowedNetworks.length === 0 ? el("span", { class: "muted" }, t("networks.any")) : list(allowedNetworks, (network) => code(network, { class: "chip" }))],
  ]);
}

function limits({ rateLimits }) {
  return section("section.limits", [
    ["field.rateLimits", list(rateLimits, ({ permits, window }) => el("span", { class: "line" }, limitText(permits, window)))],
  ]);
}

function limitText(permits, window) {
  const seconds = parseDuration(window);
  return t("limit", { count: permits, window: seconds === null ? window : durationText(seconds) });
}

// What a person wrote may be long, may be in any script, and may be hostile: it is text, and a long one scrolls.
function metadata(key) {
  const rows = Object.entries(key.metadata).map(([name, value]) => el("tr", {}, el("th", { scope: "row" }, code(name)), el("td", {}, el("div", { class: "long", tabindex: value.length > 300 ? "0" : null }, inert(value)))));
  return el(
    "section",
    { class: "card" },
    el("h2", {}, t("section.metadata")),
    rows.length === 0 ? el("p", { class: "muted" }, t("metadata.none")) : el("table", { class: "pairs" }, el("tbody", {}, rows)),
  );
}

function section(title, rows) {
  return el("section", { class: "card" }, el("h2", {}, t(title)), el("dl", {}, rows.filter((row) => row !== false).map(([name, value]) => el("div", {}, el("dt", {}, t(name)), el("dd", {}, value)))));
}

function fact(name, value) {
  return el("div", {}, el("span", { class: "muted" }, t(name)), " ", value);
}

function list(items, show) {
  return items.length === 0 ? none() : el("div", { class: "list" }, items.map(show));
}

function none() {
  return el("span", { class: "muted" }, t("none"));
}

function unknown() {
  return el("span", { class: "muted" }, t("unknown"));
}
