/** What the portal asks of the API it is served by, and how it fails. */

export interface Me {
  name: string;
  roles: string[];
}

export type CheckState = "Never" | "Queued" | "Ok" | "Failing" | "Suspended" | "Overdue";

export interface CheckError {
  code: string;
  message: string;
}

export interface Check {
  state: CheckState;
  lastCheckedAt: string | null;
  lastError: CheckError | null;
  messagesStored: number;
}

export interface Account {
  id: number;
  name: string;
  enabled: boolean;
  automaticCheck: boolean;
  keepCopy: boolean;
  protocol: "IMAP" | "POP3";
  port: number;
  secureConnection: boolean;
  connectionType: "SSL" | "TLS" | null;
  skipCertificate: boolean;
  check: Check;
}

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** An answer other than success; title and detail are those of its problem document (RFC 9457). */
export class ApiError extends Error {
  override readonly name = "ApiError";

  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
  ) {
    super(`${title} ${detail}`);
  }

  /** The key is missing, wrong or no longer valid. */
  get isSignedOut(): boolean {
    return this.status === 401;
  }
}

/** No answer at all: the app is down or the network is. */
export class UnreachableError extends Error {
  override readonly name = "UnreachableError";
  readonly title = "The app does not answer.";
  readonly detail = "Check that it is running; the portal goes on trying.";
}

export type Failure = ApiError | UnreachableError;

const pageSize = 30;

export class Api {
  constructor(private readonly key: string) {}

  /** Who the key belongs to. */
  me(signal?: AbortSignal): Promise<Me> {
    return this.get<Me>("/api/me", signal);
  }

  /** The page of accounts that the cursor stands for; the first without one. */
  accounts(cursor: string | null, signal?: AbortSignal): Promise<Page<Account>> {
    const query = new URLSearchParams({ pageSize: String(pageSize) });
    if (cursor !== null) {
      query.set("cursor", cursor);
    }
    return this.get<Page<Account>>(`/api/accounts?${query}`, signal);
  }

  private async get<T>(path: string, signal?: AbortSignal): Promise<T> {
    const response = await this.send(path, signal);
    if (!response.ok) {
      throw await toError(response);
    }
    return (await response.json()) as T;
  }

  private async send(path: string, signal?: AbortSignal): Promise<Response> {
    try {
      return await fetch(path, {
        headers: { authorization: `Bearer ${this.key}`, accept: "application/json" },
        cache: "no-store",
        credentials: "omit",
        ...(signal && { signal }),
      });
    } catch (error) {
      if (signal?.aborted) {
        throw error;
      }
      throw new UnreachableError(undefined, { cause: error });
    }
  }
}

/** The failure to show for whatever was thrown; null for a request that was given up on purpose. */
export function toFailure(error: unknown): Failure | null {
  if (error instanceof ApiError || error instanceof UnreachableError) {
    return error;
  }
  if (error instanceof DOMException && error.name === "AbortError") {
    return null;
  }
  return new ApiError(0, "The app's answer cannot be read.", error instanceof Error ? error.message : String(error));
}

async function toError(response: Response): Promise<ApiError> {
  const problem = await readProblem(response);
  return new ApiError(
    response.status,
    problem.title ?? (response.status === 401 ? "You are not signed in." : "The request failed."),
    problem.detail ?? `The app answered with status ${response.status}.`,
  );
}

async function readProblem(response: Response): Promise<{ title?: string; detail?: string }> {
  if (!response.headers.get("content-type")?.startsWith("application/problem+json")) {
    return {};
  }
  try {
    return (await response.json()) as { title?: string; detail?: string };
  } catch {
    return {};
  }
}
