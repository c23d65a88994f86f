// Lets the whole page run again after a restart of the server or a lost connection, and says in the reader's own language
// when the server is away or its news come late. Streamlit's own English box tells a facilitator to restart a script in a
// terminal; it is closed.

const BOX = 'body > [data-testid="stDialog"]'
const TITLE = "Connection error" // what Streamlit calls it; other boxes are ours
const FIRST_PAUSE = 1000
const LONGEST_PAUSE = 10000
const BETWEEN_RUNS = 1000
const MOST_RUNS = 10

const own = (globalThis.yhdessaPage ??= { process: null, asking: null })

export default function ({ data, setTriggerValue }) {
  own.process = data.process
  globalThis.yhdessaRun = (why) => setTriggerValue("again", why)
  globalThis.yhdessaNewServer = runUntil
  globalThis.yhdessaSlow = (slow) => sayOrNot("live-slow", slow && data.slow)
  const boxes = new MutationObserver(() => closeBox(data.lost))
  boxes.observe(document.body, { childList: true, subtree: false })
  window.addEventListener("yhdessa:reconnected", runAgain)
  return () => {
    boxes.disconnect()
    window.removeEventListener("yhdessa:reconnected", runAgain)
  }
}

// What a page offered before it lost its connection (a file, a fragment) the server may not know any more.
async function runAgain() {
  clearTimeout(own.asking)
  globalThis.yhdessaRun(`reconnected ${Date.now()}`)
  const answer = await fetch("/api/server", { cache: "no-store" }).catch(() => null)
  const said = answer?.headers.get("x-yhdessa") === "1" ? await answer.json().catch(() => null) : null
  if (said) own.asking = setTimeout(() => runUntil(said.server), BETWEEN_RUNS)
}

// Asks for a run of the whole page until one by this server has come.
function runUntil(process, tries = 0) {
  clearTimeout(own.asking)
  if (!process || process === own.process) return
  if (tries >= MOST_RUNS) return window.location.reload()
  globalThis.yhdessaRun(`${process} ${tries}`)
  own.asking = setTimeout(() => runUntil(process, tries + 1), BETWEEN_RUNS)
}

function closeBox(sentence) {
  const box = [...document.querySelectorAll(BOX)].find((each) => each.textContent.includes(TITLE))
  if (!box) return
  box.querySelector('button[aria-label="Close"]')?.click()
  if (!document.querySelector(".server-away")) untilBack(sayOrNot("server-away", sentence))
}

function sayOrNot(name, sentence) {
  document.querySelector(`.${name}`)?.remove()
  if (!sentence) return null
  const bar = document.createElement("p")
  bar.className = name
  bar.setAttribute("role", "status")
  bar.textContent = sentence
  document.body.append(bar)
  return bar
}

// Another's page with status 200 is no server of ours: Streamlit's says "ok" and nothing else.
async function untilBack(bar, pause = FIRST_PAUSE) {
  try {
    const answer = await fetch("/_stcore/health", { cache: "no-store", redirect: "manual" })
    if (answer.ok && (await answer.text()).trim() === "ok") return bar.remove()
  } catch {
    // still away
  }
  setTimeout(() => untilBack(bar, Math.min(pause * 2, LONGEST_PAUSE)), pause * (0.7 + 0.6 * Math.random()))
}
