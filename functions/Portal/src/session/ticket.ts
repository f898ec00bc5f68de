import { forgetKey, keepKey } from "./key";

/** What lets somebody in: the local key, or an account at the identity provider. */
export interface Ticket {
  /** The bearer token of the next request. */
  token: () => Promise<string>;
  /** The app accepts it. */
  keep: () => void;
  /** The app does not accept it. */
  drop: () => void;
  /** Whoever has it leaves. */
  leave: () => Promise<void>;
}

/** The local key as a ticket. */
export function keyTicket(key: string): Ticket {
  return { token: async () => key, keep: () => keepKey(key), drop: forgetKey, leave: async () => forgetKey() };
}
