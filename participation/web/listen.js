// Has a fragment of a staff page run again when something that it shows has changed. One stream a page, however many listen.

const streams = (globalThis.yhdessaStreams ??= new Map())

function open(address, script) {
  const stream = { listeners: new Set(), last: null, process: null, fellSilentAt: () => 0, close: () => (stream.closed = true) }
  const take = (counters, process) => {
    if (process) stream.process = process
    if (counters) stream.last = counters
    if (stream.process) for (const hear of stream.listeners) hear(stream.last)
  }
  const tell = (how) => address.includes("/console") && globalThis.yhdessaSlow?.(how === "slow")
  import(new URL(script, window.location.origin).href).then(({ follow }) => {
    if (stream.closed) return
    const names = ["counters", "server"]
    const hear = (name, data) => (name === "server" ? take(null, data) : take(JSON.parse(data)))
    const followed = follow({ address, names, hear, ask: () => now(address, take), tell })
    stream.fellSilentAt = () => followed.trouble.fellSilentAt
    stream.close = () => followed.close()
  })
  streams.set(address, stream)
  return stream
}

// What the stream would say, asked for once; gives whether our own server answered.
async function now(address, take) {
  const answer = await fetch(address.replace("/live/", "/api/now/"), { cache: "no-store", redirect: "manual" })
  const said = await answer.json()
  if (answer.headers.get("x-yhdessa") !== "1" || said.yhdessa !== 1) return false
  if (answer.ok) take(said.counters, said.server)
  else globalThis.yhdessaRun?.(`${answer.status} ${Date.now()}`) // not for us any more: the whole page asks who is here
  return answer.ok
}

const mounted = new WeakMap()

// Streamlit makes one run of one fragment of all that is told at one moment: so one fragment is told after another.
function inTurn(tell) {
  const before = globalThis.yhdessaTelling ?? Promise.resolve()
  const told = before.then(() => new Promise((done) => {
    tell()
    setTimeout(done, 0)
  }))
  globalThis.yhdessaTelling = told.catch(console.error) // one that failed does not silence those after it
}

// No run came of what was told. Where nothing at all comes from Streamlit either, its socket has died without a word.
function unheard(own, toldAt) {
  const stream = streams.get(own.address)
  own.tries += 1
  const lately = Date.now() - (stream?.fellSilentAt() ?? 0) < LATELY
  if (own.tries >= (lately ? 1 : TRIES)) globalThis.yhdessaSocket?.openAnew(toldAt)
  own.told = ""
  own.hear(stream?.last)
}

const UNHEARD = 3000
const TRIES = 3
const LATELY = 30000

export default function ({ data, parentElement, setTriggerValue }) {
  const own = mounted.get(parentElement) ?? { leave() {}, drawing: 0 }
  mounted.set(parentElement, own)
  const drawing = ++own.drawing
  clearTimeout(own.unheard)
  own.told = ""
  own.tries = 0
  own.seen = data.seen
  own.process = data.process
  own.tell = setTriggerValue
  own.hear ??= (counters) => {
    if (streams.get(own.address)?.process !== own.process) return globalThis.yhdessaNewServer?.(streams.get(own.address)?.process)
    const moved = Object.keys(own.seen).filter((topic) => (counters?.[topic] ?? 0) > own.seen[topic])
    const news = moved.map((topic) => `${topic} ${counters[topic]}`).join()
    if (!news || news === own.told) return
    own.told = news
    const toldAt = Date.now()
    inTurn(() => own.tell("moved", news))
    clearTimeout(own.unheard)
    own.unheard = setTimeout(() => unheard(own, toldAt), UNHEARD)
  }
  if (own.address !== data.address) {
    own.leave()
    const stream = streams.get(data.address) ?? open(data.address, data.script)
    stream.listeners.add(own.hear)
    own.address = data.address
    own.leave = () => {
      own.address = null
      clearTimeout(own.unheard)
      stream.listeners.delete(own.hear)
      if (stream.listeners.size) return
      stream.close()
      streams.delete(data.address)
    }
  }
  const stream = streams.get(own.address)
  if (stream.process && stream.last) own.hear(stream.last)
  return () => drawing === own.drawing && own.leave() // Streamlit may clean up a drawing after a newer one has overtaken it
}
