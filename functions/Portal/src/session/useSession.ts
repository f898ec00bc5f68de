import { useCallback, useEffect, useState } from "react";
import { bodyOf, createApi } from "../api/client";
import { ApiError, SignInError, isSignedOut } from "../api/failure";
import type { SignedIn } from "../api/useApi";
import { isKey, keptKey } from "./key";
import { type Ticket, keyTicket } from "./ticket";
import { type Way, findWay } from "./way";

export interface Session {
  signedIn: SignedIn | null;
  /** How people sign in; null as long as that is not known. */
  way: Way | null;
  /** A ticket is being verified, or somebody is on the way to the provider. */
  busy: boolean;
  failure: Error | null;
  signInWithKey: (key: string) => void;
  signInWithProvider: () => void;
  /** Tries again what could not be done; null if there is nothing. */
  retry: (() => void) | null;
  signOut: () => void;
  /** The app no longer accepts the ticket. */
  expire: (failure: Error) => void;
  /** Tokens are renewed no longer: whoever is signed in has to do so again. */
  stale: boolean;
  renewed: () => void;
}

/** The key was refused, or cannot be one. */
export class WrongKeyError extends Error {
  override readonly name = "WrongKeyError";
}

/** Who is signed in: a ticket counts only once the app has said whose it is. */
export function useSession(initialKey: string | null): Session {
  const [ticket, setTicket] = useState(() => (initialKey === null ? null : keyTicket(initialKey)));
  const [way, setWay] = useState<Way | null>(null);
  const [signedIn, setSignedIn] = useState<SignedIn | null>(null);
  const [failure, setFailure] = useState<Error | null>(null);
  const [leaving, setLeaving] = useState(false);
  const [stale, setStale] = useState(false);

  const end = useCallback((reason: Error | null) => {
    setTicket(null);
    setSignedIn(null);
    setStale(false);
    setLeaving(false);
    setFailure(reason);
  }, []);

  const look = useCallback(() => {
    findWay().then(
      (found) => {
        setWay(found);
        if (found.mode === "Oidc") {
          setTicket(found.provider.ticket);
          setFailure(found.provider.failure);
        }
      },
      (error: unknown) => setFailure(toError(error)),
    );
  }, []);

  const lost = ticket === null && way === null;
  useEffect(() => {
    if (lost) {
      look();
    }
  }, [lost, look]);

  useEffect(() => {
    if (ticket === null) {
      return;
    }
    const giveUp = new AbortController();
    const api = createApi(() => tokenOf(ticket, () => setStale(true)));
    bodyOf(api.GET("/api/me", { signal: giveUp.signal }))
      .then((me) => {
        ticket.keep();
        setSignedIn({ api, me });
      })
      .catch((error: unknown) => {
        if (giveUp.signal.aborted) {
          return;
        }
        // A key that could not be verified because the app is down stays for the next try.
        if (isSignedOut(error)) {
          ticket.drop();
        }
        end(isSignedOut(error) && way?.mode !== "Oidc" ? new WrongKeyError() : toError(error));
      });
    return () => giveUp.abort();
  }, [ticket, way, end]);

  const leave = (where: () => Promise<void>) => {
    setLeaving(true);
    setFailure(null);
    where().then(
      () => end(null),
      (error: unknown) => end(toError(error)),
    );
  };

  const signInWithKey = useCallback((typed: string) => {
    // Somebody may paste the whole link.
    const bare = typed.slice(typed.lastIndexOf("=") + 1);
    const possible = isKey(bare);
    setFailure(possible ? null : new WrongKeyError());
    setTicket(possible ? keyTicket(bare) : null);
  }, []);

  const kept = failure !== null && ticket === null ? keptKey() : null;
  return {
    signedIn,
    way,
    busy: leaving || (ticket !== null && signedIn === null),
    failure,
    signInWithKey,
    signInWithProvider: () => way?.mode === "Oidc" && leave(way.provider.signIn),
    retry: kept !== null ? () => signInWithKey(kept) : way === null && failure !== null ? look : null,
    signOut: () => ticket && leave(ticket.leave),
    expire: (reason) => {
      ticket?.drop();
      end(reason);
    },
    stale,
    renewed: useCallback(() => setStale(false), []),
  };
}

async function tokenOf(ticket: Ticket, onStale: () => void): Promise<string> {
  try {
    return await ticket.token();
  } catch (error) {
    if (error instanceof SignInError && error.reason === "again") {
      onStale();
    }
    throw error;
  }
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new ApiError(0, { detail: String(error) });
}
