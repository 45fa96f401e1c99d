// Light, dark, or as the system says. A choice made here is the one thing that the console keeps in the browser.

const NAME = "keystile-theme";
const system = matchMedia("(prefers-color-scheme: dark)");
const root = document.documentElement;

/** The theme in force: `light` or `dark`. */
export function theme() {
  return root.dataset.theme;
}

/** Changes to the other theme. */
export function toggleTheme() {
  const chosen = theme() === "dark" ? "light" : "dark";
  attempt(() => localStorage.setItem(NAME, chosen));
  root.dataset.theme = chosen;
  dispatchEvent(new Event("themechange"));
}

/** Takes the chosen theme, or the system's, and follows that. */
export function restoreTheme() {
  apply();
  system.addEventListener("change", () => {
    apply();
    dispatchEvent(new Event("themechange"));
  });
}

function apply() {
  const chosen = attempt(() => localStorage.getItem(NAME));
  root.dataset.theme = chosen === "light" || chosen === "dark" ? chosen : system.matches ? "dark" : "light";
}

// A browser may refuse to keep anything.
function attempt(action) {
  try {
    return action();
  } catch {
    return null;
  }
}
