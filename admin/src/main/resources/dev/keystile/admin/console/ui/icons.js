// Line icons on a grid of 16, drawn with the colour of the text around them. They say nothing that words do not.

import { svg } from "../dom.js";

const PATHS = {
  overview: "M2.5 13.5v-5M6.5 13.5v-11M10.5 13.5v-7M14 13.5H2",
  keys: "M7.2 8.8a3 3 0 1 1-1.9-1.9 3 3 0 0 1 1.9 1.9zM6.9 7.1 13.5 2.5M11 4.3l1.8 2.4",
  plus: "M8 3v10M3 8h10",
  search: "M7 12a5 5 0 1 0 0-10 5 5 0 0 0 0 10zM10.7 10.7 14 14",
  copy: "M5.5 5.5h8v8h-8zM3.5 10.5h-1v-8h8v1",
  check: "M3 8.5 6.5 12 13 4.5",
  close: "M4 4l8 8M12 4l-8 8",
  sun: "M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM8 1.5V3M8 13v1.5M1.5 8H3M13 8h1.5M3.4 3.4l1 1M11.6 11.6l1 1M3.4 12.6l1-1M11.6 4.4l1-1",
  moon: "M13.5 9.5A6 6 0 0 1 6.5 2.5a6 6 0 1 0 7 7z",
  out: "M6 2.5H3v11h3M10.5 5l3 3-3 3M13.5 8H6.5",
  edit: "M3 13l.7-3L11 2.7l2.3 2.3L6 12.3z",
  rotate: "M13.5 8a5.5 5.5 0 1 1-1.8-4.1M13.5 2v3h-3",
  pause: "M5.5 3.5v9M10.5 3.5v9",
  play: "M5 3l7.5 5L5 13z",
  warning: "M8 2.2 14.5 13.5h-13zM8 6.5v3.2M8 11.6v.2",
  refresh: "M13.5 8a5.5 5.5 0 1 1-1.8-4.1M13.5 2v3h-3",
  filter: "M2 3.5h12M4.5 8h7M6.5 12.5h3",
  left: "M10 3 5 8l5 5",
  right: "M6 3l5 5-5 5",
  down: "M3.5 6 8 10.5 12.5 6",
  up: "M3.5 10 8 5.5l4.5 4.5",
};

export function icon(name) {
  return svg(
    "svg",
    { class: "icon", viewBox: "0 0 16 16", "aria-hidden": "true", focusable: "false" },
    svg("path", { d: PATHS[name] }),
  );
}

export function logo() {
  return svg(
    "svg",
    { class: "logo", viewBox: "0 0 32 32", "aria-hidden": "true", focusable: "false" },
    svg("rect", { x: 2, y: 2, width: 28, height: 28, rx: 7 }),
    svg("circle", { cx: 12, cy: 16, r: 4.5 }),
    svg("path", { d: "M16.5 16h9M22 16v4" }),
  );
}
