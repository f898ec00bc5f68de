import createClient, { type Client } from "openapi-fetch";
import { UnreachableError, toError } from "./failure";
import type { paths } from "./schema";

/** The API of the app that served the portal. Every call throws an ApiError or an UnreachableError where it does not succeed. */
export type Api = Client<paths>;

/**
 * Makes a client of the API.
 * @param token Gives the bearer token of the next request; without it, nobody is signed in.
 */
export function createApi(token?: () => Promise<string>): Api {
  const api = createClient<paths>({ cache: "no-store", credentials: "omit" });
  api.use({
    async onRequest({ request }) {
      if (token) {
        request.headers.set("authorization", `Bearer ${await token()}`);
      }
      return request;
    },
    async onResponse({ response }) {
      if (!response.ok) {
        throw await toError(response);
      }
    },
    onError({ error, request }) {
      // A request that was given up on purpose is not a failure.
      return request.signal.aborted ? undefined : new UnreachableError(undefined, { cause: error });
    },
  });
  return api;
}

/** The body of an answer, which is there: a call without success throws. */
export async function bodyOf<T>(call: Promise<{ data?: T }>): Promise<T> {
  return (await call).data as T;
}

/** A resource with its version, which a change of it has to name. */
export interface Versioned<T> {
  value: T;
  etag: string;
}

/** The body of an answer with its ETag. */
export async function versionedOf<T>(call: Promise<{ data?: T; response: Response }>): Promise<Versioned<T>> {
  const { data, response } = await call;
  return { value: data as T, etag: response.headers.get("etag") ?? "*" };
}
