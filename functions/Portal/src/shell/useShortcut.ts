import { useHotkeys } from "react-hotkeys-hook";
import { usePreferences } from "./preferences";

/** Runs an action by a single key, unless somebody is typing, a dialog is open, or shortcuts are turned off. */
export function useShortcut(key: string, action: () => void, enabled = true): void {
  const { shortcuts } = usePreferences();
  useHotkeys(key, () => document.querySelector("[aria-modal=true]") ?? action(), { enabled: enabled && shortcuts, preventDefault: true, useKey: true, ignoreModifiers: key === "/" });
}
