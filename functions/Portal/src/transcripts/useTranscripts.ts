import { useMutation, useQuery } from "@tanstack/react-query";
import { bodyOf } from "../api/client";
import { useApi } from "../api/useApi";

const soonMilliseconds = 1_000;
const laterMilliseconds = 10_000;

/** The transcripts of an account, and the way to have one of a check made now. */
export function useTranscripts(id: number, enabled: boolean) {
  const api = useApi();
  const path = { id };
  const ask = useMutation({
    mutationFn: async () => {
      const { response } = await api.POST("/api/accounts/{id}/check", { params: { path, query: { transcript: true } } });
      // It is there once the check has ended.
      return response.headers.get("location")?.split("/").at(-1);
    },
  });
  const awaited = (items: readonly { id: string }[] | undefined) => ask.data !== undefined && !items?.some((entry) => entry.id === ask.data);
  const { data, error } = useQuery({
    queryKey: ["transcripts", id],
    queryFn: ({ signal }) => bodyOf(api.GET("/api/accounts/{id}/transcripts", { params: { path }, signal })),
    enabled,
    refetchInterval: ({ state }) => (awaited(state.data?.items) ? soonMilliseconds : laterMilliseconds),
  });
  return { items: data?.items ?? [], failure: ask.error ?? error, ask: () => ask.mutate(), busy: ask.isPending || awaited(data?.items) };
}
