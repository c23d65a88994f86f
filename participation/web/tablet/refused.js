// What a page says, in its reader's language, where the network lets no WebSocket through.

import { say, useLanguage } from "./say.js";

const ID = "socket-refused";

export function sayRefused() {
  if (document.getElementById(ID)) return;
  useLanguage(document.documentElement.lang);
  const address = `${window.location.protocol === "https:" ? "wss" : "ws"}://${window.location.host}/_stcore/stream`;
  const note = part("main", {}, [
    part("span", { className: "mark", ariaHidden: "true" }),
    part("h1", {}, [say("This network keeps a part of the page away")]),
    part("p", {}, [say("The server answers. The network refuses the connection that this page needs.")]),
    part("p", {}, [say("Ask the people who look after the network to let this WebSocket through:")]),
    part("p", {}, [part("code", {}, [address])]),
    part("p", {}, [say("Or use another network, such as that of a phone. What was saved is safe.")]),
    part("p", {}, [say("Taking part with a code works here, too.")]),
    part("p", { className: "ways" }, [
      part("a", { href: window.location.href, className: "go" }, [say("Try again")]),
      part("a", { href: "/j" }, [say("I have a code")]),
    ]),
  ]);
  document.body.append(part("div", { id: ID, className: "calm" }, [note]));
}

/** The connection works after all. */
export function takeBack() {
  document.getElementById(ID)?.remove();
}

function part(name, properties, children = []) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}
