// What every page has around it: where one is, where one can go, and who one is.

import { Problem } from "./api.js";
import { el, replace } from "./dom.js";
import { messageOf } from "./errors.js";
import { t } from "./i18n.js";
import { inert } from "./inert.js";
import { to } from "./router.js";
import { managesAll, me } from "./session.js";
import { theme, toggleTheme } from "./theme.js";
import { button, buttonLink, iconButton } from "./ui/button.js";
import { icon, logo } from "./ui/icons.js";

const SECTIONS = { overview: "overview", keys: "keys", key: "keys", edit: "keys", issue: "keys" };

/** The frame of a page. */
export function layout(routeName, onSignOut) {
  const main = el("main", { id: "main", tabindex: "-1" });
  const skip = el("a", { class: "skip", href: "#main", on: { click: (event) => skipTo(event, main) } }, t("skip"));
  const header = el(
    "header",
    { class: "sidebar" },
    el(
      "div",
      { class: "sidebar-content" },
      el("a", { class: "brand", href: to.overview() }, logo(), el("span", {}, "Keystile")),
      navigation(SECTIONS[routeName]),
      callerBox(onSignOut),
    ),
  );
  return { node: el("div", { class: "frame" }, skip, header, main), main };
}

// The address bar belongs to the router.
function skipTo(event, main) {
  event.preventDefault();
  main.focus();
}

function navigation(section) {
  const link = (name, href) =>
    el("a", { href, "aria-current": section === name ? "page" : null }, icon(name), el("span", {}, t(`nav.${name}`)));
  return el("nav", { "aria-label": t("nav") }, managesAll() && link("overview", to.overview()), link("keys", to.keys()));
}

function callerBox(onSignOut) {
  return el(
    "div",
    { class: "caller" },
    el("div", { class: "who" }, whoIs(), el("span", { class: "muted" }, rightsText())),
    themeButton(),
    iconButton(t("sign-out"), "out", onSignOut),
  );
}

function whoIs() {
  const { name, owner, keyId } = me();
  const caption = name ?? owner ?? keyId ?? t("me.container");
  return keyId === null ? inert(caption, { class: "name" }) : el("a", { class: "name", href: to.key(keyId) }, inert(caption));
}

function rightsText() {
  const { rights, owner } = me();
  const held = rights.includes("admin") ? t("right.admin") : rights.map((right) => t(`right.${right}`)).join(", ");
  return owner === null ? held : [held, " · ", inert(owner)];
}

function themeButton() {
  const place = el("span", {});
  const draw = () => {
    const other = theme() === "dark" ? "light" : "dark";
    replace(place, iconButton(t(`theme.${other}`), other === "dark" ? "moon" : "sun", change));
  };
  const change = () => {
    toggleTheme();
    draw();
    place.firstChild.focus();
  };
  draw();
  return place;
}

/** Shows a page in the frame, tells its title, and puts the focus there for those who do not see that it has changed. */
export function showIn(main, { title, nodes }) {
  document.title = t("title", { page: title });
  replace(main, nodes);
  const heading = main.querySelector("h1");
  heading?.setAttribute("tabindex", "-1");
  heading?.focus({ preventScroll: true });
  scrollTo(0, 0);
}

export function loadingPage() {
  const bars = [1, 2, 3, 4, 5].map(() => el("div", { class: "skeleton" }));
  return el("div", { class: "page", role: "status", "aria-label": t("loading") }, bars);
}

/** What a page is when it cannot be loaded. */
export function errorPage(error, retry) {
  const gone = error instanceof Problem && error.status === 404;
  const title = gone ? t("missing.key") : t("error.title");
  return {
    title,
    nodes: el(
      "div",
      { class: "page state" },
      icon("warning"),
      el("h1", {}, title),
      el("p", {}, gone ? t("missing.key.why") : messageOf(error)),
      gone ? buttonLink(t("nav.keys"), to.keys()) : button(t("retry"), { glyph: "refresh", onClick: retry }),
    ),
  };
}

/** The heading of a page: its title, what belongs beside it, and what can be done. */
export function pageHeader(title, { beside = null, below = null, actions = [], up = null } = {}) {
  return el(
    "div",
    { class: "page-header" },
    up && el("a", { class: "up", href: up.href }, icon("left"), up.text),
    el("div", { class: "headline" }, el("div", { class: "title" }, el("h1", {}, title), beside), el("div", { class: "actions" }, actions)),
    below && el("div", { class: "below" }, below),
  );
}
