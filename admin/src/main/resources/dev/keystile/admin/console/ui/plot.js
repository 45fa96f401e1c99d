// Draws bins with uPlot, in the colours of the theme, as wide as there is room.

import { el, replace } from "../dom.js";
import { locale } from "../i18n.js";

const HEIGHT = 220;
const compact = new Intl.NumberFormat(locale, { notation: "compact" });
const hours = new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "2-digit" });

/** `draw(bins, summary)` draws; `onPoint` is called with the bin under the pointer, or null. */
export function plot(signal, onPoint) {
  const node = el("div", { class: "plot", role: "img" });
  let chart = null;
  let bins = [];
  const library = import("../vendor/uplot.js");
  const build = async () => {
    const { default: UPlot } = await library;
    if (signal.aborted || !node.isConnected) {
      return;
    }
    chart?.destroy();
    replace(node);
    chart = new UPlot(options(node, (index) => onPoint(index === null ? null : (bins[index] ?? null))), dataOf(bins), node);
  };
  addEventListener("themechange", build, { signal });
  const resized = new ResizeObserver(() => chart?.setSize({ width: node.clientWidth, height: HEIGHT }));
  resized.observe(node);
  signal.addEventListener("abort", () => resized.disconnect());
  return {
    node,
    draw(newBins, summary) {
      bins = newBins;
      node.setAttribute("aria-label", summary);
      if (chart === null) {
        setTimeout(build);
      } else {
        chart.setData(dataOf(bins));
      }
    },
  };
}

function dataOf(bins) {
  return [bins.map(({ at }) => at / 1000), bins.map(({ accepted }) => accepted), bins.map(({ refused }) => refused)];
}

function options(node, onIndex) {
  const colour = (name) => getComputedStyle(node).getPropertyValue(name).trim();
  const axis = { stroke: colour("--text-muted"), font: "12px system-ui, sans-serif", grid: { stroke: colour("--border"), width: 1 }, ticks: { show: false } };
  return {
    width: node.clientWidth,
    height: HEIGHT,
    legend: { show: false },
    padding: [8, 28, 0, 0],
    cursor: { y: false, drag: { x: false, y: false }, points: { size: 7 } },
    scales: { y: { range: (_, min, max) => [0, Math.max(4, max * 1.1)] } },
    axes: [
      { ...axis, size: 30, grid: { show: false }, values: (_, times) => times.map((time) => hours.format(time * 1000)), space: 70 },
      { ...axis, size: 48, values: (_, values) => values.map((value) => (Number.isInteger(value) ? compact.format(value) : "")) },
    ],
    series: [{}, area(colour("--accent"), colour("--accent-faint")), area(colour("--danger"), colour("--danger-faint"))],
    hooks: { setCursor: [(chart) => onIndex(chart.cursor.idx)] },
  };
}

function area(stroke, fill) {
  return { stroke, fill, width: 1.75, points: { show: false } };
}
