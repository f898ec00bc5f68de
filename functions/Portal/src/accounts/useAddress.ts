import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";
import type { AccountQuery } from "../api/types";
import { type FilterName, filterNames, filterOf } from "./filters";

/** How many accounts a page can have: the first, unless the address says another. */
export const pageSizes = [30, 100, 300, 1000] as const;

export interface Address {
  filter: AccountQuery;
  sort: NonNullable<AccountQuery["sort"]>;
  pageSize: number;
  /** How many filters are set. */
  filters: number;
  /** Sets a part of the view; nothing takes it away. What changes the view begins at its first page. */
  change: (name: FilterName | "sort" | "pageSize", value: string) => void;
  clear: () => void;
}

/** The view of the accounts report, which is in the address bar, so that it can be shared. */
export function useAddress(): Address {
  const [search, setSearch] = useSearchParams();

  const change = useCallback<Address["change"]>(
    (name, value) =>
      setSearch(
        (last) => {
          const next = new URLSearchParams(last);
          ["cursor", "page"].forEach((part) => next.delete(part));
          if (value) {
            next.set(name, value);
          } else {
            next.delete(name);
          }
          return next;
        },
        // Every letter of a name would be a step of the browser's history.
        { replace: name === "name" },
      ),
    [setSearch],
  );
  const clear = useCallback(() => setSearch((last) => new URLSearchParams([...last].filter(([name]) => name === "sort" || name === "pageSize"))), [setSearch]);

  return useMemo(
    () => ({
      filter: filterOf(search),
      sort: (search.get("sort") ?? "id") as Address["sort"],
      pageSize: Number(search.get("pageSize") ?? pageSizes[0]),
      filters: filterNames.filter((name) => search.get(name)).length,
      change,
      clear,
    }),
    [search, change, clear],
  );
}
