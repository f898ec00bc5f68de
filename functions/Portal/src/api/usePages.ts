import { type QueryKey, keepPreviousData, useQuery } from "@tanstack/react-query";
import { useLocation, useNavigate, useSearchParams } from "react-router";
import type { Page } from "./types";

const refreshEveryMilliseconds = 10_000;

export interface Pages<T> {
  /** The page shown; undefined until the first answer. While another one is on its way, and after a failure, the last that came. */
  page: Page<T> | undefined;
  /** The page's number, from 1. */
  number: number;
  /** Another page than the one shown was asked for. */
  turning: boolean;
  /** When the page shown was read; null before the first time. */
  updatedAt: Date | null;
  failure: Error | null;
  refresh: () => void;
  /** Null where there is no such page. */
  previous: (() => void) | null;
  next: (() => void) | null;
}

/**
 * A list, page by page. Which page is in the address bar, so that it can be shared, and the browser's Back works.
 * The page shown is read again by itself while somebody looks, unless it is told not to.
 * @param key What the list depends on besides the page.
 * @param read Reads the page that a cursor stands for; the first without one.
 */
export function usePages<T>(
  key: QueryKey,
  read: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<T>>,
  byItself = true,
): Pages<T> {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const { state } = useLocation() as { state: { trail?: string[] } | null };
  const cursor = search.get("cursor") ?? undefined;
  const number = cursor === undefined ? 1 : Math.max(2, Number(search.get("page")) || 2);

  const query = useQuery({
    queryKey: [...key, { cursor }],
    queryFn: ({ signal }) => read(cursor, signal),
    placeholderData: keepPreviousData,
    refetchInterval: byItself && refreshEveryMilliseconds,
    refetchOnWindowFocus: byItself,
  });

  // Cursors lead forward only, so the way back is remembered; who was sent a link goes back to the beginning.
  const trail = state?.trail ?? [];
  const show = (target: string | undefined, page: number, way: string[]) => {
    const next = new URLSearchParams(search);
    next.delete("cursor");
    next.delete("page");
    if (target !== undefined) {
      next.set("cursor", target);
      next.set("page", String(page));
    }
    void navigate({ search: next.toString() }, { state: { trail: way } });
  };

  const nextCursor = query.isPlaceholderData ? null : (query.data?.nextCursor ?? null);
  const back = trail.at(-1);
  return {
    page: query.data,
    number,
    turning: query.isPlaceholderData,
    updatedAt: query.dataUpdatedAt === 0 ? null : new Date(query.dataUpdatedAt),
    failure: query.error,
    refresh: () => void query.refetch(),
    previous: cursor === undefined ? null : () => show(back || undefined, back ? number - 1 : 1, trail.slice(0, -1)),
    next: nextCursor === null ? null : () => show(nextCursor, number + 1, [...trail, cursor ?? ""]),
  };
}
