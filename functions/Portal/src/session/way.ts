import { bodyOf, createApi } from "../api/client";
import { isMicrosoft } from "./microsoft";
import type { Provider } from "./provider";

/** How people sign in here. */
export type Way = { mode: "Local" } | { mode: "Oidc"; microsoft: boolean; provider: Provider } | { mode: "None" };

/** Asks the app how people sign in, and makes the identity provider's part ready if it is with one. */
export async function findWay(): Promise<Way> {
  const { mode, authority, clientId, scope } = await bodyOf(createApi().GET("/api/sign-in"));
  if (mode === "Local") {
    return { mode };
  }
  if (!authority || !clientId || !scope) {
    return { mode: "None" };
  }
  // What speaks to the provider is large, and nobody else needs it.
  const { openProvider } = await import("./provider");
  return { mode, microsoft: isMicrosoft(authority), provider: await openProvider({ authority, clientId, scope }) };
}
