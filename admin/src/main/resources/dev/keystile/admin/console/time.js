// Times as people read them: how long ago or from now, with the exact time beside it or on hover.

import { el } from "./dom.js";
import { locale, t } from "./i18n.js";

const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
const exact = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
const day = new Intl.DateTimeFormat(locale, { dateStyle: "medium" });
const clock = new Intl.DateTimeFormat(locale, { timeStyle: "short" });

const UNITS = [
  ["year", 365 * 86400],
  ["month", 30 * 86400],
  ["week", 7 * 86400],
  ["day", 86400],
  ["hour", 3600],
  ["minute", 60],
];

/** A time as `3 days ago`, with the exact one on hover. */
export function ago(iso) {
  return el("time", { datetime: iso, title: exactText(iso) }, agoText(iso));
}

/** A date, with the exact time on hover. */
export function date(iso) {
  return el("time", { datetime: iso, title: exactText(iso) }, day.format(new Date(iso)));
}

/** The exact time and how far away it is. */
export function full(iso) {
  return el("span", {}, el("time", { datetime: iso }, exactText(iso)), el("span", { class: "muted" }, ` · ${agoText(iso)}`));
}

export function exactText(iso) {
  return exact.format(new Date(iso));
}

export function clockText(milliseconds) {
  return clock.format(new Date(milliseconds));
}

export function agoText(iso) {
  const seconds = Math.round((Date.parse(iso) - Date.now()) / 1000);
  if (Math.abs(seconds) < 60) {
    return seconds > 0 ? t("time.soon") : t("time.now");
  }
  const [unit, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length);
  return relative.format(Math.trunc(seconds / size), unit);
}

export function isWithin(iso, days) {
  const left = Date.parse(iso) - Date.now();
  return left > 0 && left < days * 86_400_000;
}

/** What a `datetime-local` field shows for a time, in the reader's zone. */
export function toLocalField(iso) {
  const time = new Date(iso);
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}

export function zoneName() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** `PT24H` as the largest whole unit: `[1, "day"]`. */
export function parseDuration(text) {
  const match = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?)?$/.exec(text);
  if (match === null) {
    return null;
  }
  const [, days = 0, hours = 0, minutes = 0, seconds = 0] = match;
  return ((+days * 24 + +hours) * 60 + +minutes) * 60 + +seconds;
}

/** Seconds as a number and the largest unit that leaves it whole. */
export function inUnits(seconds) {
  const [unit, size] = [["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]].find(([, length]) => seconds % length === 0);
  return { amount: seconds / size, unit };
}

export const SECONDS = { second: 1, minute: 60, hour: 3600, day: 86400 };

export function durationText(seconds) {
  const { amount, unit } = inUnits(seconds);
  return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }).format(amount);
}
