// Reading aloud with voices that the device has itself: a voice of a browser vendor's server would send the words there.
// Without such a voice in the language there is no button.

import { change } from "./known.js";
import { readersLanguage } from "./say.js";

const synthesis = window.speechSynthesis;
if (synthesis && synthesis.addEventListener) synthesis.addEventListener("voiceschanged", () => change());

function voiceFor(language) {
  return synthesis && synthesis.getVoices().find((voice) => voice.localService && voice.lang.slice(0, 2).toLowerCase() === language);
}

export function canSpeak(language = readersLanguage()) {
  return Boolean(voiceFor(language));
}

/** Reads the text; a second tap stops it. */
export function speak(text, language = readersLanguage()) {
  if (synthesis.speaking) {
    synthesis.cancel();
    return;
  }
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.voice = voiceFor(language);
  utterance.lang = language;
  synthesis.speak(utterance);
}

export function hush() {
  if (synthesis) synthesis.cancel();
}
