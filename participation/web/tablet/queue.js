// Answers wait here, in order, until the server has said that it has them. Each lies in this browser before it is sent.

import { placeOf, replaces } from "./answers.js";
import { ask, isOk, isUnknown, mayComeBack, newKey, pauses } from "./ask.js";
import { forget, forgetAll, isKeptName, isStillKept, names, recall, remember } from "./keep.js";
import { change, known } from "./known.js";

const SLOW = 1500;
const QUIET = ["language", "pause", "written_down", "adult"]; // settings: nobody asks whether these are saved

/** Whether sending is slow or the network is away, what the server says while answers wait, and when the last one was saved. */
export const sending = { slow: false, away: false, why: null, savedAt: 0 };

let workshop = null;
let waiting = [];
let working = false;
let inFlight = null;
let wakeUp = () => {};
let endRest = () => {};
let told = { saved() {}, refused() {}, unknown() {}, elsewhere() {} };

/** Says who hears what became of an answer: saved(item, reply), refused(item, reply), unknown(), and elsewhere() when another page sent it. */
export function tellQueue(listener) {
  told = listener;
}

/** Takes up what this browser still keeps for the workshop. */
export function openQueue(workshopId) {
  if (workshop !== workshopId) {
    workshop = workshopId;
    waiting = allKept();
  }
  work();
}

function allKept() {
  return names(`waiting:${workshop}:`).map(recall).filter(Boolean);
}

// Another page of this browser keeps its answers in the same place: each page sends all of them, in the order of the taps.
// An answer has one key in every page, so that it counts once.
window.addEventListener("storage", (event) => {
  if (!workshop || (event.key !== null && !isKeptName(event.key, `waiting:${workshop}:`))) return;
  const before = waiting;
  waiting = allKept().map((item) => before.find((own) => own.key === item.key) || item);
  if (before.some((item) => !waiting.includes(item))) told.elsewhere();
  change();
  work();
});

export function waitingAnswers() {
  return waiting;
}

/**
 * Sends an answer and keeps it until it is acknowledged. The latest tap wins: only the last answer about the same thing can
 * be the same answer, and one that is newer takes the place of the one right before it. `draft` is what goes back to the
 * writer's box when the server cannot take it.
 */
export function send(path, body, { first = false, draft } = {}) {
  const about = placeOf({ path, body });
  const last = waiting.filter((item) => item.path === path && placeOf(item) === about).pop();
  if (last && JSON.stringify(last.body) === JSON.stringify(body)) return last;
  const item = { key: newKey(), path, body, draft, stageName: nameOfStage(body.stage), number: first && waiting.length ? waiting[0].number - 1 : number() };
  const before = waiting[waiting.length - 1];
  if (before && !first && before !== inFlight && replaces(item, before)) letGo(before);
  waiting = first ? [item, ...waiting] : [...waiting, item];
  remember(nameOf(item), item);
  change();
  work();
  return item;
}

function nameOfStage(id) {
  const stage = known.room && known.room.stage;
  return stage && stage.id === id ? stage.name : undefined;
}

/** Whether an answer about this place still waits. */
export function waitsAt(place) {
  return waiting.some((item) => placeOf(item) === place);
}

/** The network may be back: try at once. */
export function wakeQueue() {
  wakeUp();
  work();
}

/** Throws away what waits; only when the person has chosen so or is not known any more. */
export function emptyQueue() {
  waiting = [];
  workshop = null;
  forgetAll("waiting:");
  endRest();
}

/** True once nothing waits; false when the seconds are over. */
export function allSent(seconds) {
  wakeQueue();
  return new Promise((resolve) => {
    const until = Date.now() + seconds * 1000;
    const look = () => {
      if (!waiting.length || Date.now() > until) resolve(!waiting.length);
      else setTimeout(look, 100);
    };
    look();
  });
}

async function work() {
  if (working) return;
  working = true;
  const pause = pauses();
  while (waiting.length) {
    const item = waiting[0];
    if (!isStillKept(nameOf(item))) {
      letGo(item); // another page of this browser has sent it, or a newer one stands for it
      change();
      continue;
    }
    const answer = await sendOne(item);
    if (!waiting.includes(item)) continue;
    if (isOk(answer)) {
      pause.startAnew();
      settle(item, { away: false, ...(QUIET.includes(item.path) ? {} : { savedAt: Date.now() }) });
      told.saved(item, answer.reply);
    } else if (isUnknown(answer)) {
      told.unknown();
      await rest(pause.after(answer), false);
    } else if (!mayComeBack(answer)) {
      settle(item, { away: false });
      told.refused(item, answer.reply);
    } else {
      noteSending({ away: answer.status !== 429, why: answer.reply.waits ? answer.reply.refused : null });
      await rest(pause.after(answer), answer.status !== 429);
    }
  }
  working = false;
}

async function sendOne(item) {
  const timer = setTimeout(() => noteSending({ slow: true }), SLOW);
  inFlight = item;
  const answer = await ask(`/api/${item.path}`, { ...item.body, key: item.key });
  inFlight = null;
  clearTimeout(timer);
  return answer;
}

function settle(item, news) {
  letGo(item);
  noteSending({ slow: false, why: null, ...news });
}

function letGo(item) {
  waiting = waiting.filter((other) => other !== item);
  forget(nameOf(item));
}

function noteSending(news) {
  Object.assign(sending, news);
  change();
}

function rest(milliseconds, mayWake) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    endRest = () => {
      clearTimeout(timer);
      resolve();
    };
    wakeUp = mayWake ? endRest : () => {};
  });
}

// Later answers sort after earlier ones, also after a reload and when the tablet's clock was put back.
function number() {
  const last = waiting.length ? waiting[waiting.length - 1].number : 0;
  return Math.max(Date.now(), last + 1);
}

function nameOf(item) {
  return `waiting:${workshop}:${String(item.number).padStart(16, "0")}:${item.key.slice(0, 8)}`;
}
