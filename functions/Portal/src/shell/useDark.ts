import { useSyncExternalStore } from "react";
import { usePreferences } from "./preferences";

const darkScheme = window.matchMedia("(prefers-color-scheme: dark)");

function subscribe(changed: () => void): () => void {
  darkScheme.addEventListener("change", changed);
  return () => darkScheme.removeEventListener("change", changed);
}

/** Whether the portal is dark: as chosen, or as the system asks for, now and when that changes. */
export function useDark(): boolean {
  const system = useSyncExternalStore(subscribe, () => darkScheme.matches);
  const { theme } = usePreferences();
  return theme === "system" ? system : theme === "dark";
}
