import { Spinner } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { bodyOf } from "../api/client";
import type { TranscriptEntry } from "../api/types";
import { useApi } from "../api/useApi";
import { FailureBar } from "../parts/FailureBar";
import { Panel } from "../parts/Panel";
import { useFormat } from "../words/useFormat";
import { TranscriptText } from "./TranscriptText";

interface Props {
  /** The account. */
  id: number;
  entry: TranscriptEntry;
  onClose: () => void;
}

/** One transcript, read. */
export default function TranscriptPanel({ id, entry, onClose }: Props) {
  const { t } = useTranslation(["transcripts", "parts"]);
  const api = useApi();
  const format = useFormat();
  const text = useQuery({
    queryKey: ["transcript", id, entry.id],
    queryFn: ({ signal }) => bodyOf(api.GET("/api/accounts/{id}/transcripts/{transcriptId}", { params: { path: { id, transcriptId: entry.id } }, parseAs: "text", signal })),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
  return (
    <Panel title={t("titleOne", { at: format.dateTime(entry.startedAt) })} onClose={onClose}>
      {text.isPending && <Spinner label={t("parts:loading")} />}
      {text.error && <FailureBar failure={text.error} />}
      {text.data !== undefined && <TranscriptText text={text.data} fileName={`${entry.id}.txt`} />}
    </Panel>
  );
}
