import { useSyncExternalStore } from "react";

const darkScheme = window.matchMedia("(prefers-color-scheme: dark)");

function subscribe(changed: () => void): () => void {
  darkScheme.addEventListener("change", changed);
  return () => darkScheme.removeEventListener("change", changed);
}

/** Whether the system asks for a dark theme, now and when it changes. */
export function useSystemDark(): boolean {
  return useSyncExternalStore(subscribe, () => darkScheme.matches);
}
