// Who is signed in. The admin key is in this module's memory and nowhere else: a reload forgets it.

import { Api, Problem } from "./api.js";

let api = null;
let caller = null;
let askAgain = null;

/** Who is signed in, as `/me` tells; null if nobody is. */
export function me() {
  return caller;
}

/** Whether the caller has a right: `read`, `issue`, `revoke` or `admin`. */
export function can(right) {
  return caller !== null && (caller.rights.includes(right) || caller.rights.includes("admin"));
}

/** Whether the caller manages the keys of all owners, and hence may see figures about all of them. */
export function managesAll() {
  return caller.owner === null && !caller.selfService;
}

/** Signs in with a key, or, with null, as whom the browser is logged in. Throws what the server says. */
export async function signIn(key) {
  const candidate = new Api(key);
  caller = await candidate.me();
  api = candidate;
}

/** Forgets the key. */
export function signOut() {
  api = null;
  caller = null;
}

/** What is asked, once, when the server no longer knows the caller: it signs in again, or rejects. */
export function onExpired(listener) {
  askAgain = listener;
}

/** Calls the API. If the key has stopped working, the caller signs in again, and what was asked is asked again. */
export async function call(request) {
  const used = api;
  try {
    return await request(used);
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 401) {
      throw error;
    }
    if (used === api) {
      await signInAgain();
    }
    return request(api);
  }
}

let asking = null;

function signInAgain() {
  asking ??= askAgain().finally(() => (asking = null));
  return asking;
}

// A page that the browser keeps for its back button would keep the key with it.
addEventListener("pagehide", signOut);
addEventListener("pageshow", (event) => {
  if (event.persisted) {
    location.reload();
  }
});
