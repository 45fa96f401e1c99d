// The calls of the REST API. A refusal is a Problem; no answer at all is Unreachable.

const BASE = new URL("api/v1/", document.baseURI);

/** What the server refused: RFC 9457, with Keystile's `code` and, for a bad value, `field`. */
export class Problem extends Error {
  constructor(status, body) {
    super(body.detail ?? body.title ?? `HTTP ${status}`);
    this.status = status;
    this.code = body.code ?? null;
    this.field = body.field ?? null;
    this.keyId = body.keyId ?? null;
  }
}

/** The server gave no answer. What was asked may have happened. */
export class Unreachable extends Error {}

/** A client that sends the key it is given; with none, what the browser sends by itself (a login to the container). */
export class Api {
  #key;

  constructor(key) {
    this.#key = key;
  }

  me = () => this.#read("me");
  stats = (signal) => this.#read("stats", signal);
  keys = (query, signal) => this.#read(`keys?${new URLSearchParams(query)}`, signal);
  key = (id, signal) => this.#read(keyPath(id), signal);

  issue = (spec, token) => this.#send("POST", "keys", spec, { "Idempotency-Key": token });
  update = (key, patch) => this.#send("PATCH", keyPath(key.id), patch, ifMatch(key), "application/merge-patch+json");
  rotate = (key, grace) => this.#send("POST", keyPath(key.id, "/rotate"), { grace }, ifMatch(key));
  revoke = (key, reason) => this.#send("POST", keyPath(key.id, "/revoke"), { reason });
  disable = (key) => this.#send("POST", keyPath(key.id, "/disable"), {});
  enable = (key) => this.#send("POST", keyPath(key.id, "/enable"), {}, ifMatch(key));
  remove = (key) => this.#send("DELETE", keyPath(key.id), undefined, ifMatch(key));

  #read(path, signal) {
    return this.#fetch(path, { method: "GET", signal });
  }

  #send(method, path, body, headers = {}, type = "application/json") {
    if (body === undefined) {
      return this.#fetch(path, { method, headers });
    }
    return this.#fetch(path, { method, headers: { ...headers, "Content-Type": type }, body: JSON.stringify(body) });
  }

  async #fetch(path, options) {
    const response = await this.#answer(path, options);
    const body = await bodyOf(response);
    if (!response.ok) {
      throw new Problem(response.status, body ?? {});
    }
    return body;
  }

  async #answer(path, options) {
    try {
      return await fetch(new URL(path, BASE), {
        ...options,
        headers: { Accept: "application/json, application/problem+json", ...options.headers, ...this.#credentials() },
        credentials: this.#key === null ? "same-origin" : "omit",
        cache: "no-store",
        redirect: "error",
      });
    } catch (error) {
      throw error.name === "AbortError" ? error : new Unreachable(error.message);
    }
  }

  #credentials() {
    return this.#key === null ? {} : { Authorization: `Api-Key ${this.#key}` };
  }
}

async function bodyOf(response) {
  if (response.status === 204) {
    return null;
  }
  try {
    return await response.json();
  } catch (error) {
    if (error.name === "AbortError") {
      throw error;
    }
    if (response.ok) {
      throw new Unreachable(error.message);
    }
    return null; // a proxy's page, say; the status tells enough
  }
}

function keyPath(id, rest = "") {
  return `keys/${encodeURIComponent(id)}${rest}`;
}

// Changes are made to the key as it was shown: if it has become another one since, the server says 412.
function ifMatch(key) {
  return { "If-Match": `"${key.version}"` };
}
