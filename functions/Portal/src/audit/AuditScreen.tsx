import { Button, makeStyles } from "@fluentui/react-components";
import { ClipboardTaskListLtrRegular } from "@fluentui/react-icons";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { bodyOf } from "../api/client";
import type { components } from "../api/schema";
import { useApi } from "../api/useApi";
import { usePages } from "../api/usePages";
import { CellNote } from "../parts/CellNote";
import { CommandBar } from "../parts/CommandBar";
import { type Column, DataTable } from "../parts/DataTable";
import { Notice } from "../parts/Notice";
import { Paged } from "../parts/Paged";
import { Screen } from "../shell/Screen";
import { useFormat } from "../words/useFormat";
import { AuditFilters } from "./AuditFilters";
import { AuditPanel } from "./AuditPanel";
import { queryOf } from "./query";

const useStyles = makeStyles({
  at: { whiteSpace: "nowrap" },
});

export type AuditRecord = components["schemas"]["AuditRecord"];

/** Who did what, when, on what, from where. */
export function AuditScreen() {
  const styles = useStyles();
  const { t } = useTranslation(["audit", "shell", "parts"]);
  const api = useApi();
  const format = useFormat();
  const [search] = useSearchParams();
  const [shown, setShown] = useState<AuditRecord | null>(null);
  const query = queryOf(search);
  const records = usePages(["audit", query], (cursor, signal) => bodyOf(api.GET("/api/audit", { params: { query: { ...query, ...(cursor && { cursor }) } }, signal })));
  const title = t("shell:screens.audit");
  const columns = useMemo(
    (): Column<AuditRecord>[] => [
      { id: "at", heading: t("at"), cell: (record) => <time className={styles.at} dateTime={record.at}>{format.dateTime(record.at)}</time> },
      { id: "actor", heading: t("actor"), cell: (record) => record.actor || t("nobody") },
      {
        id: "action",
        heading: t("action"),
        cell: (record) => (
          <div>
            {t(`actions.${record.action}`)}
            {record.times > 1 && <CellNote>{t("times", { times: format.number(record.times) })}</CellNote>}
          </div>
        ),
      },
      { id: "target", heading: t("target"), cell: (record) => record.target },
      { id: "outcome", heading: t("outcome"), cell: (record) => t(`outcomes.${record.outcome}`) },
      { id: "source", heading: t("source"), cell: (record) => record.source ?? "–" },
    ],
    [styles, t, format],
  );

  return (
    <Screen title={title} below={[{ name: t("shell:groups.security") }]} busy={records.turning}>
      <CommandBar turning={records.turning} updatedAt={records.updatedAt} onRefresh={records.refresh} />
      <AuditFilters />
      <Paged pages={records} empty={<Notice picture={<ClipboardTaskListLtrRegular />} title={t("empty.title")} detail={t("empty.detail")} />}>
        {(items) => (
          <DataTable
            label={title}
            columns={columns}
            rows={items}
            keyOf={(record) => record.id}
            nameOf={(record) => record.id}
            actions={(record) => (
              <Button size="small" appearance="subtle" onClick={() => setShown(record)}>
                {t("details")}
              </Button>
            )}
          />
        )}
      </Paged>
      {shown && <AuditPanel record={shown} onClose={() => setShown(null)} />}
    </Screen>
  );
}
