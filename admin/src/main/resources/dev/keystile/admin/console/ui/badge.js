import { el } from "../dom.js";
import { t } from "../i18n.js";
import { code } from "../inert.js";

/** A status, in words and colour. */
export function statusBadge(status) {
  return el("span", { class: `badge ${status}` }, t(`status.${status}`));
}

const FEW = 2;

/** The first few scopes, and how many more there are. */
export function scopesInBrief(scopes) {
  if (scopes.length === 0) {
    return el("span", { class: "muted" }, t("none"));
  }
  const more = scopes.length - FEW;
  return el(
    "span",
    { class: "scopes" },
    scopes.slice(0, FEW).map((scope) => code(scope, { class: "chip" })),
    more > 0 && el("span", { class: "muted", title: scopes.slice(FEW).join(" ") }, t("more", { count: more })),
  );
}
