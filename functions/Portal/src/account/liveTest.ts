import { EventSourceParserStream } from "eventsource-parser/stream";
import type { Api } from "../api/client";
import type { AccountDraft, ConnectionTestResult, TestStep } from "../api/types";

/** What is tested, and whether what is said is written down. */
interface Tested {
  /** The saved account; undefined for a draft. */
  id: number | undefined;
  /** What is tested where there is no saved account, or it was changed meanwhile. */
  draft: AccountDraft | null;
  transcript: boolean;
}

/** Tests a connection, and tells of each step as it begins and ends (server-sent events; HTML Standard, section 9.2). */
export async function testLive(api: Api, { id, draft, transcript }: Tested, onStep: (step: TestStep) => void, signal: AbortSignal): Promise<ConnectionTestResult> {
  const options = { parseAs: "stream" as const, headers: { accept: "text/event-stream" }, signal };
  const query = transcript ? { transcript } : {};
  const { data, response } =
    draft === null && id !== undefined
      ? await api.POST("/api/accounts/{id}/test", { ...options, params: { path: { id }, query } })
      : await api.POST("/api/accounts/test", { ...options, params: { query }, body: draft! });
  const body = data as ReadableStream<Uint8Array<ArrayBuffer>>;
  if (!response.headers.get("content-type")?.startsWith("text/event-stream")) {
    return (await new Response(body).json()) as ConnectionTestResult;
  }

  const events = body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream());
  for (const reader = events.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) {
      throw new Error("The answer ended before the test did.");
    }
    if (value.event === "result") {
      return JSON.parse(value.data) as ConnectionTestResult;
    }
    if (value.event === "step") {
      onStep(JSON.parse(value.data) as TestStep);
    }
  }
}
