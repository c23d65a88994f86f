// What this browser remembers for the visitor. Where storage is closed or full, memory has to do.

const PREFIX = "yhdessa:";
const memory = new Map(); // what the storage did not take

function storage(use) {
  try {
    return use(window.localStorage);
  } catch (unavailable) {
    return undefined;
  }
}

export function recall(name) {
  const text = memory.get(name) || storage((store) => store.getItem(PREFIX + name));
  return text ? JSON.parse(text) : null;
}

export function remember(name, value) {
  const text = JSON.stringify(value);
  memory.set(name, text);
  storage((store) => {
    store.setItem(PREFIX + name, text);
    memory.delete(name);
  });
}

/** Whether it is there still: another page of this browser may have taken it out of the storage. */
export function isStillKept(name) {
  return memory.has(name) || storage((store) => store.getItem(PREFIX + name) !== null) === true;
}

/** Whether a name in the browser's storage is one of ours that begins with `start`. */
export function isKeptName(stored, start) {
  return stored.startsWith(PREFIX + start);
}

export function forget(name) {
  memory.delete(name);
  storage((store) => store.removeItem(PREFIX + name));
}

/** The names that begin with `start`, in order. */
export function names(start) {
  const kept = storage((store) => Object.keys(store).filter((name) => name.startsWith(PREFIX))) || [];
  const all = new Set([...kept.map((name) => name.slice(PREFIX.length)), ...memory.keys()]);
  return [...all].filter((name) => name.startsWith(start)).sort();
}

/** Leaves nothing of this visitor behind. */
export function forgetAll(start = "") {
  names(start).forEach(forget);
}
