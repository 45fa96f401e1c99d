// Messages in the reader's language. A language is one file in messages/, and one line here.

import en from "./messages/en.js";

const LANGUAGES = { en };

export const language =
  navigator.languages.map((tag) => tag.toLowerCase().split("-")[0]).find((tag) => tag in LANGUAGES) ?? "en";

// Dates and numbers follow the region that the reader chose within that language.
export const locale = navigator.languages.find((tag) => tag.toLowerCase().split("-")[0] === language) ?? language;

const plurals = new Intl.PluralRules(locale);
const numbers = new Intl.NumberFormat(locale);

/** The message of that name as text; `{x}` is replaced by values.x, and `count` chooses between plural forms. */
export function t(name, values = {}) {
  return template(name, values)
    .split(/(\{\w+\})/)
    .map((part) => (isPlaceholder(part) ? shown(values[part.slice(1, -1)]) : part))
    .join("");
}

/** The same as nodes, where a value may be an element. */
export function rich(name, values = {}) {
  return template(name, values)
    .split(/(\{\w+\})/)
    .map((part) => (isPlaceholder(part) ? nodeOrText(values[part.slice(1, -1)]) : part));
}

/** Whether there is a message of that name. */
export function has(name) {
  return name in LANGUAGES[language] || name in en;
}

export function number(value) {
  return numbers.format(value);
}

function template(name, values) {
  const message = LANGUAGES[language][name] ?? en[name];
  if (message === undefined) {
    throw new Error(`There is no message '${name}'`);
  }
  return typeof message === "string" ? message : (message[plurals.select(values.count)] ?? message.other);
}

function isPlaceholder(part) {
  return /^\{\w+\}$/.test(part);
}

function nodeOrText(value) {
  return value instanceof Node ? value : shown(value);
}

function shown(value) {
  return typeof value === "number" ? number(value) : String(value);
}
