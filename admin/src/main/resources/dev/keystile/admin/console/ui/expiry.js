// When a key ends: a preset, a time of one's own, or never.

import { el } from "../dom.js";
import { t } from "../i18n.js";
import { exactText, toLocalField, zoneName } from "../time.js";
import { field, select } from "./field.js";

const DAYS = [7, 30, 90, 365];
const SUGGESTED = "90";

/** `value()` tells the end as ISO 8601, or null. An end that is set already can stay. */
export function expiryField(expiresAt, isNew) {
  const options = [
    ...(expiresAt === null ? [] : [["keep", exactText(expiresAt)]]),
    ...DAYS.map((days) => [String(days), t("expiry.in", { count: days })]),
    ["never", t("expiry.never")],
    ["custom", t("expiry.custom")],
  ];
  const choice = select(options, expiresAt !== null ? "keep" : isNew ? SUGGESTED : "never");
  const time = el("input", { type: "datetime-local", step: "1", "aria-label": t("expiry.time", { zone: zoneName() }), hidden: true });
  const until = el("span", { class: "until muted" });
  const ends = field(t("field.expiresAt"), choice, { name: "expiresAt", help: t("field.expiresAt.help") });
  choice.after(time, until);
  const value = () => valueOf(choice.value, time.value, expiresAt);
  const draw = () => {
    time.hidden = choice.value !== "custom";
    time.required = choice.value === "custom";
    time.value ||= toLocalField(value() ?? new Date(Date.now() + 30 * 86_400_000).toISOString());
    until.textContent = DAYS.includes(Number(choice.value)) ? t("expiry.until", { time: exactText(value()) }) : "";
  };
  choice.addEventListener("change", draw);
  draw();
  return { ...ends, value };
}

function valueOf(choice, time, expiresAt) {
  if (choice === "never") {
    return null;
  }
  if (choice === "keep") {
    return expiresAt;
  }
  if (choice === "custom") {
    return time === "" ? null : new Date(time).toISOString();
  }
  return new Date(Date.now() + Number(choice) * 86_400_000).toISOString();
}
