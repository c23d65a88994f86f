// Joining: the code, the invitation with its rules, who you are today, and the return code that is shown once.

import { ask, askUntilAnswered, isOk, newKey } from "../ask.js";
import { tell } from "../bar.js";
import { chooseLanguage } from "../dialogs.js";
import { bubble, button, emptyState, h, heading, note, roleSign, sendButton, tiles } from "../elements.js";
import { go } from "../go.js";
import { recall, remember } from "../keep.js";
import { at, change, focusOn, known } from "../known.js";
import { waitsAt } from "../queue.js";
import { LANGUAGES, NAME, readersLanguage, say, sayMany, textOf } from "../say.js";
import { takeState } from "../visitor.js";
import { joinCode } from "./join_code.js";
import { age, behind } from "./join_extra.js";
import { rulesList } from "./read.js";
import { returnCode } from "./return_code.js";
import { returnForm } from "./return_form.js";
import { top } from "./top.js";

export function join() {
  const { place, invitation, code } = known;
  const title = top(NAME, languages(invitation), "wide");
  if (codeIsNew()) return returnCode(title);
  if (place.returning) return { top: title, main: [heading(say("Welcome back")), returnForm(say("Your return code brings you back to what is yours.")), toInvitation()] };
  if (place.notNow) return notNow(title);
  if (!code || place.gone) return joinCode(title);
  if (!invitation || invitation.workshop.code !== code) {
    look(code);
    return { top: title, main: [heading(say("One moment")), emptyState(say("We look up the workshop."))] };
  }
  return invited(title, invitation);
}

// The code stays on this tablet until the server knows that it is written down.
function codeIsNew() {
  return known.me && recall("return_code") && !known.me.code_written_down && !waitsAt("written_down");
}

function languages(invitation) {
  const offered = (invitation && invitation.workshop.languages) || Object.keys(LANGUAGES);
  const one = (code) => button({ key: code, lang: code, "aria-pressed": String(readersLanguage() === code), onclick: () => chooseLanguage(code) }, LANGUAGES[code]);
  return h("div", { class: "languages", role: "group", "aria-label": say("Language") }, offered.filter((code) => LANGUAGES[code]).map(one));
}

let looking = null;

// Asks for the invitation until there is an answer; what cannot be opened goes back to the code, with the sentence.
async function look(code) {
  if (looking === code) return;
  looking = code;
  const answer = await askUntilAnswered(`/api/invitation/${encodeURIComponent(code)}`, { wanted: () => looking === code && known.code === code, late: (none) => change({ noAnswer: none.status === 0 }) });
  if (looking === code) looking = null;
  change({ noAnswer: false });
  if (!answer) return;
  if (isOk(answer)) change({ invitation: answer.reply });
  else at({ gone: true, codeNote: textOf(answer.reply.refused) || say("This code does not open a workshop. Look at the screen again.") });
}

function invited(title, invitation) {
  const { place } = known;
  const roles = invitation.roles.map((role) => ({ value: role.value, label: textOf(role.label), sign: roleSign(role.group) }));
  return {
    top: title,
    main: [
      lostAnswers(),
      bubble(textOf(invitation.workshop.title), [invitation.project, ...invitation.about].filter(Boolean).map(textOf)),
      rulesList(invitation.rules, invitation.support),
      h("section", { key: "who" }, tiles({ name: "role", shape: "roles", legend: say("Who are you here today?"), options: roles, chosen: place.role, choose: (role) => at({ role, age: undefined, joinNote: null }) })),
      age(invitation),
      behind(invitation),
      button({ key: "have-code", class: "plain", onclick: () => step({ returning: true }) }, say("I have been here before. I have a return code.")),
    ],
    go: [
      note(place.joinNote, "nudge", { key: "note" }),
      h("div", { key: "choice", class: "yes-no" }, button({ key: "no", class: "plain", onclick: () => step({ notNow: true }) }, say("Not now")), sendButton(takePart, say("I take part"))),
    ],
  };
}

function lostAnswers() {
  const { lost } = known;
  const sentence = sayMany("This tablet does not know you any more. {n} answer did not get through.", "This tablet does not know you any more. {n} answers did not get through.", lost);
  return lost ? note(sentence, "nudge", { key: "lost", role: "status" }) : null;
}

function step(place) {
  change({ place: { ...known.place, ...place } });
  focusOn("#question");
}

function notNow(title) {
  return {
    top: title,
    main: [heading(say("That is all right.")), emptyState(say("You need not take part."), say("You can stay and listen. You can also come in later.")), toInvitation()],
  };
}

function toInvitation() {
  return h("div", { key: "to-invitation", class: "row" }, button({ class: "plain", onclick: () => step({ returning: false, notNow: false }) }, say("Back to the invitation")));
}

async function takePart() {
  const { role, age: said = "" } = known.place;
  if (known.place.busy) return;
  if (!role) {
    nudge(say("Choose first who you are here today."), "input[name=role]");
    return;
  }
  at({ busy: true, joinNote: say("One moment") });
  const answer = await askInTurn("/api/join", { key: newKey(), code: known.code, role, age: said, language: readersLanguage() });
  at({ busy: false, joinNote: null });
  if (isOk(answer)) return joined(answer.reply);
  return nudge(answer.reply.refused ? textOf(answer.reply.refused) : say("The network is away. Try again soon."), ".send");
}

/** Where very many come in at once, asks again by itself in a moment. */
async function askInTurn(path, body) {
  for (;;) {
    const answer = await ask(path, body);
    if (answer.status !== 429) return answer;
    at({ joinNote: textOf(answer.reply.refused) });
    await new Promise((resolve) => setTimeout(resolve, 1000 * answer.reply.again_in * (1 + Math.random())));
  }
}

// The code stays on this tablet until it is written down, so that a reload does not take it away.
function joined(reply) {
  if (reply.return_code) remember("return_code", reply.return_code);
  takeState(reply);
  focusOn("#question");
}

/** A new return code for who has not written down the first one. */
export async function showCodeAgain() {
  const { me, room } = known;
  const answer = await ask("/api/join", { key: newKey(), code: room.workshop.code, role: me.role, language: readersLanguage() });
  if (!isOk(answer) || !answer.reply.return_code) return at({ codeNote: textOf(answer.reply.refused) || say("The network is away. Try again soon.") });
  remember("return_code", answer.reply.return_code);
  return go("join");
}

function nudge(sentence, where) {
  at({ joinNote: sentence });
  tell(sentence);
  focusOn(where);
}
