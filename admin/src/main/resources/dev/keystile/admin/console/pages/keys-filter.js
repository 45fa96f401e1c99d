import { el } from "../dom.js";
import { t } from "../i18n.js";
import { me } from "../session.js";
import { button } from "../ui/button.js";
import { field, select, textInput } from "../ui/field.js";
import { icon } from "../ui/icons.js";

const STATUSES = ["active", "disabled", "expired", "revoked"];
const TYPING = 250;

/** The filters of the list; `onChange` gets those that are set, once typing pauses. */
export function filterBar(query, onChange) {
  const inputs = controls(query);
  const more = moreFilters(inputs, query);
  const apply = () => {
    clearTimeout(waiting);
    const set = Object.entries(inputs).map(([name, input]) => [name, input.value.trim()]);
    const filters = Object.fromEntries(set.filter(([, value]) => value !== ""));
    count(filters);
    onChange(filters);
  };
  let waiting;
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, TYPING);
  };
  const clear = button(t("filter.clear"), { kind: "quiet small", onClick: () => empty(inputs, apply) });
  const count = (filters) => {
    clear.hidden = Object.keys(filters).length === 0;
    more.count(filters);
  };
  count(Object.fromEntries(Object.entries(query).filter(([name]) => name in inputs)));
  return el(
    "form",
    { class: "filters", role: "search", "aria-label": t("filter"), on: { input: soon, submit: (event) => event.preventDefault() } },
    el("div", { class: "filter-line" }, el("div", { class: "search" }, icon("search"), inputs.q), inputs.status, more.toggle, clear),
    more.panel,
  );
}

function controls(query) {
  const statuses = [["", t("filter.any-status")], ...STATUSES.map((status) => [status, t(`status.${status}`)])];
  const owner = me().owner === null ? { owner: textInput({ value: query.owner ?? "" }) } : {};
  return {
    q: el("input", { type: "search", value: query.q ?? "", autocomplete: "off", spellcheck: "false", maxlength: 200, dir: "auto", placeholder: t("filter.q"), "aria-label": t("filter.q") }),
    status: select(statuses, query.status ?? "", { "aria-label": t("filter.status") }),
    ...owner,
    scope: textInput({ value: query.scope ?? "" }),
    from: el("input", { type: "date", value: query.from ?? "" }),
    to: el("input", { type: "date", value: query.to ?? "" }),
  };
}

function moreFilters(inputs, query) {
  const names = ["owner", "scope", "from", "to"].filter((name) => name in inputs);
  const fields = names.map((name) => field(t(`filter.${name}`), inputs[name]).node);
  const panel = el("div", { class: "filter-more card", hidden: !names.some((name) => query[name]), id: "more-filters" }, fields);
  const badge = el("span", { class: "counter", hidden: true });
  const toggle = button(t("filter.more"), { glyph: "filter", "aria-controls": panel.id, "aria-expanded": String(!panel.hidden), onClick: () => flip() });
  toggle.append(badge);
  const flip = () => {
    panel.hidden = !panel.hidden;
    toggle.setAttribute("aria-expanded", String(!panel.hidden));
  };
  const count = (filters) => {
    const set = names.filter((name) => name in filters).length;
    badge.hidden = set === 0;
    badge.textContent = set;
  };
  return { toggle, panel, count };
}

function empty(inputs, apply) {
  Object.values(inputs).forEach((input) => (input.value = ""));
  inputs.q.focus();
  apply();
}
