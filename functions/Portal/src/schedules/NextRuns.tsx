import { Subtitle2, makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { useFormat } from "../words/useFormat";
import type { ReportSchedule } from "./values";

const useStyles = makeStyles({
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalXL },
});

/** When a schedule's next reports are made, as it is saved, in the browser's own time. */
export function NextRuns({ schedule }: { schedule: ReportSchedule }) {
  const styles = useStyles();
  const { t } = useTranslation("schedules");
  const format = useFormat();
  if (schedule.nextRuns.length === 0) {
    return null;
  }
  return (
    <section aria-label={t("nextRuns")}>
      <Subtitle2>{t("nextRuns")}</Subtitle2>
      <ol className={styles.list}>
        {schedule.nextRuns.map((at) => (
          <li key={at}>
            <time dateTime={at}>{format.dateTime(at)}</time> ({format.relative(at)})
          </li>
        ))}
      </ol>
    </section>
  );
}
