import { DocumentTextRegular, HistoryRegular, MailInboxRegular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { bodyOf } from "../api/client";
import type { CheckEntry } from "../api/types";
import { useApi, useMay } from "../api/useApi";
import { usePages } from "../api/usePages";
import { Command, CommandBar } from "../parts/CommandBar";
import { type Column, DataTable } from "../parts/DataTable";
import { Moment } from "../parts/Moment";
import { Notice } from "../parts/Notice";
import { Paged } from "../parts/Paged";
import { Screen } from "../shell/Screen";
import { Transcripts } from "../transcripts/Transcripts";
import { useTranscripts } from "../transcripts/useTranscripts";
import { useFormat } from "../words/useFormat";
import { CheckOutcome } from "./CheckOutcome";

/** How checking an account went lately, and why it failed. */
export function ChecksScreen() {
  const { t } = useTranslation(["inbox", "shell", "transcripts"]);
  const id = Number(useParams()["id"]);
  const api = useApi();
  const navigate = useNavigate();
  const format = useFormat();
  const mayRead = useMay("Mail.Read");
  const mayManage = useMay("Accounts.Manage");
  const transcripts = useTranscripts(id, mayManage);
  const account = useQuery({ queryKey: ["accounts", id], queryFn: ({ signal }) => bodyOf(api.GET("/api/accounts/{id}", { params: { path: { id } }, signal })) });
  const checks = usePages(["checks", id], (cursor, signal) =>
    bodyOf(api.GET("/api/accounts/{id}/checks", { params: { path: { id }, query: cursor ? { cursor } : {} }, signal })),
  );
  const columns = useMemo(
    (): Column<CheckEntry>[] => [
      { id: "endedAt", heading: t("checks.endedAt"), cell: (entry) => <Moment at={entry.endedAt} /> },
      { id: "outcome", heading: t("checks.outcome"), cell: (entry) => <CheckOutcome entry={entry} /> },
      { id: "stored", heading: t("checks.stored"), numeric: true, cell: (entry) => format.number(entry.messagesStored) },
      { id: "bytes", heading: t("checks.bytes"), numeric: true, cell: (entry) => format.bytes(entry.bytesStored) },
      { id: "deleted", heading: t("checks.deleted"), numeric: true, cell: (entry) => format.number(entry.messagesDeleted) },
      {
        id: "took",
        heading: t("checks.took"),
        numeric: true,
        cell: (entry) => (entry.checks > 1 ? "–" : t("checks.milliseconds", { milliseconds: format.number(Date.parse(entry.endedAt) - Date.parse(entry.startedAt)) })),
      },
    ],
    [t, format],
  );
  const name = account.data?.name ?? "";

  return (
    <Screen
      title={t("history")}
      below={[{ name: t("shell:places.email") }, { name: t("shell:screens.accounts"), path: "/accounts" }, ...(name ? [{ name, path: mayRead ? `/accounts/${id}/inbox` : `/accounts/${id}` }] : [])]}
      busy={checks.turning}
    >
      <CommandBar turning={checks.turning} updatedAt={checks.updatedAt} onRefresh={checks.refresh}>
        {mayRead && (
          <Command picture={<MailInboxRegular />} onClick={() => void navigate(`/accounts/${id}/inbox`)}>
            {t("toInbox")}
          </Command>
        )}
        {mayManage && (
          <Command picture={<DocumentTextRegular />} title={t("transcripts:askDetail")} disabled={transcripts.busy || !account.data?.enabled} onClick={transcripts.ask}>
            {t("transcripts:ask")}
          </Command>
        )}
      </CommandBar>
      {mayManage && <Transcripts id={id} transcripts={transcripts} />}
      <Paged pages={checks} empty={<Notice picture={<HistoryRegular />} title={t("checks.none.title")} detail={t("checks.none.detail")} />}>
        {(items) => (
          <DataTable label={t("history")} columns={columns} rows={items} keyOf={(entry) => entry.startedAt + entry.endedAt} nameOf={(entry) => entry.endedAt} />
        )}
      </Paged>
    </Screen>
  );
}
