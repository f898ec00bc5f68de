import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import { takeKey } from "./session/key";
import { preferences } from "./shell/preferences";
import { startWords } from "./words/i18n";
import { preferredLanguage } from "./words/languages";
import "./page.css";

// Before the first render, so that the key leaves the address bar at once.
const key = takeKey();
await startWords(preferences().language ?? preferredLanguage());

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <App initialKey={key} />
  </StrictMode>,
);
