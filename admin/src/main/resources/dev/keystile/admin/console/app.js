// The console: signs a caller in, then shows the page that the address bar names.

import { el, replace } from "./dom.js";
import { language, t } from "./i18n.js";
import { errorPage, layout, loadingPage, showIn } from "./layout.js";
import { current, onNavigation } from "./router.js";
import { managesAll, me, onExpired, signIn, signOut } from "./session.js";
import { restoreTheme } from "./theme.js";
import { edit } from "./pages/edit.js";
import { issue } from "./pages/issue.js";
import { key } from "./pages/key.js";
import { keys } from "./pages/keys.js";
import { missing } from "./pages/missing.js";
import { overview } from "./pages/overview.js";
import { askForKeyAgain, signInPage } from "./pages/sign-in.js";

const PAGES = { overview, keys, issue, key, edit, missing };
const app = document.getElementById("app");
let left = new AbortController();

async function start() {
  document.documentElement.lang = language;
  restoreTheme();
  onNavigation(show);
  onExpired(askForKeyAgain);
  try {
    await signIn(null); // who is logged in to the container needs no key
  } catch {
    // the sign-in page asks for one
  }
  show();
}

function show() {
  left.abort();
  left = new AbortController();
  if (me() === null) {
    document.title = t("title", { page: t("sign-in.title") });
    replace(app, signInPage(show));
    return;
  }
  showPage(routeFor(current()), left.signal);
}

// The overview counts the keys of all owners.
function routeFor(route) {
  return route.name === "overview" && !managesAll() ? { ...route, name: "keys" } : route;
}

async function showPage(route, signal) {
  const frame = layout(route.name, end);
  replace(app, frame.node);
  const waiting = setTimeout(() => replace(frame.main, loadingPage()), 150);
  try {
    const page = await PAGES[route.name]({ route, signal, refresh: show });
    if (!signal.aborted) {
      showIn(frame.main, page);
    }
  } catch (error) {
    if (!signal.aborted) {
      showIn(frame.main, errorPage(error, show));
    }
  } finally {
    clearTimeout(waiting);
  }
}

function end() {
  signOut();
  show();
}

start();
