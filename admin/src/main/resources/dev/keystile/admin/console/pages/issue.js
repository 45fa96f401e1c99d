import { Problem } from "../api.js";
import { el } from "../dom.js";
import { rich, t } from "../i18n.js";
import { pageHeader } from "../layout.js";
import { goInstead, to } from "../router.js";
import { call, can } from "../session.js";
import { EMPTY } from "../spec.js";
import { buttonLink } from "../ui/button.js";
import { form } from "../ui/form.js";
import { showOnce } from "../ui/secret.js";
import { specFields } from "../ui/spec-form.js";

/** Issues a key, and shows it once. */
export function issue({ signal }) {
  const title = t("issue.title");
  const header = pageHeader(title, { up: { href: to.keys(), text: t("nav.keys") }, below: t("issue.lead") });
  const content = can("issue") ? issueForm(signal) : el("div", { class: "notice error" }, t("error.no-right"));
  return { title, nodes: el("div", { class: "page narrow" }, header, content) };
}

function issueForm(signal) {
  const spec = specFields(EMPTY, true);
  const token = randomToken(); // sent again after a failed attempt, so that no attempt makes a second key
  const issuing = form({
    fields: spec.fields,
    body: spec.nodes,
    submit: t("issue.submit"),
    glyph: "plus",
    cancel: buttonLink(t("cancel"), to.keys(), { kind: "quiet" }),
    send: async () => issued(await call((api) => api.issue(spec.value(), token)), signal),
    refused: (error) => wasIssuedBefore(error, issuing),
  });
  return issuing.node;
}

async function issued({ key, plaintext }, signal) {
  await showOnce(t("issue.done"), plaintext, signal);
  if (!signal.aborted) {
    goInstead(to.key(key.id));
  }
}

// The answer to an earlier attempt was lost, and the plaintext with it.
function wasIssuedBefore(error, { show }) {
  if (!(error instanceof Problem) || error.code !== "already_issued" || error.keyId === null) {
    return false;
  }
  show(rich("issue.already", { key: el("a", { href: to.key(error.keyId) }, error.keyId) }));
  return true;
}

function randomToken() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
