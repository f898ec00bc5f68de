import { ProgressBar, Text, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { CheckmarkCircleFilled, ClockRegular, ErrorCircleFilled } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import type { Export } from "../api/types";

const useStyles = makeStyles({
  line: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS },
  picture: { fontSize: "16px", flexShrink: 0 },
  good: { color: tokens.colorStatusSuccessForeground3 },
  bad: { color: tokens.colorStatusDangerForeground3 },
  progress: { width: "120px" },
});

/** How far a file is, and why it failed. */
export function ExportState({ file }: { file: Export }) {
  const styles = useStyles();
  const { t } = useTranslation("exports");
  const words = t(`states.${file.status}`);
  return (
    <div>
      <span className={styles.line}>
        {file.status === "Ready" && <CheckmarkCircleFilled className={mergeClasses(styles.picture, styles.good)} aria-hidden />}
        {file.status === "Failed" && <ErrorCircleFilled className={mergeClasses(styles.picture, styles.bad)} aria-hidden />}
        {file.status === "Queued" && <ClockRegular className={styles.picture} aria-hidden />}
        {words}
      </span>
      {file.status === "Running" && <ProgressBar className={styles.progress} aria-label={words} />}
      {file.error && <Text size={200}>{file.error}</Text>}
    </div>
  );
}
