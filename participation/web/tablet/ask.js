// One request to the server, with the time it may take. Never throws: no network is an ordinary answer here.

import { known } from "./known.js";

const LONGEST = 10000;

/** {status, reply}: status 0 when nothing came back. With a body it is a POST. */
export async function ask(path, body, { cache = "no-store" } = {}) {
  const given_up = new AbortController();
  const timer = setTimeout(() => given_up.abort(), LONGEST);
  const options = { credentials: "same-origin", cache, signal: given_up.signal };
  if (body !== undefined) {
    Object.assign(options, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  }
  try {
    const response = await fetch(path, options);
    readClock(response);
    return { status: response.status, reply: await response.json().catch(() => ({})) };
  } catch (unreachable) {
    return { status: 0, reply: {} };
  } finally {
    clearTimeout(timer);
  }
}

export function isOk(answer) {
  return answer.status >= 200 && answer.status < 300;
}

/** Whether the same request can succeed later without anybody changing it. */
export function mayComeBack(answer) {
  return answer.status === 0 || answer.status === 408 || answer.status === 429 || answer.status >= 500;
}

/** A key that makes an answer count once, however often it is sent. */
export function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function readClock(response) {
  const servers = Date.parse(response.headers.get("date") || "");
  if (servers) known.clockAhead = Date.now() - servers;
}
