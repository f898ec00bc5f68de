import type { paths } from "../api/schema";

type AuditQuery = Omit<NonNullable<paths["/api/audit"]["get"]["parameters"]["query"]>, "cursor" | "pageSize">;

export const filterNames = ["from", "to", "actor", "action", "target"] as const satisfies (keyof AuditQuery)[];

/** The filters that an address sets. What the app does not know it refuses, in words. */
export function queryOf(search: URLSearchParams): AuditQuery {
  return Object.fromEntries(filterNames.flatMap((name) => (search.get(name) ? [[name, search.get(name)]] : [])));
}
