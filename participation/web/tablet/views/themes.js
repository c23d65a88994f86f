// Add themes: one text box, one big button, then your own themes (berry) and what others said (white).

import { h, kindBadge, roleSign, words } from "../elements.js";
import { mineNow } from "../expected.js";
import { known } from "../known.js";
import { say } from "../say.js";
import { composer } from "./composer.js";
import { ownTheme } from "./own_theme.js";
import { closedStage } from "./take_part.js";

const WHOSE = {
  E: () => say("Words of an expert by experience"),
  C: () => say("Words of a child welfare professional"),
  O: () => say("Words of another service"),
  M: () => say("Words of management"),
  D: () => say("Words of a developer"),
};

export function themes(stage) {
  return { main: [stage.open ? composer(stage) : closedStage(), ownAndOthers(stage)] };
}

export function ownAndOthers(stage) {
  const own = mineNow().themes.filter((theme) => theme.stage === stage.id);
  const ids = new Set(own.map((theme) => theme.id));
  const others = known.room.themes.filter((theme) => theme.stage === stage.id && !ids.has(theme.id));
  return h(
    "div",
    { key: "both", class: "both" },
    column("own", say("Your themes"), own.map((theme) => ownTheme(theme, stage)), say("Your own themes come here when you send them.")),
    column("others", say("What others said"), others.map((theme) => othersTheme(theme, stage)), say("Themes come here when the facilitator shows them to everyone.")),
  );
}

function column(name, title, items, whenEmpty) {
  return h(
    "section",
    { key: name, "aria-labelledby": `${name}-title` },
    h("h2", { id: `${name}-title` }, title),
    items.length ? h("ul", { class: "cards" }, items) : h("p", { class: "quiet" }, whenEmpty),
  );
}

function othersTheme(theme, stage) {
  const kind = (stage.kinds || []).find((one) => one.value === theme.kind);
  const supported = mineNow().supported.includes(theme.id);
  return h(
    "li",
    { key: theme.id, class: "card theirs" },
    words(theme),
    h("p", { class: "meta" }, kindBadge(kind), whose(theme.role_group), supported && h("span", { class: "quiet" }, say("You support this."))),
  );
}

/** Whose words these are, where so many of the group take part that it tells nothing of one person. */
export function whose(group) {
  return WHOSE[group] && h("span", { class: "quiet whose" }, roleSign(group), " ", WHOSE[group]());
}
