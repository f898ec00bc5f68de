import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import { takeKey } from "./session/key";
import { returnPath } from "./session/returnPath";
import { preferences } from "./shell/preferences";
import { startWords } from "./words/i18n";
import { preferredLanguage } from "./words/languages";
import "./page.css";

async function start(): Promise<void> {
  // Before the first render, so that the key leaves the address bar at once.
  const key = takeKey();
  await startWords(preferences().language ?? preferredLanguage());

  createRoot(document.getElementById("root")!).render(
    <StrictMode>
      <App initialKey={key} />
    </StrictMode>,
  );
}

if (location.pathname === returnPath) {
  // What the identity provider answers is for another page, or for the window that waits for it.
  const { handOver } = await import("./session/returned");
  await handOver();
} else {
  await start();
}
