import { createContext, use } from "react";
import type { Api } from "./client";
import type { Me } from "./types";

/** Who is signed in, and the API as they may use it. */
export interface SignedIn {
  api: Api;
  me: Me;
}

export const SignedInContext = createContext<SignedIn | null>(null);

/** The API, within the signed-in part of the portal. */
export function useApi(): Api {
  return useSignedIn().api;
}

/** Who is signed in. */
export function useSignedIn(): SignedIn {
  const signedIn = use(SignedInContext);
  if (!signedIn) {
    throw new Error("Nobody is signed in here.");
  }
  return signedIn;
}

export type Role = "Accounts.Read" | "Accounts.Manage" | "Credentials.Manage" | "Mail.Read" | "Reports.Manage" | "Audit.Read";

/** Whether who is signed in has a role. What they may not do is not offered. */
export function useMay(role: Role): boolean {
  return useSignedIn().me.roles.includes(role);
}
