// Which page an address stands for. Addresses are fragments: the server never sees them.

const ROUTES = [
  [/^\/$/, "overview"],
  [/^\/keys$/, "keys"],
  [/^\/issue$/, "issue"],
  [/^\/key\/([A-Za-z0-9_-]{1,64})$/, "key"],
  [/^\/key\/([A-Za-z0-9_-]{1,64})\/edit$/, "edit"],
];

/** The route in the address bar: its name, the id of a key if it has one, and its query. */
export function current() {
  const [path, query = ""] = (location.hash.slice(1) || "/").split("?");
  for (const [pattern, name] of ROUTES) {
    const match = pattern.exec(path);
    if (match !== null) {
      return { name, id: match[1] ?? null, query: new URLSearchParams(query) };
    }
  }
  return { name: "missing", id: null, query: new URLSearchParams() };
}

export const to = {
  overview: () => "#/",
  keys: (query = {}) => {
    const text = new URLSearchParams(query).toString();
    return text === "" ? "#/keys" : `#/keys?${text}`;
  },
  issue: () => "#/issue",
  key: (id) => `#/key/${id}`,
  edit: (id) => `#/key/${id}/edit`,
};

/** Goes to an address in place of this one: the back button will not come back here. */
export function goInstead(address) {
  location.replace(address);
}

/** Listens to every change of the address, by a link, the back button, or `goInstead`. */
export function onNavigation(listener) {
  addEventListener("popstate", listener);
}
