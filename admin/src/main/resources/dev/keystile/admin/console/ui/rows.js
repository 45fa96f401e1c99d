// A field of several rows of controls, such as metadata: rows can be added and taken away.

import { el } from "../dom.js";
import { button, iconButton } from "./button.js";

/** `makeRow(value)` gives `{ nodes, value() }`, where a row's value may be null: an empty row is left out. */
export function rowsInput(values, makeRow, { add, remove, empty }) {
  const rows = [];
  const list = el("div", { class: "rows" });
  const adder = button(add, { kind: "small", glyph: "plus", onClick: () => append(empty).focus() });
  const append = (value) => {
    const row = makeRow(value);
    const node = el("div", { class: "row" }, row.nodes, iconButton(remove, "close", () => take(row, node)));
    rows.push(row);
    list.append(node);
    return row.nodes[0];
  };
  const take = (row, node) => {
    rows.splice(rows.indexOf(row), 1);
    node.remove();
    adder.focus();
  };
  values.forEach(append);
  return {
    node: el("div", {}, list, adder),
    value: () => rows.map((row) => row.value()).filter((value) => value !== null),
    set(others) {
      rows.length = 0;
      list.replaceChildren();
      others.forEach(append);
    },
  };
}
