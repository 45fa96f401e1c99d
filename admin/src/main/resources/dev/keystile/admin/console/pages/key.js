// One key: what it is, how it is used, and what can be done to it.

import { el } from "../dom.js";
import { t } from "../i18n.js";
import { code, inert, plain } from "../inert.js";
import { pageHeader } from "../layout.js";
import { goInstead, to } from "../router.js";
import { call, can } from "../session.js";
import { statusBadge } from "../ui/badge.js";
import { button, buttonLink, copyIcon } from "../ui/button.js";
import { icon } from "../ui/icons.js";
import { full } from "../time.js";
import { deleteDialog, disableDialog, enableDialog, revokeDialog, rotateDialog } from "./actions.js";
import { SECTIONS } from "./key-sections.js";

export async function key({ route, signal, refresh }) {
  const shown = await call((api) => api.key(route.id, signal));
  return {
    title: plain(shown.name),
    nodes: el(
      "div",
      { class: "page" },
      header(shown, signal, refresh),
      revokedNotice(shown),
      el("div", { class: "sections" }, SECTIONS.map((section) => section(shown))),
      dangerZone(shown, signal, refresh),
    ),
  };
}

function header(shown, signal, refresh) {
  return pageHeader(inert(shown.name), {
    up: { href: to.keys(), text: t("nav.keys") },
    beside: statusBadge(shown.status),
    below: el("span", { class: "id" }, code(shown.id), copyIcon(t("copy.id"), shown.id)),
    actions: shown.status === "revoked" ? [] : actions(shown, signal, refresh),
  });
}

function actions(shown, signal, refresh) {
  const open = (dialog) => () => dialog(shown, signal, refresh);
  return [
    can("issue") && buttonLink(t("edit"), to.edit(shown.id), { glyph: "edit" }),
    can("issue") && shown.status !== "expired" && button(t("rotate"), { glyph: "rotate", onClick: open(rotateDialog) }),
    shown.enabled && can("revoke") && button(t("disable"), { glyph: "pause", onClick: open(disableDialog) }),
    !shown.enabled && can("issue") && button(t("enable"), { glyph: "play", onClick: open(enableDialog) }),
  ];
}

function revokedNotice({ status, revokedAt, revokedReason }) {
  if (status !== "revoked") {
    return null;
  }
  return el(
    "div",
    { class: "notice error" },
    icon("warning"),
    el("div", {}, el("p", {}, el("strong", {}, t("revoked.notice")), " ", full(revokedAt)), el("p", {}, inert(revokedReason))),
  );
}

function dangerZone(shown, signal, refresh) {
  const revocable = shown.status !== "revoked" && can("revoke");
  const rows = [
    revocable && danger("revoke", () => revokeDialog(shown, signal, refresh)),
    can("admin") && danger("delete", () => deleteDialog(shown, signal, () => goInstead(to.keys()))),
  ].filter((row) => row !== false);
  return rows.length > 0 && el("section", { class: "card danger-zone" }, el("h2", {}, t("section.danger")), rows);
}

function danger(action, onClick) {
  return el(
    "div",
    { class: "danger-row" },
    el("div", {}, el("h3", {}, t(`${action}.title`)), el("p", { class: "muted" }, t(`${action}.what`))),
    button(t(action), { kind: "danger", onClick }),
  );
}
