// Verifications over time, as a chart, as figures by reason, and as a table for those who cannot see a chart.

import { el, replace } from "../dom.js";
import { has, number, t } from "../i18n.js";
import { RANGES, binned, total } from "../series.js";
import { clockText } from "../time.js";
import { plot } from "./plot.js";

/** A card whose `draw(verifications)` shows what `/stats` tells. */
export function verificationsCard(signal) {
  const chart = plot(signal, (bin) => readout(bin));
  const reading = el("p", { class: "reading" });
  const reasons = el("div", { class: "reasons" });
  const table = el("details", { class: "figures-table" }, el("summary", {}, t("chart.table")));
  const rows = el("div", { class: "table-frame scrolls", tabindex: "0", role: "region", "aria-label": t("chart.title") });
  table.append(rows);
  let shown = [];
  let range = RANGES[0];
  const readout = (bin) => replace(reading, bin === null ? totalsOf(total(shown)) : [el("strong", {}, clockText(bin.at)), " · ", totalsOf(bin)]);
  let points = [];
  const draw = () => {
    shown = binned(points, range);
    const sum = total(shown);
    chart.draw(shown, t("chart.summary", { range: t(`range.${range.name}`), accepted: sum.accepted, refused: sum.refused }));
    readout(null);
    replace(reasons, reasonBars(sum));
    replace(rows, figuresTable(shown));
  };
  const ranges = rangeButtons((chosen) => {
    range = chosen;
    draw();
  });
  const body = el("div", {}, reading, chart.node, reasons, table);
  const nobody = el("p", { class: "muted" }, t("chart.nobody"));
  const place = el("div", {});
  return {
    node: el("section", { class: "card chart-card" }, el("div", { class: "card-head" }, el("h2", {}, t("chart.title")), ranges), el("p", { class: "muted" }, t("chart.what")), place),
    draw(verifications) {
      replace(place, verifications.since === null ? nobody : body);
      points = verifications.points;
      draw();
    },
  };
}

function rangeButtons(onChange) {
  const buttons = RANGES.map((range, index) =>
    el("button", { type: "button", "aria-pressed": String(index === 0), on: { click: (event) => choose(event.currentTarget, range) } }, t(`range.${range.name}`)),
  );
  const choose = (button, range) => {
    buttons.forEach((other) => other.setAttribute("aria-pressed", String(other === button)));
    onChange(range);
  };
  return el("div", { class: "segments", role: "group", "aria-label": t("chart.range") }, buttons);
}

function totalsOf({ accepted, refused }) {
  return [
    el("span", { class: "key accepted" }, t("chart.accepted"), " ", el("strong", {}, number(accepted))),
    el("span", { class: "key refused" }, t("chart.refused"), " ", el("strong", {}, number(refused))),
  ];
}

function reasonBars({ refused, reasons }) {
  const sorted = Object.entries(reasons).sort(([, one], [, other]) => other - one);
  return sorted.length > 0 && [el("h3", {}, t("chart.reasons")), el("ul", {}, sorted.map(([reason, count]) => reasonBar(reason, count, refused)))];
}

function reasonBar(reason, count, all) {
  const bar = el("span", { class: "bar", "aria-hidden": "true" });
  bar.style.setProperty("--share", String(count / all));
  return el("li", {}, el("span", {}, reasonText(reason)), bar, el("strong", {}, number(count)));
}

function reasonText(reason) {
  return has(`reason.${reason}`) ? t(`reason.${reason}`) : reason;
}

function figuresTable(bins) {
  const rows = [...bins].reverse().map(({ at, accepted, refused }) => el("tr", {}, el("th", { scope: "row" }, clockText(at)), el("td", {}, number(accepted)), el("td", {}, number(refused))));
  const heads = ["chart.time", "chart.accepted", "chart.refused"].map((name) => el("th", { scope: "col" }, t(name)));
  return el("table", { class: "figures" }, el("thead", {}, el("tr", {}, heads)), el("tbody", {}, rows));
}
