import { useMemo, useState } from "react";

export interface Selection {
  selected: ReadonlySet<string>;
  /** Selects a row, or no longer. */
  toggle: (key: string, on: boolean) => void;
  /** Selects these rows and no others. */
  replace: (keys: readonly string[]) => void;
}

/** The rows of a table that are selected; it lasts as long as what it belongs to stays the same. */
export function useSelection(belongsTo: string): Selection {
  const [state, setState] = useState<{ to: string; selected: ReadonlySet<string> }>({ to: belongsTo, selected: new Set() });
  const actions = useMemo(
    () => ({
      toggle: (key: string, on: boolean) =>
        setState((last) => {
          const next = new Set(last.to === belongsTo ? last.selected : []);
          if (on) {
            next.add(key);
          } else {
            next.delete(key);
          }
          return { to: belongsTo, selected: next };
        }),
      replace: (keys: readonly string[]) => setState({ to: belongsTo, selected: new Set(keys) }),
    }),
    [belongsTo],
  );
  const none = useMemo(() => new Set<string>(), []);
  return { selected: state.to === belongsTo ? state.selected : none, ...actions };
}
