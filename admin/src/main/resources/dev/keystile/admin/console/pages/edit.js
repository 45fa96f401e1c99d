import { Problem } from "../api.js";
import { el, replace } from "../dom.js";
import { t } from "../i18n.js";
import { inert } from "../inert.js";
import { pageHeader } from "../layout.js";
import { goInstead, to } from "../router.js";
import { call, can } from "../session.js";
import { differences, merged, patchOf, specOf } from "../spec.js";
import { buttonLink } from "../ui/button.js";
import { form } from "../ui/form.js";
import { icon } from "../ui/icons.js";
import { specFields } from "../ui/spec-form.js";
import { toast } from "../ui/toast.js";

/** Changes a key. What others change meanwhile is taken in, and what was typed stays. */
export async function edit({ route, signal }) {
  const key = await call((api) => api.key(route.id, signal));
  if (key.status === "revoked" || !can("issue")) {
    goInstead(to.key(key.id)); // nothing to edit there
  }
  const place = el("div", {});
  const header = pageHeader(t("edit.title"), { up: { href: to.key(key.id), text: inert(key.name) } });
  drawForm(place, key, specOf(key), null);
  return { title: t("edit.title"), nodes: el("div", { class: "page narrow" }, header, place) };
}

function drawForm(place, key, shown, notice) {
  const base = specOf(key);
  const spec = specFields(shown, false);
  const { node } = form({
    fields: spec.fields,
    body: [notice, spec.nodes],
    submit: t("edit.submit"),
    cancel: buttonLink(t("cancel"), to.key(key.id), { kind: "quiet" }),
    send: () => save(place, key, base, spec.value()),
  });
  replace(place, node);
}

async function save(place, key, base, wanted) {
  const patch = patchOf(base, wanted);
  try {
    if (Object.keys(patch).length > 0) {
      await call((api) => api.update(key, patch));
      toast(t("edit.saved"));
    }
    goInstead(to.key(key.id));
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 412) {
      throw error;
    }
    await takeIn(place, key, base, wanted);
  }
}

// Somebody else was quicker: their version with these changes on top is shown, to be looked at before it is saved.
async function takeIn(place, key, base, wanted) {
  const theirs = await call((api) => api.key(key.id));
  const now = specOf(theirs);
  const names = differences(base, now);
  drawForm(place, theirs, merged(base, wanted, now), conflictNotice(names, differences(base, wanted)));
  place.querySelector(".notice").focus();
}

function conflictNotice(theirs, mine) {
  const what = theirs.map((name) => el("li", {}, t(`field.${name}`), mine.includes(name) && el("strong", {}, ` – ${t("edit.both")}`)));
  return el(
    "div",
    { class: "notice warning", role: "alert", tabindex: "-1" },
    icon("warning"),
    el("div", {}, el("p", {}, t("edit.conflict")), what.length > 0 && el("ul", {}, what)),
  );
}
