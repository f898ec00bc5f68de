import { Button, MessageBar, MessageBarBody, MessageBarTitle, Spinner, Text, makeStyles, mergeClasses, shorthands, tokens } from "@fluentui/react-components";
import { ArrowUploadRegular, DocumentTableRegular } from "@fluentui/react-icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type DragEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { bodyOf } from "../api/client";
import { useApi } from "../api/useApi";
import { FailureBar } from "../parts/FailureBar";
import { Screen } from "../shell/Screen";
import { useFormat } from "../words/useFormat";
import { ImportRows } from "./ImportRows";

const useStyles = makeStyles({
  drop: {
    display: "flex",
    flexDirection: "column",
    alignItems: "center",
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalXXXL,
    border: `${tokens.strokeWidthThick} dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    textAlign: "center",
    overflowWrap: "anywhere",
  },
  over: { ...shorthands.borderColor(tokens.colorBrandStroke1), backgroundColor: tokens.colorBrandBackground2 },
  picture: { fontSize: "40px", color: tokens.colorNeutralForeground3 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

/** Takes a CSV file with accounts: tells first what it would do with each row, and does it once asked. */
export function ImportScreen() {
  const styles = useStyles();
  const { t } = useTranslation(["imports", "shell", "parts"]);
  const api = useApi();
  const queries = useQueryClient();
  const format = useFormat();
  const chooser = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [over, setOver] = useState(false);
  const load = useMutation({
    mutationFn: ({ csv, dryRun }: { csv: File; dryRun: boolean }) =>
      bodyOf(
        api.POST("/api/accounts/import", {
          params: { query: { dryRun } },
          // As the file is, byte by byte: it need not be UTF-8.
          body: csv as unknown as string,
          bodySerializer: (body) => body as unknown as Blob,
          headers: { "Content-Type": "text/csv" },
        }),
      ),
    onSuccess: (report) => report.dryRun || queries.invalidateQueries({ queryKey: ["accounts"] }),
  });
  const report = load.data;

  const take = (csv: File | undefined) => {
    if (csv) {
      setFile(csv);
      load.mutate({ csv, dryRun: true });
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };

  return (
    <Screen title={t("shell:screens.import")} below={[{ name: t("shell:places.settings") }, { name: t("shell:places.email") }]} busy={load.isPending}>
      <Text>{t("explain")}</Text>
      <div
        className={mergeClasses(styles.drop, over && styles.over)}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <DocumentTableRegular className={styles.picture} aria-hidden />
        <Text>{file ? t("chosen", { name: file.name, size: format.bytes(file.size) }) : t("drop")}</Text>
        <Button icon={<ArrowUploadRegular />} onClick={() => chooser.current?.click()}>
          {t("choose")}
        </Button>
        <input
          ref={chooser}
          type="file"
          accept=".csv,text/csv"
          hidden
          aria-label={t("choose")}
          onChange={(event) => {
            take(event.target.files?.[0]);
            // The same file can be chosen again after it was mended.
            event.target.value = "";
          }}
        />
      </div>
      {load.isPending && <Spinner label={t(load.variables.dryRun ? "checking" : "importing")} />}
      {load.error && <FailureBar failure={load.error} />}
      <div aria-live="polite">
        {report && !load.isPending && (
          <MessageBar intent={report.failed > 0 || report.error ? "warning" : "success"} layout="multiline">
            <MessageBarBody>
              <MessageBarTitle>{t(report.dryRun ? "wouldBe" : "done")}</MessageBarTitle>{" "}
              {t("counts", {
                created: format.number(report.created),
                updated: format.number(report.updated),
                unchanged: format.number(report.unchanged),
                failed: format.number(report.failed),
              })}{" "}
              {report.error}
            </MessageBarBody>
          </MessageBar>
        )}
      </div>
      {report?.dryRun && file && !load.isPending && report.created + report.updated > 0 && (
        <div className={styles.buttons}>
          <Button appearance="primary" onClick={() => load.mutate({ csv: file, dryRun: false })}>
            {t("import", { count: report.created + report.updated })}
          </Button>
          {report.failed > 0 && <Text>{t("failedStay")}</Text>}
        </div>
      )}
      {report && !load.isPending && <ImportRows report={report} />}
    </Screen>
  );
}
