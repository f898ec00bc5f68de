import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import { takeKey } from "./key";
import "./page.css";

// Before the first render, so that the key leaves the address bar at once.
const key = takeKey();

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <App initialKey={key} />
  </StrictMode>,
);
