// The list of keys: filters, pages and order are in the address, so that the back button and a bookmark find them again.

import { el, replace } from "../dom.js";
import { t } from "../i18n.js";
import { errorPage, pageHeader } from "../layout.js";
import { to } from "../router.js";
import { call, can } from "../session.js";
import { button, buttonLink } from "../ui/button.js";
import { icon } from "../ui/icons.js";
import { filterBar } from "./keys-filter.js";
import { keysTable, skeletonTable } from "./keys-table.js";

const PAGE_SIZE = "50";

export function keys({ route, signal }) {
  const list = new KeyList(Object.fromEntries(route.query), history.state?.trail ?? [], signal);
  const issue = can("issue") && buttonLink(t("issue.title"), to.issue(), { kind: "primary", glyph: "plus" });
  list.load();
  return {
    title: t("nav.keys"),
    nodes: el("div", { class: "page" }, pageHeader(t("nav.keys"), { actions: issue }), list.filters, list.results),
  };
}

/** `trail` holds where the earlier pages started, for the way back. */
class KeyList {
  #query;
  #trail;
  #signal;
  #loading = new AbortController();

  constructor(query, trail, signal) {
    this.#query = query;
    this.#trail = trail;
    this.#signal = signal;
    this.filters = filterBar(query, (filters) => this.#filter(filters));
    this.results = el("div", { class: "results" }, skeletonTable());
  }

  /** Loads what the query asks for, in place of what is shown. An answer that comes too late is thrown away. */
  async load() {
    this.#loading.abort();
    this.#loading = new AbortController();
    const { signal } = this.#loading;
    this.#signal.addEventListener("abort", () => this.#loading.abort(), { once: true });
    this.results.setAttribute("aria-busy", "true");
    try {
      const page = await call((api) => api.keys(requestOf(this.#query), signal));
      if (!signal.aborted) {
        this.#show(page);
      }
    } catch (error) {
      if (!signal.aborted) {
        replace(this.results, errorPage(error, () => this.load()).nodes);
      }
    } finally {
      if (!signal.aborted) {
        this.results.removeAttribute("aria-busy");
      }
    }
  }

  #show({ items, next }) {
    const status = el("p", { class: "muted count", role: "status" }, t("keys.shown", { count: items.length, page: this.#trail.length + 1 }));
    const table = items.length === 0 ? this.#empty() : keysTable(items, this.#query.order ?? "newest", () => this.#reverse());
    replace(this.results, table, el("div", { class: "pager" }, status, this.#previousButton(), this.#nextButton(next)));
  }

  #empty() {
    const filtered = Object.keys(this.#query).some((name) => name !== "order");
    const issue = !filtered && can("issue") && buttonLink(t("issue.title"), to.issue(), { kind: "primary", glyph: "plus" });
    return el("div", { class: "card state" }, icon("keys"), el("h2", {}, t(filtered ? "keys.no-match" : "keys.none")), el("p", { class: "muted" }, t(filtered ? "keys.no-match.help" : "keys.none.help")), issue);
  }

  #previousButton() {
    const { after, ...first } = this.#query;
    const back = () => {
      const trail = this.#trail.slice(0, -1);
      const start = this.#trail.at(-1) ?? "";
      this.#go(start === "" ? first : { ...first, after: start }, trail);
    };
    return pageButton("keys.previous", "left", after === undefined, back);
  }

  #nextButton(next) {
    const on = () => this.#go({ ...this.#query, after: next }, [...this.#trail, this.#query.after ?? ""]);
    return pageButton("keys.next", "right", next === null, on);
  }

  #filter(filters) {
    const order = this.#query.order === undefined ? {} : { order: this.#query.order };
    this.#query = { ...filters, ...order };
    this.#trail = [];
    history.replaceState({ trail: [] }, "", to.keys(this.#query));
    this.load();
  }

  #reverse() {
    const { after, order, ...filters } = this.#query;
    this.#go(order === "oldest" ? filters : { ...filters, order: "oldest" }, []);
  }

  async #go(query, trail) {
    this.#query = query;
    this.#trail = trail;
    history.pushState({ trail }, "", to.keys(query));
    const focused = document.activeElement?.dataset.focus;
    await this.load();
    const again = focused && this.results.querySelector(`[data-focus="${focused}"]`);
    (again ? again : this.results.querySelector("a"))?.focus({ preventScroll: true });
    this.results.scrollIntoView({ block: "nearest" });
  }
}

function pageButton(name, glyph, off, onClick) {
  return button(t(name), { kind: "small", glyph, disabled: off, onClick, "data-focus": name });
}

// Days are the reader's own: from the first moment of the one to the last of the other.
function requestOf({ from, to: until, ...query }) {
  const request = { ...query, limit: PAGE_SIZE };
  if (from) {
    request.createdFrom = new Date(`${from}T00:00:00`).toISOString();
  }
  if (until) {
    const end = new Date(`${until}T00:00:00`);
    end.setDate(end.getDate() + 1);
    request.createdBefore = end.toISOString();
  }
  return request;
}
