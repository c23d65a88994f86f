// A stream of server-sent events that does not take silence for health. Proxies hold bodies back and connections die without
// a word; so whoever has heard nothing for two beats opens the stream anew and asks meanwhile, and goes on asking every few
// seconds for as long as the stream says nothing.

import { hasPlace, leavePlace, onPlaces, page } from "./places.js";

const BEAT = 8000; // until the server has said how long its beat is
const FIRST_WORD = 5000; // a stream that works says something at once
const ASK_EVERY = 3000;
const LONGEST_ASK = 6000; // one on a dead connection gets no answer ever
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 8000;
const LOOK = 1000;

/**
 * Follows the stream at `address`. `hear(name, data)` gets each event of `names`; `ask()` asks the server by a plain request and
 * gives whether it answered; `tell(how)` hears when it goes otherwise: "streaming", "waiting" (for an answer or a first word),
 * "asking" (as there is no place for a stream), "slow" (streams say nothing here), "lost" (the server does not answer).
 */
export function follow({ address, names, hear, ask, tell = () => {} }) {
  const own = { source: null, spoke: false, openedAt: 0, heardAt: 0, mayOpen: true, openAt: 0, beat: BEAT };
  const asks = { askAt: 0, busy: false, failed: 0, owed: false, asked: false };
  const trouble = { silences: 0, breaks: 0, fellSilentAt: 0 };
  let how = null;
  let ended = false;

  function look() {
    if (ended) return;
    const now = Date.now();
    const place = hasPlace();
    if (!place) shut();
    else if (!own.source && own.mayOpen && now >= own.openAt) open(now);
    else if (own.source && now - Math.max(own.heardAt, own.openedAt) > patience * own.beat) fallSilent(now);
    if (needsAsking(now) && now >= asks.askAt) askOnce();
    say(place);
  }

  function needsAsking(now) {
    return !own.source || asks.owed || (!own.spoke && (trouble.silences > 0 || now - own.openedAt > FIRST_WORD));
  }

  function open(now) {
    shut();
    own.source = new EventSource(`${address}${address.includes("?") ? "&" : "?"}page=${page}`);
    own.openedAt = now;
    for (const name of names) own.source.addEventListener(name, ({ data }) => listen(name, data));
    own.source.addEventListener("beat", ({ data }) => {
      own.beat = Number(data) || BEAT;
      listen();
    });
    own.source.onerror = broke;
  }

  function shut() {
    if (own.source) own.source.close();
    own.source = null;
    own.spoke = false;
  }

  function listen(name, data) {
    own.heardAt = Date.now();
    if (!own.spoke) asks.owed = asks.asked; // what it says may be older than what was answered meanwhile
    own.spoke = true;
    asks.asked = false;
    Object.assign(trouble, { silences: 0, breaks: 0 });
    if (name) hear(name, data);
    say(true);
  }

  function fallSilent(now) {
    trouble.silences += 1;
    trouble.fellSilentAt = now;
    asks.askAt = 0;
    open(now);
  }

  // EventSource does not say why it ended, and stays silent after some answers: so the server is asked first.
  function broke() {
    shut();
    const pause = pauseAfter(trouble.breaks);
    trouble.breaks += 1;
    Object.assign(own, { mayOpen: false, openAt: Date.now() + pause });
    asks.askAt = own.openAt;
    say(true);
    setTimeout(look, pause);
  }

  async function askOnce() {
    if (asks.busy) return;
    Object.assign(asks, { busy: true, asked: true, owed: false });
    const answered = await Promise.race([ask().catch(() => false), later(LONGEST_ASK, false)]);
    asks.busy = false;
    if (ended) return;
    asks.failed = answered ? 0 : asks.failed + 1;
    const pause = answered ? spread(ASK_EVERY) : pauseAfter(asks.failed);
    asks.askAt = Date.now() + pause;
    if (answered) own.mayOpen = true;
    else setTimeout(look, pause);
    look();
  }

  function say(place) {
    const now = own.spoke ? "streaming" : asks.failed ? "lost" : !place ? "asking" : isSlow() ? "slow" : "waiting";
    if (now === how) return;
    how = now;
    tell(how);
  }

  // A stream that was opened anew and says nothing either has been silent twice.
  function isSlow() {
    const again = own.source && Date.now() - own.openedAt > FIRST_WORD;
    return trouble.silences + (again ? 1 : 0) > 1 || trouble.breaks > 2;
  }

  function lookAgain() {
    const now = Date.now();
    if (own.spoke && now - own.heardAt < patience * own.beat) return;
    shut();
    Object.assign(own, { mayOpen: false, openAt: 0 });
    asks.askAt = 0;
    look();
  }

  const patience = 2 + 0.2 * Math.random(); // beats; not all pages at one moment
  const looking = setInterval(look, LOOK);
  const seen = () => (document.visibilityState === "visible" ? lookAgain() : look());
  const leave = () => (shut(), leavePlace());
  const forgetPlaces = onPlaces(look);
  window.addEventListener("online", lookAgain);
  window.addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", seen);
  look();

  return {
    trouble,
    close() {
      ended = true;
      clearInterval(looking);
      forgetPlaces();
      window.removeEventListener("online", lookAgain);
      window.removeEventListener("pagehide", leave);
      document.removeEventListener("visibilitychange", seen);
      leave();
    },
  };
}

function later(milliseconds, value) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds, value));
}

function pauseAfter(tries) {
  return spread(Math.min(FIRST_PAUSE * 2 ** tries, LONGEST_PAUSE));
}

function spread(milliseconds) {
  return milliseconds * (0.7 + 0.6 * Math.random());
}
