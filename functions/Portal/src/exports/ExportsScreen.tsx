import { Link } from "@fluentui/react-components";
import { ArrowDownloadRegular } from "@fluentui/react-icons";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { bodyOf } from "../api/client";
import type { Export } from "../api/types";
import { useApi } from "../api/useApi";
import { usePages } from "../api/usePages";
import { CellNote } from "../parts/CellNote";
import { CommandBar } from "../parts/CommandBar";
import { type Column, DataTable } from "../parts/DataTable";
import { Moment } from "../parts/Moment";
import { Notice } from "../parts/Notice";
import { Paged } from "../parts/Paged";
import { Screen } from "../shell/Screen";
import { useFormat } from "../words/useFormat";
import { ExportState } from "./ExportState";

/** The CSV files that were made, and those under way. */
export function ExportsScreen() {
  const { t } = useTranslation(["exports", "shell", "parts", "accounts"]);
  const api = useApi();
  const format = useFormat();
  const made = usePages(["exports"], (cursor, signal) => bodyOf(api.GET("/api/exports", { params: { query: cursor ? { cursor } : {} }, signal })));
  const title = t("shell:screens.exports");
  const columns = useMemo(
    (): Column<Export>[] => [
      {
        id: "file",
        heading: t("file"),
        cell: (file) => (
          <div>
            {file.fileName}
            <CellNote>{filterInWords(file, t("everything"))}</CellNote>
          </div>
        ),
      },
      { id: "state", heading: t("state"), cell: (file) => <ExportState file={file} /> },
      { id: "rows", heading: t("rows"), numeric: true, cell: (file) => format.number(file.rows) },
      { id: "bytes", heading: t("size"), numeric: true, cell: (file) => (file.bytes === null ? "–" : format.bytes(file.bytes)) },
      {
        id: "created",
        heading: t("created"),
        cell: (file) => (
          <div>
            <Moment at={file.createdAt} />
            <CellNote>{file.createdBy}</CellNote>
          </div>
        ),
      },
      { id: "expires", heading: t("expires"), cell: (file) => <Moment at={file.expiresAt} /> },
    ],
    [t, format],
  );

  return (
    <Screen title={title} below={[{ name: t("shell:groups.reports") }]} busy={made.turning}>
      <CommandBar turning={made.turning} updatedAt={made.updatedAt} onRefresh={made.refresh} />
      <Paged pages={made} empty={<Notice picture={<ArrowDownloadRegular />} title={t("empty.title")} detail={t("empty.detail")} />}>
        {(items) => (
          <DataTable
            label={title}
            columns={columns}
            rows={items}
            keyOf={(file) => file.id}
            nameOf={(file) => file.fileName}
            actions={(file) => file.downloadUrl && <Link href={file.downloadUrl}>{t("download")}</Link>}
          />
        )}
      </Paged>
    </Screen>
  );
}

/** The filters as the API names them: short, and the same in every language. */
function filterInWords({ filter }: Export, everything: string): string {
  const set = Object.entries(filter).filter(([, value]) => value !== null && value !== undefined);
  return set.length === 0 ? everything : set.map(([name, value]) => `${name}=${String(value)}`).join(", ");
}
