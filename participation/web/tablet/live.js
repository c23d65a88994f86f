// Hears the workshop by server-sent events, and comes back by itself when the server or the network was away.

import { ask, isOk } from "./ask.js";
import { change, known, takeRoom } from "./known.js";
import { wakeQueue } from "./queue.js";

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 3000;
const QUIET = 20000;

let source = null;
let workshop = null;
let timer = null;
let pause = FIRST_PAUSE;
let heardAt = 0;
let told = { state() {} };

/** `state(reply)` hears everything the server says of this visitor, after each break. */
export function tellLive(listener) {
  told = listener;
}

export function listenTo(workshopId) {
  if (workshop === workshopId) return;
  stopListening();
  workshop = workshopId;
  if (workshop) open();
}

export function stopListening() {
  clearTimeout(timer);
  if (source) source.close();
  source = null;
  workshop = null;
}

function open() {
  source = new EventSource(`/live/${encodeURIComponent(workshop)}/tablet`);
  source.onopen = () => {
    heard();
    pause = FIRST_PAUSE;
    wakeQueue();
  };
  source.addEventListener("room", (event) => {
    heard();
    takeRoom(JSON.parse(event.data));
  });
  source.addEventListener("mine", (event) => {
    heard();
    change({ mine: JSON.parse(event.data) });
  });
  source.onerror = comeBack;
}

function heard() {
  heardAt = Date.now();
  if (known.lostAt) change({ lostAt: null });
}

// EventSource does not say why it ended, and stays silent after some answers: so ask who we are first, then listen again.
function comeBack() {
  if (source) source.close();
  source = null;
  if (!known.lostAt) change({ lostAt: Date.now() });
  clearTimeout(timer);
  timer = setTimeout(lookAgain, pause * (0.7 + 0.6 * Math.random()));
  pause = Math.min(pause * 2, LONGEST_PAUSE);
}

async function lookAgain() {
  const wanted = workshop;
  const answer = await ask("/api/state");
  if (workshop !== wanted || source) return;
  if (isOk(answer)) {
    told.state(answer.reply);
    if (workshop === wanted && wanted) open();
  } else if (workshop) {
    comeBack();
  }
}

function lookSoon() {
  if (!workshop) return;
  wakeQueue();
  if (source && source.readyState === EventSource.OPEN && Date.now() - heardAt < QUIET) return;
  if (source) source.close();
  source = null;
  clearTimeout(timer);
  pause = FIRST_PAUSE;
  lookAgain();
}

window.addEventListener("online", lookSoon);
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && lookSoon());
