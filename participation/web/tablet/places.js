// A browser has six connections to one server over HTTP/1.1, whatever it has tabs. So at most three of its pages hold a stream;
// the others ask every few seconds. Who has one of the three places stands in the browser's storage, renewed while it is used.
// (navigator.locks would do it, but only over HTTPS.)

const PLACES = ["live-place-1", "live-place-2", "live-place-3"];
const RENEWED = 4000;
const STALE = 15000; // its page is gone, or sleeps

export const page = [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** Whether this page may hold a stream now; asks for a place where it has none. A hidden page's place may be taken from it. */
export function hasPlace() {
  if (manyAtOnce()) return true;
  try {
    const now = Date.now();
    const mine = PLACES.find((name) => read(name)?.page === page);
    if (mine) return renew(mine, now);
    const free = PLACES.find((name) => isFree(read(name), now));
    return free ? take(free, now) : false;
  } catch (unavailable) {
    return true; // no storage: this page knows of no other
  }
}

export function leavePlace() {
  try {
    for (const name of PLACES) if (read(name)?.page === page) localStorage.removeItem(name);
  } catch (unavailable) {
    // nothing was kept
  }
}

/** Calls `look` when another page of this browser took or left a place; gives what ends it. */
export function onPlaces(look) {
  const hear = (event) => PLACES.includes(event.key) && look();
  window.addEventListener("storage", hear);
  return () => window.removeEventListener("storage", hear);
}

function manyAtOnce() {
  const [opened] = performance.getEntriesByType ? performance.getEntriesByType("navigation") : [];
  return Boolean(opened) && /^h[23]/.test(opened.nextHopProtocol || "");
}

function isFree(kept, now) {
  return !kept || Math.abs(now - kept.at) > STALE || (kept.hidden && !isHidden());
}

function renew(name, now) {
  const kept = read(name);
  if (now - kept.at > RENEWED || now < kept.at || kept.hidden !== isHidden()) take(name, now);
  return true;
}

function take(name, now) {
  localStorage.setItem(name, JSON.stringify({ page, at: now, hidden: isHidden() }));
  return true;
}

function read(name) {
  try {
    return JSON.parse(localStorage.getItem(name));
  } catch (broken) {
    return null;
  }
}

function isHidden() {
  return document.visibilityState === "hidden";
}
