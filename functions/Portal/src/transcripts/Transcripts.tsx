import { Button, Spinner, Subtitle2, Text, makeStyles, tokens } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { Suspense, lazy, useId, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { bodyOf } from "../api/client";
import type { TranscriptEntry } from "../api/types";
import { useApi } from "../api/useApi";
import { type Column, DataTable } from "../parts/DataTable";
import { FailureBar } from "../parts/FailureBar";
import { Moment } from "../parts/Moment";
import { Outcome } from "../parts/Outcome";
import { saveFile } from "../parts/saveFile";
import { useFormat } from "../words/useFormat";
import type { useTranscripts } from "./useTranscripts";

const TranscriptPanel = lazy(() => import("./TranscriptPanel"));

const useStyles = makeStyles({
  section: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  title: { margin: 0 },
  wait: { alignSelf: "flex-start" },
});

interface Props {
  /** The account. */
  id: number;
  transcripts: ReturnType<typeof useTranscripts>;
}

/** What is kept of what was said to an account's server and by it; nothing as long as nobody asked for any. */
export function Transcripts({ id, transcripts: { items, failure, busy } }: Props) {
  const styles = useStyles();
  const { t } = useTranslation("transcripts");
  const titleId = useId();
  const api = useApi();
  const format = useFormat();
  const [shown, setShown] = useState<TranscriptEntry | null>(null);
  const save = useMutation({
    mutationFn: async (transcriptId: string) =>
      saveFile(await bodyOf(api.GET("/api/accounts/{id}/transcripts/{transcriptId}", { params: { path: { id, transcriptId } }, parseAs: "blob" })), `${transcriptId}.txt`),
  });
  const columns = useMemo(
    (): Column<TranscriptEntry>[] => [
      { id: "startedAt", heading: t("startedAt"), cell: (entry) => <Moment at={entry.startedAt} /> },
      { id: "kind", heading: t("kind"), cell: (entry) => t(`kinds.${entry.kind}`) },
      { id: "outcome", heading: t("outcome"), cell: (entry) => <Outcome ok={entry.ok}>{t(entry.ok ? "ok" : "failed")}</Outcome> },
      { id: "bytes", heading: t("bytes"), numeric: true, cell: (entry) => format.bytes(entry.bytes) },
      { id: "expiresAt", heading: t("expiresAt"), cell: (entry) => <Moment at={entry.expiresAt} /> },
    ],
    [t, format],
  );

  if (items.length === 0 && !busy && !failure) {
    return null;
  }
  return (
    <section className={styles.section} aria-labelledby={titleId}>
      <Subtitle2 as="h2" id={titleId} className={styles.title}>
        {t("title")}
      </Subtitle2>
      <Text>{t("explain")}</Text>
      {(failure ?? save.error) && <FailureBar failure={(failure ?? save.error)!} />}
      <div aria-live="polite">{busy && <Spinner className={styles.wait} size="tiny" label={t("asked")} />}</div>
      {items.length > 0 && (
        <DataTable
          label={t("list")}
          columns={columns}
          rows={items}
          keyOf={(entry) => entry.id}
          nameOf={(entry) => entry.startedAt}
          actions={(entry) => {
            const at = format.dateTime(entry.startedAt);
            return (
              <>
                <Button size="small" appearance="subtle" aria-label={t("showOne", { at })} onClick={() => setShown(entry)}>
                  {t("show")}
                </Button>
                <Button size="small" appearance="subtle" aria-label={t("saveOne", { at })} disabled={save.isPending} onClick={() => save.mutate(entry.id)}>
                  {t("save")}
                </Button>
              </>
            );
          }}
        />
      )}
      <Suspense>{shown && <TranscriptPanel id={id} entry={shown} onClose={() => setShown(null)} />}</Suspense>
    </section>
  );
}
