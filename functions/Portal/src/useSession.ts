import { useCallback, useEffect, useState } from "react";
import { Api, ApiError, type Failure, type Me, toFailure } from "./api";
import { forgetKey, isKey, keepKey, keptKey } from "./key";

const wrongKey = new ApiError(401, "This key is wrong.", "Copy the whole sign-in link that the app printed when it started, or the key after #key=.");

interface SignedIn {
  api: Api;
  me: Me;
}

export interface Session {
  signedIn: SignedIn | null;
  /** A key is being verified. */
  busy: boolean;
  failure: Failure | null;
  signIn: (key: string) => void;
  /** Tries the key again that could not be verified; null if there is none. */
  retry: (() => void) | null;
  signOut: () => void;
  /** The app no longer accepts the key. */
  expire: (failure: Failure) => void;
}

/** Who is signed in: a key counts only once the app has said whose it is. */
export function useSession(initialKey: string | null): Session {
  const [key, setKey] = useState(initialKey);
  const [signedIn, setSignedIn] = useState<SignedIn | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  useEffect(() => {
    if (key === null) {
      return;
    }
    const giveUp = new AbortController();
    const api = new Api(key);
    api
      .me(giveUp.signal)
      .then((me) => {
        keepKey(key);
        setSignedIn({ api, me });
      })
      .catch((error: unknown) => {
        const reason = toFailure(error);
        if (!reason || giveUp.signal.aborted) {
          return;
        }
        const wrong = reason instanceof ApiError && reason.isSignedOut;
        // A key that could not be verified because the app is down stays for the next try.
        if (wrong) {
          forgetKey();
        }
        setFailure(wrong ? wrongKey : reason);
        setKey(null);
      });
    return () => giveUp.abort();
  }, [key]);

  const end = useCallback((reason: Failure | null) => {
    forgetKey();
    setKey(null);
    setSignedIn(null);
    setFailure(reason);
  }, []);

  const signIn = useCallback((typed: string) => {
    // Somebody may paste the whole link.
    const bare = typed.slice(typed.lastIndexOf("=") + 1);
    const possible = isKey(bare);
    setFailure(possible ? null : wrongKey);
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
