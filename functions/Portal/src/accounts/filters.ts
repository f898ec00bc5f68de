import type { AccountQuery } from "../api/types";

/** The filters of the accounts report that are chosen from a list, each with its values, in the report's order. */
export const choices = {
  secureConnection: ["yes", "no"],
  automaticCheck: ["yes", "no"],
  keepCopy: ["yes", "no"],
  status: ["enabled", "disabled"],
  protocol: ["IMAP", "POP3"],
  checkState: ["Ok", "Queued", "Failing", "Suspended", "Overdue", "Never"],
} as const satisfies { [name in keyof AccountQuery]: readonly AccountQuery[name][] };

export type Choice = keyof typeof choices;

export const choiceNames = Object.keys(choices) as Choice[];

/** Every filter's name, as the API and the address bar have it. */
export const filterNames = ["name", ...choiceNames] as const;

export type FilterName = (typeof filterNames)[number];

/** The filters that an address sets. What the app does not know it refuses, in words. */
export function filterOf(search: URLSearchParams): AccountQuery {
  return Object.fromEntries(filterNames.flatMap((name) => (search.get(name) ? [[name, search.get(name)]] : [])));
}
