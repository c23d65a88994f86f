// "I want to talk to an adult": asks first, tells the facilitator only then, and always shows who else helps.

import { askUntilAnswered, isOk, newKey } from "./ask.js";
import { button, h, sendButton } from "./elements.js";
import { frame } from "./dialogs.js";
import { updateDialog } from "./go.js";
import { change, known } from "./known.js";
import { send, sending } from "./queue.js";
import { clearRefusal, refusalNote } from "./refusals.js";
import { say, textOf } from "./say.js";

export function adult(dialog) {
  if (known.me && !known.help && !dialog.asked) lookForHelp(dialog);
  return frame("adult-page", say("I want to talk to an adult"), [steps(dialog), refusalNote("adult"), help()]);
}

function steps(dialog) {
  if (dialog.told) return h("p", { role: "status" }, say("The facilitator knows now. They come to you soon."));
  if (!known.me || dialog.alone) return h("p", null, say("You can go to the facilitator at any time."));
  if (dialog.telling) {
    const sentence = sending.away ? say("The network is away. Go to the facilitator yourself, if you can.") : say("Telling the facilitator.");
    return h("p", { role: "status" }, sentence);
  }
  return [
    h("p", null, say("It is good that you say so. May we tell the facilitator?")),
    sendButton(tellFacilitator, say("Yes, tell the facilitator")),
    button({ key: "alone", class: "plain", onclick: () => updateDialog({ alone: true }) }, say("No, do not tell")),
  ];
}

// Only asks who helps; the facilitator hears nothing of it.
async function lookForHelp(dialog) {
  dialog.asked = true;
  const wanted = () => Boolean(known.dialog) && known.dialog.name === "adult";
  const answer = await askUntilAnswered("/api/adult", { body: { key: newKey(), tell: false }, wanted });
  if (answer && isOk(answer)) change({ help: answer.reply.help });
}

function tellFacilitator() {
  clearRefusal("adult");
  send("adult", { tell: true }, { first: true });
  updateDialog({ telling: true });
}

function help() {
  const workshop = known.room ? known.room.workshop : known.invitation;
  const support = workshop && textOf(workshop.support);
  const contacts = known.help || (workshop && workshop.help) || [];
  return h(
    "section",
    { key: "help", class: "help", "aria-labelledby": "help-title" },
    h("h2", { id: "help-title" }, say("Who else helps")),
    h(
      "ul",
      null,
      support && h("li", { key: "support" }, support),
      contacts.map((contact) => h("li", { key: textOf(contact.label) }, textOf(contact.label), contact.number && number(contact.number))),
      !contacts.length && h("li", { key: "112" }, say("If someone is in danger, call"), number("112")),
    ),
  );
}

function number(digits) {
  return h("a", { class: "number", href: `tel:${digits.replace(/[^\d+]/g, "")}` }, digits);
}
