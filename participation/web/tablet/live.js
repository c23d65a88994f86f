// Hears the workshop: by its stream, or by asking where the network lets no stream through.

import { ask, isOk } from "./ask.js";
import { change, known, takeRoom } from "./known.js";
import { wakeQueue } from "./queue.js";
import { follow } from "./stream.js";

let stream = null;
let workshop = null;
let told = { state() {} };

/** `state(reply)` hears everything the server says of this visitor, after each break. */
export function tellLive(listener) {
  told = listener;
}

export function listenTo(workshopId) {
  if (workshop === workshopId) return;
  stopListening();
  workshop = workshopId;
  if (!workshop) return;
  stream = follow({
    address: `/live/${encodeURIComponent(workshop)}/tablet`,
    names: Object.keys(TAKES),
    hear: (name, data) => TAKES[name](JSON.parse(data)),
    ask: lookAgain,
    tell: (how) => (how === "lost" ? lost() : how !== "waiting" && found()),
  });
}

const TAKES = { room: takeRoom, mine: (mine) => change({ mine }) };

export function stopListening() {
  if (stream) stream.close();
  stream = null;
  workshop = null;
}

async function lookAgain() {
  const wanted = workshop;
  const answer = await ask("/api/state");
  if (workshop !== wanted || !isOk(answer)) return false;
  told.state(answer.reply);
  found();
  return true;
}

function found() {
  if (known.lostAt) change({ lostAt: null });
  wakeQueue();
}

function lost() {
  if (!known.lostAt) change({ lostAt: Date.now() });
}

for (const [where, event] of [[window, "online"], [document, "visibilitychange"]]) {
  where.addEventListener(event, () => workshop && document.visibilityState === "visible" && wakeQueue());
}
