// Stands before Streamlit on each of its pages and watches its WebSocket. Many a network refuses those, and some let them die
// without a word: then a participant gets the same surface without Streamlit, and everybody else reads what to ask for.

const SOCKET = "/_stcore/stream";
const PATIENCE = 12000; // for the first word over the socket
const REFUSALS = 2;
const OWN_SURFACE = /^\/(join|take_part|mine|what-happened)\/?$/;

const state = { socket: null, heardAt: 0, drawn: false, opened: 0, refused: 0, said: false };

class Watched extends window.WebSocket {
  constructor(...given) {
    super(...given);
    if (!String(given[0]).includes(SOCKET)) return;
    let open = false;
    Object.assign(state, { socket: this, heardAt: 0 });
    this.addEventListener("open", () => {
      open = true;
      state.opened += 1;
      if (state.opened > 1) setTimeout(() => window.dispatchEvent(new Event("yhdessa:reconnected")), 0);
    });
    this.addEventListener("message", heard);
    this.addEventListener("close", () => {
      state.refused = open ? 0 : state.refused + 1;
      if (open) setTimeout(look, PATIENCE);
      if (state.refused === REFUSALS) look();
    });
  }
}

window.WebSocket = Watched;
window.yhdessaSocket = { openAnew };
setTimeout(look, PATIENCE);

function heard() {
  Object.assign(state, { heardAt: Date.now(), drawn: true });
  if (!state.said) return;
  state.said = false;
  import("./refused.js").then(({ takeBack }) => takeBack());
}

/** Where nothing has come over the socket since `moment`, has Streamlit open another one at once. */
function openAnew(moment) {
  const dead = state.socket;
  if (!dead || state.heardAt > moment || dead.readyState !== WebSocket.OPEN) return;
  dead.close();
  dead.dispatchEvent(new CloseEvent("close", { code: 4000 })); // the browser waits for an answer that will not come
}

// Whether the server is there, and only its WebSocket is not.
async function look() {
  if (state.heardAt || state.said) return;
  const health = await fetch("/api/server", { cache: "no-store", redirect: "manual" }).catch(() => null);
  if (!health || health.headers.get("x-yhdessa") !== "1") return void setTimeout(look, PATIENCE);
  if (state.heardAt || state.said) return;
  const [, view] = OWN_SURFACE.exec(window.location.pathname) || [];
  if (view) return state.drawn || window.location.replace(addressOf(view)); // a surface that is there needs no socket
  state.said = true;
  import("./refused.js").then(({ sayRefused }) => sayRefused());
}

function addressOf(view) {
  const code = new URLSearchParams(window.location.search).get("code");
  if (view === "join") return code ? `/j/${encodeURIComponent(code)}` : "/j";
  return `/j/${view}`;
}
