// Lets the whole page run again after a restart of the server, and says in the reader's own language when the server is away.
// Streamlit's own English box about it tells a facilitator to restart a script in a terminal; it is closed.

const BOX = 'body > [data-testid="stDialog"]'
const TITLE = "Connection error" // what Streamlit calls it; other boxes are ours
const FIRST_PAUSE = 1000
const LONGEST_PAUSE = 10000

export default function ({ data, setTriggerValue }) {
  globalThis.yhdessaAgain = (why) => setTriggerValue("again", why)
  const boxes = new MutationObserver(() => closeBox(data.lost))
  boxes.observe(document.body, { childList: true, subtree: false })
  return () => boxes.disconnect()
}

function closeBox(sentence) {
  const box = [...document.querySelectorAll(BOX)].find((each) => each.textContent.includes(TITLE))
  if (!box) return
  box.querySelector('button[aria-label="Close"]')?.click()
  sayLost(sentence)
}

function sayLost(sentence) {
  if (document.querySelector(".server-away")) return
  const bar = document.createElement("p")
  bar.className = "server-away"
  bar.setAttribute("role", "status")
  bar.textContent = sentence
  document.body.append(bar)
  untilBack(bar)
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
