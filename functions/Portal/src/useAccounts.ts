import { useCallback, useEffect, useState } from "react";
import { type Account, type Api, ApiError, type Failure, type Page, toFailure } from "./api";
import { useWhileVisible } from "./useWhileVisible";

const refreshEveryMilliseconds = 10_000;

export interface Accounts {
  /** The page shown; null until the first answer. After a failure, the last one that came. */
  page: Page<Account> | null;
  /** The page's number, from 1. */
  number: number;
  busy: boolean;
  /** Another page than the one shown was asked for. */
  turning: boolean;
  /** When the page shown was read. */
  updatedAt: Date | null;
  failure: Failure | null;
  refresh: () => void;
  /** Null where there is no such page. */
  previous: (() => void) | null;
  next: (() => void) | null;
}

interface Shown {
  cursor: string | null;
  page: Page<Account>;
  at: Date;
}

/** The accounts, page by page, read again by itself while somebody looks. */
export function useAccounts(api: Api, onSignedOut: (failure: Failure) => void): Accounts {
  // The cursors of the pages gone through: cursors lead forward only, so the way back is remembered.
  const [trail, setTrail] = useState<(string | null)[]>([null]);
  const [round, setRound] = useState(0);
  const [shown, setShown] = useState<Shown | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(true);
  const cursor = trail.at(-1) ?? null;

  useEffect(() => {
    const giveUp = new AbortController();
    setBusy(true);
    api
      .accounts(cursor, giveUp.signal)
      .then((answer) => {
        setShown({ cursor, page: answer, at: new Date() });
        setFailure(null);
        setBusy(false);
      })
      .catch((error: unknown) => {
        const reason = toFailure(error);
        if (!reason || giveUp.signal.aborted) {
          return;
        }
        setBusy(false);
        if (reason instanceof ApiError && reason.isSignedOut) {
          onSignedOut(reason);
          return;
        }
        setFailure(reason);
      });
    return () => giveUp.abort();
  }, [api, cursor, round, onSignedOut]);

  const refresh = useCallback(() => setRound((last) => last + 1), []);
  // Only when idle: an answer that takes long is waited for, not asked for anew.
  useWhileVisible(refresh, busy ? null : refreshEveryMilliseconds);

  const nextCursor = shown?.cursor === cursor ? shown.page.nextCursor : null;
  return {
    page: shown?.page ?? null,
    number: trail.length,
    busy,
    turning: busy && shown !== null && shown.cursor !== cursor,
    updatedAt: shown?.at ?? null,
    failure,
    refresh,
    previous: trail.length > 1 ? () => setTrail(trail.slice(0, -1)) : null,
    next: nextCursor !== null ? () => setTrail([...trail, nextCursor]) : null,
  };
}
