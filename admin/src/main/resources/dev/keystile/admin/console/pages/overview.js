// The dashboard: how many keys in which state, how verifications went on this node, and what wants looking after.

import { el, replace } from "../dom.js";
import { messageOf } from "../errors.js";
import { number, t } from "../i18n.js";
import { inert } from "../inert.js";
import { pageHeader } from "../layout.js";
import { to } from "../router.js";
import { call } from "../session.js";
import { ago, clockText } from "../time.js";
import { verificationsCard } from "../ui/chart.js";
import { iconButton } from "../ui/button.js";
import { icon } from "../ui/icons.js";

const STATUSES = ["active", "disabled", "expired", "revoked"];
const EVERY = 60_000;
const UNTIL_COMPLETE = 2_000;

export async function overview({ signal }) {
  const first = await call((api) => api.stats(signal));
  const keys = el("div", { class: "overview-keys" });
  const lists = el("div", { class: "overview-lists" });
  const chart = verificationsCard(signal);
  const updated = el("span", { class: "muted", role: "status" });
  const draw = (stats) => {
    replace(updated, stats.complete ? t("overview.as-of", { time: clockText(Date.parse(stats.asOf)) }) : t("overview.counting"));
    redraw(keys, () => keysCard(stats));
    redraw(lists, () => [soonCard(stats), unusedCard(stats), legacyCard(stats)]);
    chart.draw(stats.verifications);
  };
  const reload = keepUpToDate(draw, first, signal, updated);
  draw(first);
  const refresh = iconButton(t("overview.refresh"), "refresh", reload);
  return {
    title: t("nav.overview"),
    nodes: el("div", { class: "page" }, pageHeader(t("nav.overview"), { actions: [updated, refresh] }), keys, chart.node, lists),
  };
}

// What the keyboard is in stays as it is, or the focus would be lost.
function redraw(place, content) {
  if (!place.contains(document.activeElement)) {
    replace(place, content());
  }
}

function keepUpToDate(draw, first, signal, status) {
  let timer;
  const again = (stats) => (timer = setTimeout(reload, stats.complete ? EVERY : UNTIL_COMPLETE));
  const reload = async () => {
    clearTimeout(timer);
    if (document.hidden) {
      document.addEventListener("visibilitychange", reload, { once: true, signal });
      return;
    }
    try {
      const stats = await call((api) => api.stats(signal));
      draw(stats);
      again(stats);
    } catch (error) {
      if (!signal.aborted) {
        replace(status, messageOf(error));
        again({ complete: true });
      }
    }
  };
  signal.addEventListener("abort", () => clearTimeout(timer));
  again(first);
  return reload;
}

function keysCard({ keys }) {
  const total = STATUSES.reduce((sum, status) => sum + keys[status], 0);
  return el(
    "section",
    { class: "card" },
    el("div", { class: "card-head" }, el("h2", {}, t("overview.keys")), el("a", { href: to.keys() }, t("overview.total", { count: total }))),
    shareBar(keys, total),
    el("ul", { class: "figures" }, STATUSES.map((status) => figure(status, keys[status]))),
  );
}

function shareBar(keys, total) {
  const parts = STATUSES.filter((status) => keys[status] > 0).map((status) => {
    const part = el("span", { class: status });
    part.style.setProperty("flex-grow", String(keys[status] / total));
    return part;
  });
  return el("div", { class: "share-bar", "aria-hidden": "true" }, parts);
}

function figure(status, count) {
  return el("li", {}, el("a", { href: to.keys({ status }) }, el("span", { class: `badge ${status}` }, t(`status.${status}`)), el("strong", {}, number(count))));
}

function soonCard({ expiringSoon: { count, within, items } }) {
  return listCard("overview.soon", count, t("overview.soon.what", { count: days(within) }), items, (key) => ago(key.expiresAt));
}

function unusedCard({ unused: { count, since, items } }) {
  return listCard("overview.unused", count, t("overview.unused.what", { count: days(since) }), items, (key) => lastUse(key));
}

function lastUse({ usage, createdAt }) {
  return usage.lastUsedAt === null ? [t("overview.created"), " ", ago(createdAt)] : ago(usage.lastUsedAt);
}

function listCard(title, count, what, items, fact) {
  const rows = items.map((key) => el("li", {}, el("a", { href: to.key(key.id) }, inert(key.name, { class: "clip" })), el("span", { class: "muted" }, fact(key))));
  const rest = count - items.length;
  return el(
    "section",
    { class: "card" },
    el("div", { class: "card-head" }, el("h2", {}, t(title)), el("span", { class: "counter" }, number(count))),
    el("p", { class: "muted" }, what),
    items.length === 0 ? el("p", { class: "good" }, icon("check"), t("overview.nothing")) : el("ul", { class: "links" }, rows),
    rest > 0 && el("p", { class: "muted fine" }, t("more", { count: rest })),
  );
}

function legacyCard({ legacyHashes }) {
  const entries = Object.entries(legacyHashes);
  const total = entries.reduce((sum, [, count]) => sum + count, 0);
  const rows = entries.map(([name, count]) => el("li", {}, el("code", {}, name), el("span", {}, number(count))));
  return el(
    "section",
    { class: "card" },
    el("div", { class: "card-head" }, el("h2", {}, t("overview.legacy")), el("span", { class: "counter" }, number(total))),
    el("p", { class: "muted" }, t("overview.legacy.what")),
    total === 0 ? el("p", { class: "good" }, icon("check"), t("overview.nothing")) : el("ul", { class: "links" }, rows),
  );
}

// `30d` or `P30D`
function days(span) {
  return Number(/\d+/.exec(span)[0]);
}
