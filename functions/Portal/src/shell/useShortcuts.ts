import { useHotkeys } from "react-hotkeys-hook";
import { useNavigate } from "react-router";
import { usePreferences } from "./preferences";
import { useScreens } from "./screens";

/** The keys that work on every screen: "g" and a letter go to a screen, "?" lists all of them. */
export function useShortcuts(onHelp: () => void): void {
  const navigate = useNavigate();
  const { shortcuts: enabled } = usePreferences();
  const screens = useScreens();

  // On which key, and with which others, a character is differs from keyboard to keyboard.
  useHotkeys("?", onHelp, { enabled, useKey: true, ignoreModifiers: true });
  useHotkeys(
    screens.map((screen) => `g>${screen.shortcut}`),
    (_, handler) => {
      const key = handler.keys?.at(-1);
      const screen = screens.find(({ shortcut }) => shortcut === key);
      if (screen) {
        void navigate(screen.path);
      }
    },
    { enabled },
  );
}
