// The part of a key that people choose, as the API takes it, and what differs between two of them.

import { equal } from "./equal.js";

export const EMPTY = { name: "", owner: null, scopes: [], metadata: {}, expiresAt: null, allowedNetworks: [], rateLimits: [] };

export function specOf({ name, owner, scopes, metadata, expiresAt, allowedNetworks, rateLimits }) {
  return { name, owner, scopes, metadata, expiresAt, allowedNetworks, rateLimits };
}

/** The names of the fields in which two specs differ. */
export function differences(one, other) {
  return Object.keys(EMPTY).filter((name) => !equal(comparable(one[name]), comparable(other[name])));
}

/** What turns one spec into the other: a JSON merge patch (RFC 7396). */
export function patchOf(from, to) {
  const changes = differences(from, to).map((name) => [name, name === "metadata" ? mapPatch(from[name], to[name]) : to[name]]);
  return Object.fromEntries(changes);
}

/** `theirs` with the changes that turned `base` into `mine`. */
export function merged(base, mine, theirs) {
  const result = { ...theirs };
  for (const name of differences(base, mine)) {
    result[name] = name === "metadata" ? patched(theirs.metadata, mapPatch(base.metadata, mine.metadata)) : mine[name];
  }
  return result;
}

function mapPatch(from, to) {
  const removed = Object.keys(from).filter((name) => !(name in to)).map((name) => [name, null]);
  const set = Object.entries(to).filter(([name, value]) => from[name] !== value);
  return Object.fromEntries([...removed, ...set]);
}

function patched(map, patch) {
  return Object.fromEntries(Object.entries({ ...map, ...patch }).filter(([, value]) => value !== null));
}

// The order of scopes and networks means nothing.
function comparable(value) {
  if (Array.isArray(value) && value.every((item) => typeof item === "string")) {
    return [...value].sort();
  }
  return value;
}
