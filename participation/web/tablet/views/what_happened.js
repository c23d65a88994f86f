// What happened to my themes: my own words, the way as a list, and at its end the decision and its reason.

import { askUntilAnswered, isOk, isUnknown } from "../ask.js";
import { emptyState, h, heading, note, words } from "../elements.js";
import { change, known } from "../known.js";
import { dayOf, say, textOf } from "../say.js";
import { returnForm } from "./return_form.js";
import { sideTop } from "./top.js";

export function whatHappened() {
  if (known.ready && !known.me) {
    return { top: sideTop(), main: [heading(say("What happened to your themes?")), returnForm(say("Write your return code. Then you see what happened.")) ] };
  }
  if (known.ready && !known.place.asked) look();
  const { ways, late, refusal } = known.place;
  return {
    top: sideTop(),
    main: [heading(say("What happened to your themes?")), (refusal || (late && !ways)) && note(refusal || say("Waiting for the network."), "quiet", { key: "late", role: "status" }), ways ? list(ways) : h("p", { key: "moment" }, say("One moment"))],
  };
}

async function look() {
  known.place = { ...known.place, asked: true };
  const wanted = () => known.view === "what_happened";
  const answer = await askUntilAnswered("/api/what_happened", { wanted, late: () => change({ place: { ...known.place, late: true } }) });
  if (!answer) return;
  if (isOk(answer)) change({ place: { asked: true, ways: answer.reply.themes } });
  else if (isUnknown(answer)) change({ me: null });
  else change({ place: { ...known.place, refusal: textOf(answer.reply.refused) } });
}

function list(ways) {
  if (!ways.length) return emptyState(say("You have not sent a theme yet."), say("When you send one, you see here what happens to it."));
  return ways.map((theme) => h("article", { key: theme.id, class: "fate" }, words(theme.words, "p", { class: "words mine card" }), theme.small_step && h("p", { key: "small", class: "quiet" }, "◔ ", textOf(theme.small_step)), h("ol", { class: "way" }, steps(theme))));
}

function steps(theme) {
  const way = theme.way.map((step) => h("li", { class: step.state }, h("span", null, textOf(step.sentence)), day(step.at)));
  const { decision } = theme;
  if (!decision) return way;
  return [...way, h("li", { key: "decision", class: "now" }, h("span", null, textOf(decision.status)), day(decision.at), decision.reason && h("p", { class: "reason" }, decision.reason))];
}

function day(moment) {
  return moment && h("time", { datetime: moment }, dayOf(moment));
}
