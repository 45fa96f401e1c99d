// What went wrong, in words that help.

import { Problem, Unreachable } from "./api.js";
import { has, t } from "./i18n.js";
import { plain } from "./inert.js";

/** A sentence for an error of any kind. */
export function messageOf(error) {
  if (error instanceof Unreachable) {
    return t("error.unreachable");
  }
  if (!(error instanceof Problem)) {
    return t("error.unexpected", { message: plain(error.message) });
  }
  return messageOfProblem(error);
}

// The server's own sentence where it tells more than the status alone; always as text.
function messageOfProblem(problem) {
  const name = `error.${problem.status}`;
  const detail = plain(problem.message);
  return has(name) ? t(name, { detail }) : t("error.refused", { status: problem.status, detail });
}
