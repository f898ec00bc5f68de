import { Button, Spinner, Subtitle2, Text, makeStyles, tokens } from "@fluentui/react-components";
import { PlayRegular } from "@fluentui/react-icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { bodyOf } from "../api/client";
import type { components } from "../api/schema";
import { useApi } from "../api/useApi";
import { CellNote } from "../parts/CellNote";
import { FailureBar } from "../parts/FailureBar";
import { useFormat } from "../words/useFormat";

type ReportRun = components["schemas"]["ReportRun"];

const shown = 10;
const soonMilliseconds = 2_000;
const laterMilliseconds = 15_000;

const useStyles = makeStyles({
  section: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  button: { alignSelf: "flex-start" },
  list: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, margin: 0, padding: 0, listStyleType: "none" },
});

interface Props {
  id: string;
  disabled: boolean;
}

/** How a schedule's reports went, the last ones first; and the way to have one made now. */
export function ScheduleRuns({ id, disabled }: Props) {
  const styles = useStyles();
  const { t } = useTranslation(["schedules", "parts"]);
  const api = useApi();
  const queries = useQueryClient();
  const key = ["runs", id];
  const runs = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => bodyOf(api.GET("/api/report-schedules/{id}/runs", { params: { path: { id }, query: { pageSize: shown } }, signal })),
    refetchInterval: ({ state }) => (state.data?.items.some(isUnderWay) ? soonMilliseconds : laterMilliseconds),
  });
  const run = useMutation({
    mutationFn: () => bodyOf(api.POST("/api/report-schedules/{id}/run", { params: { path: { id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: key }),
  });

  return (
    <section className={styles.section} aria-label={t("runs")}>
      <Subtitle2>{t("runs")}</Subtitle2>
      {!disabled && (
        <Button className={styles.button} icon={run.isPending ? <Spinner size="tiny" /> : <PlayRegular />} disabled={run.isPending} onClick={() => run.mutate()}>
          {t("runNow")}
        </Button>
      )}
      {(run.error ?? runs.error) && <FailureBar failure={(run.error ?? runs.error)!} />}
      {runs.data?.items.length === 0 && <Text>{t("noRuns")}</Text>}
      <ul className={styles.list} aria-live="polite">
        {runs.data?.items.map((item) => (
          <Run key={item.id} run={item} />
        ))}
      </ul>
    </section>
  );
}

function Run({ run }: { run: ReportRun }) {
  const { t } = useTranslation("schedules");
  const format = useFormat();
  return (
    <li>
      <Text weight="semibold">{format.dateTime(run.scheduledFor)}</Text> {t(`triggers.${run.trigger}`)}
      <CellNote warning={run.status === "Failed"}>
        {t(`statuses.${run.status}`)}
        {run.rows !== null && ` (${t("rows", { rows: format.number(run.rows) })})`}
      </CellNote>
      {run.error && <Text block>{run.error}</Text>}
      {run.delivery !== "None" && <CellNote warning={run.delivery === "Failed"}>{t(`deliveries.${run.delivery}`)}</CellNote>}
      {run.deliveryDetail && <Text block>{run.deliveryDetail}</Text>}
    </li>
  );
}

function isUnderWay(run: ReportRun): boolean {
  return run.status === "Queued" || run.status === "Running" || run.delivery === "Waiting" || run.delivery === "Sending";
}
