import type { Problem } from "./types";

/** An answer other than success; title, detail and errors are those of its problem document (RFC 9457). */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly title: string | undefined;
  readonly detail: string | undefined;
  /** What is wrong with each field of the request, by the field's name; empty unless the status is 400. */
  readonly errors: Readonly<Record<string, readonly string[]>>;
  /** The id under which the server's log tells more. */
  readonly traceId: string | undefined;

  /** @param retryAfterSeconds When the app may be asked again (RFC 9110, section 10.2.3); null where it does not say. */
  constructor(
    readonly status: number,
    problem: Partial<Problem>,
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(problem.detail ?? `Status ${status}`);
    this.title = problem.title;
    this.detail = problem.detail;
    this.errors = problem.errors ?? {};
    this.traceId = problem.traceId;
  }
}

/** No answer at all: the app is down or the network is. */
export class UnreachableError extends Error {
  override readonly name = "UnreachableError";
}

/** Why nobody can be signed in, or stay so, at the identity provider. */
export type SignInReason = "again" | "cancelled" | "declined" | "failed" | "unreachable";

/** The identity provider gave no token. */
export class SignInError extends Error {
  override readonly name = "SignInError";

  constructor(
    readonly reason: SignInReason,
    detail: string,
    options?: ErrorOptions,
  ) {
    super(detail, options);
  }
}

/** Whether the token is missing, wrong or no longer valid. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof ApiError && error.status === 401;
}

/** Whether the thing was changed by somebody else since it was read. */
export function isStale(error: unknown): boolean {
  return error instanceof ApiError && error.status === 412;
}

/** What is wrong with a field of the request; undefined if nothing. */
export function errorOf(error: unknown, field: string): string | undefined {
  return error instanceof ApiError ? error.errors[field]?.join(" ") : undefined;
}

/** The failure that an answer tells of. */
export async function toError(response: Response): Promise<ApiError> {
  const retryAfter = Number(response.headers.get("retry-after") ?? NaN);
  return new ApiError(response.status, await readProblem(response), Number.isFinite(retryAfter) ? retryAfter : null);
}

async function readProblem(response: Response): Promise<Partial<Problem>> {
  if (!response.headers.get("content-type")?.startsWith("application/problem+json")) {
    return {};
  }
  try {
    return (await response.json()) as Problem;
  } catch {
    return {};
  }
}
