import { type Api, bodyOf } from "../api/client";
import { ApiError } from "../api/failure";

/** What can be done with several accounts at once. */
export type BulkAction = "enable" | "disable" | "check" | "delete";

export interface BulkTarget {
  id: number;
  name: string;
}

export interface BulkProgress {
  done: number;
  failures: { target: BulkTarget; failure: Error }[];
  /** Nothing is under way any more. */
  ended: boolean;
}

const atOnce = 4;
const maxTries = 5;

/**
 * Does something with each of several accounts, a few at a time. Doing it again does no harm, so what failed can be repeated.
 * @param report Is told of every step.
 * @param signal Lets what has begun come to its end, and begins nothing more.
 */
export async function runBulk(api: Api, action: BulkAction, targets: readonly BulkTarget[], report: (progress: BulkProgress) => void, signal: AbortSignal): Promise<void> {
  const waiting = [...targets];
  const progress: BulkProgress = { done: 0, failures: [], ended: false };

  const work = async () => {
    for (let target = waiting.shift(); target && !signal.aborted; target = waiting.shift()) {
      try {
        await patiently(() => act(api, action, target.id), signal);
        progress.done++;
      } catch (error) {
        progress.failures = [...progress.failures, { target, failure: error instanceof Error ? error : new Error(String(error)) }];
      }
      report({ ...progress });
    }
  };

  await Promise.all(Array.from({ length: atOnce }, work));
  report({ ...progress, ended: true });
}

async function act(api: Api, action: BulkAction, id: number): Promise<void> {
  const path = { id };
  switch (action) {
    case "enable":
    case "disable":
      // One member is set, whatever else somebody changed meanwhile.
      await bodyOf(
        api.PATCH("/api/accounts/{id}", {
          params: { path, header: { "If-Match": "*" } },
          body: { enabled: action === "enable" },
          headers: { "Content-Type": "application/merge-patch+json" },
        }),
      );
      return;
    case "check":
      await bodyOf(api.POST("/api/accounts/{id}/check", { params: { path } }));
      return;
    case "delete":
      await bodyOf(api.DELETE("/api/accounts/{id}", { params: { path, header: { "If-Match": "*" } } }));
  }
}

/** Waits where the app asks for patience (429 with Retry-After; RFC 6585, section 4), a few times. */
async function patiently(action: () => Promise<void>, signal: AbortSignal): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await action();
    } catch (error) {
      if (!(error instanceof ApiError) || error.retryAfterSeconds === null || tries === maxTries || signal.aborted) {
        throw error;
      }
      await pause(error.retryAfterSeconds * 1000, signal);
    }
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = window.setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => {
      window.clearTimeout(timer);
      resolve();
    });
  });
}
