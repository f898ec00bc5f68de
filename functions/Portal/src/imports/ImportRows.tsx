import { Button, Switch, Text, makeStyles, tokens } from "@fluentui/react-components";
import { CheckmarkCircleFilled, ErrorCircleFilled, SubtractCircleRegular } from "@fluentui/react-icons";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { components } from "../api/schema";
import { type Column, DataTable } from "../parts/DataTable";

type ImportReport = components["schemas"]["ImportReport"];
type ImportRow = components["schemas"]["ImportReportRow"];

const shownAtOnce = 200;

const useStyles = makeStyles({
  line: { display: "inline-flex", alignItems: "center", gap: tokens.spacingHorizontalXS },
  good: { color: tokens.colorStatusSuccessForeground3, fontSize: "16px" },
  bad: { color: tokens.colorStatusDangerForeground3, fontSize: "16px" },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: "16px" },
  errors: { margin: 0, paddingLeft: tokens.spacingHorizontalL, overflowWrap: "anywhere" },
});

/** What became of each row of a file, or would: those that failed first to be looked at. */
export function ImportRows({ report }: { report: ImportReport }) {
  const styles = useStyles();
  const { t } = useTranslation("imports");
  const [onlyFailed, setOnlyFailed] = useState(report.failed > 0);
  const [shown, setShown] = useState(shownAtOnce);
  const rows = onlyFailed ? report.rows.filter((row) => row.outcome === "Failed") : report.rows;
  const columns = useMemo(
    (): Column<ImportRow>[] => [
      { id: "line", heading: t("line"), numeric: true, cell: (row) => row.line },
      { id: "name", heading: t("name"), cell: (row) => (row.id === null || report.dryRun ? row.name : <Link to={`/accounts/${row.id}`}>{row.name}</Link>) },
      {
        id: "outcome",
        heading: t("outcome"),
        cell: (row) => (
          <span className={styles.line}>
            {row.outcome === "Failed" ? (
              <ErrorCircleFilled className={styles.bad} aria-hidden />
            ) : row.outcome === "Unchanged" ? (
              <SubtractCircleRegular className={styles.quiet} aria-hidden />
            ) : (
              <CheckmarkCircleFilled className={styles.good} aria-hidden />
            )}
            {t(`outcomes.${report.dryRun ? "dry" : "real"}.${row.outcome}`)}
          </span>
        ),
      },
      {
        id: "errors",
        heading: t("errors"),
        cell: (row) =>
          row.errors && (
            <ul className={styles.errors}>
              {Object.entries(row.errors).map(([heading, words]) => (
                <li key={heading}>
                  {heading === "row" ? words.join(" ") : `${heading}: ${words.join(" ")}`}
                </li>
              ))}
            </ul>
          ),
      },
    ],
    [t, styles, report.dryRun],
  );

  return (
    <>
      {report.failed > 0 && <Switch label={t("onlyFailed")} checked={onlyFailed} onChange={(_, { checked }) => setOnlyFailed(checked)} />}
      {rows.length > 0 && <DataTable label={t("rows")} columns={columns} rows={rows.slice(0, shown)} keyOf={(row) => String(row.row)} nameOf={(row) => row.name ?? String(row.line)} />}
      {rows.length > shown && (
        <div>
          <Text>{t("shown", { shown, count: rows.length })}</Text> <Button onClick={() => setShown(shown + shownAtOnce)}>{t("more")}</Button>
        </div>
      )}
    </>
  );
}
