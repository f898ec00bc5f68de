import { useEffect } from "react";

/** Runs the action at the interval while the page is visible, and at once when it becomes so again; never without an interval. */
export function useWhileVisible(action: () => void, milliseconds: number | null): void {
  useEffect(() => {
    if (milliseconds === null) {
      return;
    }
    const tick = () => document.visibilityState === "visible" && action();
    const timer = window.setInterval(tick, milliseconds);
    document.addEventListener("visibilitychange", tick);
    return () => {
      window.clearInterval(timer);
      document.removeEventListener("visibilitychange", tick);
    };
  }, [action, milliseconds]);
}
