// Has a fragment of a staff page run again when something that it shows has changed. One stream a page, however many listen.

const streams = (globalThis.yhdessaStreams ??= new Map())

function open(address) {
  const stream = { listeners: new Set(), last: null, process: null, source: null, wait: 500 }
  const connect = () => {
    stream.source = new EventSource(address)
    stream.source.addEventListener("counters", (event) => {
      stream.wait = 500
      stream.last = JSON.parse(event.data)
      for (const hear of stream.listeners) hear(stream.last)
    })
    stream.source.addEventListener("server", (event) => {
      stream.process = event.data
      for (const hear of stream.listeners) hear(null)
    })
    stream.source.onerror = () => {
      if (stream.source.readyState !== EventSource.CLOSED || !stream.listeners.size) return
      stream.again = setTimeout(connect, stream.wait)
      stream.wait = Math.min(stream.wait * 2, 10000)
    }
  }
  connect()
  streams.set(address, stream)
  return stream
}

const mounted = new WeakMap()
let asking = null

// Asks for a run of the whole page until one by the new server has come.
function again(own, tries = 0) {
  clearTimeout(asking)
  const process = streams.get(own.address)?.process
  if (!process || process === own.process) return
  if (tries >= 10) return window.location.reload()
  globalThis.yhdessaAgain?.(`${process} ${tries}`)
  asking = setTimeout(() => again(own, tries + 1), 1000)
}

// Streamlit makes one run of one fragment of all that is told at one moment: so one fragment is told after another.
function inTurn(tell) {
  const before = globalThis.yhdessaTelling ?? Promise.resolve()
  const told = before.then(() => new Promise((done) => {
    tell()
    setTimeout(done, 0)
  }))
  globalThis.yhdessaTelling = told.catch(console.error) // one that failed does not silence those after it
}

const UNHEARD = 3000

export default function ({ data, parentElement, setTriggerValue }) {
  const own = mounted.get(parentElement) ?? { leave() {}, drawing: 0 }
  mounted.set(parentElement, own)
  const drawing = ++own.drawing
  clearTimeout(own.unheard)
  own.told = ""
  own.seen = data.seen
  own.process = data.process
  own.tell = setTriggerValue
  own.hear ??= (counters) => {
    if (streams.get(own.address)?.process !== own.process) return again(own)
    const moved = Object.keys(own.seen).filter((topic) => (counters?.[topic] ?? 0) > own.seen[topic])
    const news = moved.map((topic) => `${topic} ${counters[topic]}`).join()
    if (!news || news === own.told) return
    own.told = news
    inTurn(() => own.tell("moved", news))
    clearTimeout(own.unheard)
    own.unheard = setTimeout(() => {
      own.told = ""
      own.hear(streams.get(own.address)?.last)
    }, UNHEARD)
  }
  if (own.address !== data.address) {
    own.leave()
    const stream = streams.get(data.address) ?? open(data.address)
    stream.listeners.add(own.hear)
    own.address = data.address
    own.leave = () => {
      own.address = null
      clearTimeout(own.unheard)
      stream.listeners.delete(own.hear)
      if (stream.listeners.size) return
      clearTimeout(stream.again)
      stream.source.close()
      streams.delete(data.address)
    }
  }
  const stream = streams.get(own.address)
  if (stream.process && stream.last) own.hear(stream.last)
  return () => drawing === own.drawing && own.leave() // Streamlit may clean up a drawing after a newer one has overtaken it
}
