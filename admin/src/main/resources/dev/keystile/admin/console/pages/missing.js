import { el } from "../dom.js";
import { t } from "../i18n.js";
import { to } from "../router.js";
import { buttonLink } from "../ui/button.js";

/** What an address shows that stands for no page. */
export function missing() {
  return {
    title: t("missing.page"),
    nodes: el("div", { class: "page state" }, el("h1", {}, t("missing.page")), buttonLink(t("nav.overview"), to.overview())),
  };
}
