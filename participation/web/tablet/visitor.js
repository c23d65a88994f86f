// Who is at this tablet: what the server says of them, and what is left behind when they are gone.

import { askUntilAnswered, isOk } from "./ask.js";
import { go } from "./go.js";
import { forgetAll, names, recall } from "./keep.js";
import { change, known, takeRoom } from "./known.js";
import { applyTextSize } from "./layout.js";
import { listenTo, stopListening } from "./live.js";
import { emptyQueue, openQueue } from "./queue.js";
import { useLanguage } from "./say.js";

let looking = false;

/** Asks the server until it answers. */
export async function lookWhoWeAre() {
  if (looking) return;
  looking = true;
  const answer = await askUntilAnswered("/api/state", { late: () => change({ noAnswer: true }) });
  looking = false;
  takeState(isOk(answer) ? answer.reply : {});
}

/** Takes what the server says of this visitor: who they are, the room, and what is theirs. Only a plain "nobody" is one. */
export function takeState({ me, room, mine }) {
  change({ ready: true, noAnswer: false });
  if (me === undefined) return;
  if (me === null) {
    forgetVisitor();
    return;
  }
  if (known.room && known.room.workshop.id !== room.workshop.id) change({ room: null });
  takeRoom(room);
  change({ me, mine });
  chooseLanguage();
  openQueue(room.workshop.id);
  listenTo(room.workshop.id);
  const elsewhere = known.code && known.code !== room.workshop.code;
  if (known.view === "join" && !elsewhere && (!recall("return_code") || me.code_written_down)) go("take_part", { replace: true });
}

/** The language the reader chose; else the one they joined with; else the page's. */
export function chooseLanguage() {
  useLanguage(recall("language") || (known.me && known.me.language) || known.pageLanguage);
  change();
}

// Nobody is known on this tablet (any more): what an earlier person left is not for the next one.
function forgetVisitor() {
  const lost = names("waiting:").length;
  for (const left of ["draft:", "refused:", "note:", "return_code", "helped"]) forgetAll(left);
  applyTextSize();
  emptyQueue();
  stopListening();
  change({ me: null, room: null, mine: null, lost: lost || known.lost });
  if (known.view === "take_part" || known.view === "mine") go("join", { replace: true });
}
