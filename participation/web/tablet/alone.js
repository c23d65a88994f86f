// The same surface in a document of our own (`/j`), without Streamlit round it.

import { start } from "./tablet.js";

const { view, code, language } = document.querySelector(".yhdessa").dataset;
start({ data: { view, code: code || null, language, alone: true }, parentElement: document });
