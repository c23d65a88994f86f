// What the join page says of who is behind it and who gets the results, and the age that a few workshops ask for.

import { h, note, tiles } from "../elements.js";
import { at, known } from "../known.js";
import { say, textOf } from "../say.js";

/** Who arranges it, who gets the results, what is kept. */
export function behind(invitation) {
  return h(
    "section",
    { key: "behind", class: "behind", "aria-labelledby": "behind-title" },
    h("h2", { id: "behind-title" }, say("Who gets the results, and what is kept")),
    invitation.arranged_by && h("p", { key: "by" }, textOf(invitation.arranged_by)),
    h("p", { key: "to" }, textOf(invitation.results_go_to)),
    h("p", { key: "notice", class: "quiet" }, textOf(invitation.notice)),
  );
}

/** The coarse age, after a role of an expert by experience, and only where the workshop says why it asks. */
export function age(invitation) {
  const { place } = known;
  const role = invitation.roles.find((one) => one.value === place.role);
  const { ages } = invitation;
  if (!ages || !role || role.group !== ages.of) return null;
  const options = ages.bands.map((band) => ({ value: band.value, label: textOf(band.label) }));
  return h(
    "section",
    { key: "age" },
    tiles({ name: "age", shape: "roles", legend: say("How old are you? You need not say."), options, chosen: place.age, choose: (value) => at({ age: value }) }),
    note(textOf(ages.why), "quiet", { key: "why" }),
  );
}
