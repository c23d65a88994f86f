// One request to the server, with the time it may take. Never throws: no network is an ordinary answer here, and so is an
// answer that is not ours. Captive portals, filters and sign-in proxies answer with pages of their own and any status;
// only what carries our server's mark (participation/web/mark.py) is an answer, all else is none.

import { known } from "./known.js";

const LONGEST = 10000;
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 6000;
const NONE = { status: 0, reply: {} };

/** {status, reply}: status 0 when nothing of ours came back. With a body it is a POST. */
export async function ask(path, body, { cache = "no-store" } = {}) {
  const given_up = new AbortController();
  const timer = setTimeout(() => given_up.abort(), LONGEST);
  const options = { credentials: "same-origin", cache, redirect: "manual", signal: given_up.signal };
  if (body !== undefined) {
    Object.assign(options, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  }
  try {
    const response = await fetch(path, options);
    const reply = await response.json();
    if (!isOurs(response, reply)) return NONE;
    readClock(response);
    return { status: response.status, reply };
  } catch (unreachable) {
    return NONE;
  } finally {
    clearTimeout(timer);
  }
}

function isOurs(response, reply) {
  return response.headers.get("x-yhdessa") === "1" && Boolean(reply) && reply.yhdessa === 1;
}

export function isOk(answer) {
  return answer.status >= 200 && answer.status < 300;
}

/** Whether our server says that it knows nobody here. Nothing else makes a tablet forget its person. */
export function isUnknown(answer) {
  return answer.status === 401 && answer.reply.unknown === true;
}

/** Whether the same request can succeed later without anybody changing it. */
export function mayComeBack(answer) {
  return answer.status === 0 || answer.status === 408 || answer.status === 429 || answer.status >= 500 || answer.reply.waits === true;
}

/** How long to wait before each further try, in ms: longer each time up to an end, and never all tablets at once. */
export function pauses() {
  let next = FIRST_PAUSE;
  return {
    after(answer) {
      const asked = answer.reply.again_in ? answer.reply.again_in * 1000 : 0;
      const own = next * (0.7 + 0.6 * Math.random());
      next = Math.min(next * 2, LONGEST_PAUSE);
      return Math.max(asked, own);
    },
    startAnew() {
      next = FIRST_PAUSE;
    },
  };
}

/** Asks until there is an answer of ours that is final, as long as `wanted` says so; null when it is not wanted any more. */
export async function askUntilAnswered(path, { body, wanted = () => true, late = () => {}, cache } = {}) {
  const pause = pauses();
  for (;;) {
    const answer = await ask(path, body, { cache });
    if (!wanted()) return null;
    if (!mayComeBack(answer)) return answer;
    late(answer);
    await new Promise((resolve) => setTimeout(resolve, pause.after(answer)));
    if (!wanted()) return null;
  }
}

/** A key that makes an answer count once, however often it is sent. */
export function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function readClock(response) {
  const servers = Date.parse(response.headers.get("date") || "");
  if (servers) known.clockAhead = Date.now() - servers;
}
