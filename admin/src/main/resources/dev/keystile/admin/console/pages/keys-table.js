import { el } from "../dom.js";
import { t } from "../i18n.js";
import { code, inert } from "../inert.js";
import { to } from "../router.js";
import { me } from "../session.js";
import { ago, date, isWithin } from "../time.js";
import { scopesInBrief, statusBadge } from "../ui/badge.js";
import { icon } from "../ui/icons.js";

const SOON = 30;

/** Keys as a table; `onReverse` is called to sort the other way round. */
export function keysTable(keys, order, onReverse) {
  return frame(heads(order, onReverse), keys.map(row));
}

/** What is shown until the first keys have come. */
export function skeletonTable() {
  const bar = () => el("div", { class: "skeleton", role: "presentation" });
  return el("div", { class: "card state-loading", role: "status", "aria-label": t("loading") }, Array.from({ length: 8 }, bar));
}

function frame(head, rows) {
  return el(
    "div",
    { class: "table-frame" },
    el("table", { class: "keys" }, el("caption", { class: "visually-hidden" }, t("nav.keys")), el("thead", {}, el("tr", {}, head)), el("tbody", {}, rows)),
  );
}

function heads(order, onReverse) {
  const head = (name) => el("th", { scope: "col", class: `column-${name}` }, t(`column.${name}`));
  const newest = order === "newest";
  const created = el(
    "th",
    { scope: "col", class: "column-created", "aria-sort": newest ? "descending" : "ascending" },
    el("button", { type: "button", class: "sort", title: t(newest ? "sort.oldest" : "sort.newest"), "data-focus": "sort", on: { click: onReverse } }, t("column.created"), icon(newest ? "down" : "up")),
  );
  return [head("name"), me().owner === null && head("owner"), head("scopes"), head("status"), head("used"), head("expires"), created];
}

function row(key) {
  const cell = (name, content) => el("td", { class: `column-${name}` }, content);
  return el(
    "tr",
    {},
    el("th", { scope: "row", class: "column-name" }, el("a", { href: to.key(key.id), class: "name" }, inert(key.name)), el("div", { class: "id muted" }, code(key.id)), brief(key)),
    me().owner === null && cell("owner", key.owner === null ? dash() : inert(key.owner, { class: "clip" })),
    cell("scopes", scopesInBrief(key.scopes)),
    cell("status", statusBadge(key.status)),
    cell("used", used(key)),
    cell("expires", expires(key)),
    cell("created", date(key.createdAt)),
  );
}

// On a narrow screen this stands for the columns that have no room.
function brief(key) {
  return el("div", { class: "brief muted" }, me().owner === null && key.owner !== null && [inert(key.owner, { class: "clip" }), " · "], t("column.used"), ": ", used(key));
}

function used({ usage }) {
  return usage.lastUsedAt === null ? el("span", { class: "muted" }, t("usage.never")) : ago(usage.lastUsedAt);
}

function expires({ expiresAt, status }) {
  if (expiresAt === null) {
    return el("span", { class: "muted" }, t("expiry.never"));
  }
  return el("span", { class: status === "active" && isWithin(expiresAt, SOON) ? "soon" : null }, ago(expiresAt));
}

function dash() {
  return el("span", { class: "muted", "aria-label": t("none") }, "–");
}
