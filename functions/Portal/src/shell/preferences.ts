import { useSyncExternalStore } from "react";
import { type Language, languages } from "../words/languages";

export type Theme = "system" | "light" | "dark";

/** What a person chose for this browser. */
export interface Preferences {
  /** Null for the browser's own. */
  language: Language | null;
  theme: Theme;
  /** Whether single keys are shortcuts (WCAG 2.2, 2.1.4: they can be turned off). */
  shortcuts: boolean;
}

const storageName = "mailfunctions.preferences";
const defaults: Preferences = { language: null, theme: "system", shortcuts: true };
const listeners = new Set<() => void>();
let current = read();

function read(): Preferences {
  try {
    const kept = { ...defaults, ...(JSON.parse(localStorage.getItem(storageName) ?? "{}") as Partial<Preferences>) };
    return {
      language: kept.language !== null && kept.language in languages ? kept.language : null,
      theme: kept.theme === "light" || kept.theme === "dark" ? kept.theme : "system",
      shortcuts: kept.shortcuts !== false,
    };
  } catch {
    return defaults;
  }
}

// Another tab changed them.
window.addEventListener("storage", (event) => {
  if (event.key === storageName) {
    current = read();
    listeners.forEach((changed) => changed());
  }
});

function subscribe(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

export function preferences(): Preferences {
  return current;
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, preferences);
}

export function prefer(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  localStorage.setItem(storageName, JSON.stringify(current));
  listeners.forEach((changed) => changed());
}
