// Handing the tablet to the next person, and taking back everything. Nothing is lost or left behind without a word.

import { ask, isOk, mayComeBack } from "./ask.js";
import { frame } from "./dialogs.js";
import { leftOver } from "./drafts.js";
import { button, h, sendButton } from "./elements.js";
import { addressOf, go, updateDialog } from "./go.js";
import { forgetAll } from "./keep.js";
import { focusOn, known } from "./known.js";
import { allSent, emptyQueue, send, sending, waitingAnswers } from "./queue.js";
import { clearRefusal, refusalNote, refusalsElsewhere, refusedNumber } from "./refusals.js";
import { readersLanguage, say, sayMany, textOf } from "./say.js";
import { draftButtons } from "./views/draft.js";

const PATIENCE = 8;

export function nextPerson(dialog) {
  const n = waitingAnswers().length;
  if (dialog.busy) return frame("next", say("Next person"), h("p", { role: "status" }, say("Sending what waits.")), { back: null });
  if (dialog.stuck && n) {
    return frame("next", say("The network is away"), [
      h("p", { role: "status" }, sayMany("{n} answer has not been saved yet.", "{n} answers have not been saved yet.", n)),
      sending.why && h("p", { key: "why" }, textOf(sending.why)),
      h("p", null, say("You can wait for the network. If you go on now, they are lost.")),
      sendButton(() => handOver(true), say("Try again")),
      button({ key: "lose", class: "plain", onclick: () => handOver(false) }, say("Go on without them")),
    ]);
  }
  return frame("next", say("Next person"), [
    dialog.stuck && h("p", { role: "status" }, dialog.refusal ? textOf(dialog.refusal) : say("The network is away. The tablet still knows you. Try again soon.")),
    refusalsElsewhere({ all: true }),
    h("p", null, say("After this, nothing of yours is on this tablet.")),
    h("p", null, say("Your return code brings you back. Do you have it written down?")),
    notSent(),
    refusedNumber() ? null : sendButton(() => handOver(true), say("Give the tablet to the next person")),
  ]);
}

// What stands in a box and was not sent would go away: it can still be sent from here, or thrown away.
function notSent() {
  const texts = leftOver(null);
  if (!texts.length) return null;
  const one = (draft) => h("li", { key: draft.name, class: "card mine draft" }, h("p", { class: "words", dir: "auto", lang: draft.language || readersLanguage() }, draft.text), draftButtons({ ...draft, later: true }));
  return h("section", { key: "not-sent", "aria-label": say("Texts that you have not sent") }, h("p", null, say("You have a text that you have not sent. It goes away too.")), h("ul", { class: "cards" }, texts.map(one)));
}

async function handOver(keepAnswers) {
  updateDialog({ busy: true, refusal: null });
  focusOn("#dialog-title");
  const sent = !keepAnswers || (await allSent(PATIENCE));
  if (refusedNumber()) return stay({}); // they are read first
  const answer = sent ? await ask("/api/next_person", {}) : null;
  if (!answer || !isOk(answer)) return stay({ stuck: true, refusal: answer && answer.reply.refused && !mayComeBack(answer) ? answer.reply.refused : null });
  const code = known.room ? known.room.workshop.code : known.code;
  emptyQueue();
  forgetAll();
  return window.location.replace(addressOf("join", code));
}

function stay(part) {
  updateDialog({ busy: false, ...part });
  focusOn("#dialog-title");
}

export function takeBackAll(dialog) {
  const title = say("Take everything back");
  if (dialog.done) {
    return frame("take-back", say("Everything of yours is taken back."), sendButton(() => go("take_part"), say("Back to the workshop")), { back: null });
  }
  if (dialog.busy) {
    const sentence = sending.away ? say("Waiting for the network. Your wish is safe on this tablet.") : say("Taking everything back.");
    return frame("take-back", title, h("p", { role: "status" }, sentence));
  }
  const take = () => {
    clearRefusal("take_back_all");
    send("take_back_all", {});
    updateDialog({ busy: true });
  };
  return frame("take-back", title, [
    h("p", null, say("Your themes, votes and answers go away. Nobody can bring them back.")),
    known.mine && known.mine.stays && h("p", { key: "stays" }, textOf(known.mine.stays)),
    h("p", null, say("You need not say why.")),
    refusalNote("take_back_all"),
    sendButton(take, say("Take everything back")),
  ], { back: say("Keep everything") });
}
