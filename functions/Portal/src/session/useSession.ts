import { useCallback, useEffect, useState } from "react";
import { bodyOf, createApi } from "../api/client";
import { ApiError, isSignedOut } from "../api/failure";
import type { SignedIn } from "../api/useApi";
import { forgetKey, isKey, keepKey, keptKey } from "./key";

export interface Session {
  signedIn: SignedIn | null;
  /** A key is being verified. */
  busy: boolean;
  failure: Error | null;
  signIn: (key: string) => void;
  /** Tries the key again that could not be verified; null if there is none. */
  retry: (() => void) | null;
  signOut: () => void;
  /** The app no longer accepts the key. */
  expire: (failure: Error) => void;
}

/** The key was refused, or cannot be one. */
export class WrongKeyError extends Error {
  override readonly name = "WrongKeyError";
}

/** Who is signed in: a key counts only once the app has said whose it is. */
export function useSession(initialKey: string | null): Session {
  const [key, setKey] = useState(initialKey);
  const [signedIn, setSignedIn] = useState<SignedIn | null>(null);
  const [failure, setFailure] = useState<Error | null>(null);

  useEffect(() => {
    if (key === null) {
      return;
    }
    const giveUp = new AbortController();
    const api = createApi(async () => key);
    bodyOf(api.GET("/api/me", { signal: giveUp.signal }))
      .then((me) => {
        keepKey(key);
        setSignedIn({ api, me });
      })
      .catch((error: unknown) => {
        if (giveUp.signal.aborted) {
          return;
        }
        // A key that could not be verified because the app is down stays for the next try.
        if (isSignedOut(error)) {
          forgetKey();
        }
        setFailure(isSignedOut(error) ? new WrongKeyError() : error instanceof Error ? error : new ApiError(0, { detail: String(error) }));
        setKey(null);
      });
    return () => giveUp.abort();
  }, [key]);

  const end = useCallback((reason: Error | null) => {
    forgetKey();
    setKey(null);
    setSignedIn(null);
    setFailure(reason);
  }, []);

  const signIn = useCallback((typed: string) => {
    // Somebody may paste the whole link.
    const bare = typed.slice(typed.lastIndexOf("=") + 1);
    const possible = isKey(bare);
    setFailure(possible ? null : new WrongKeyError());
    setKey(possible ? bare : null);
  }, []);

  const kept = failure !== null && key === null ? keptKey() : null;
  return {
    signedIn,
    busy: key !== null && signedIn === null,
    failure,
    signIn,
    retry: kept === null ? null : () => signIn(kept),
    signOut: useCallback(() => end(null), [end]),
    expire: end,
  };
}
