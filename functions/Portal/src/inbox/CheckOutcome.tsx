import { Text, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { CheckmarkCircleFilled, ErrorCircleFilled } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import type { CheckEntry } from "../api/types";
import { CellNote } from "../parts/CellNote";

const useStyles = makeStyles({
  line: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS },
  picture: { fontSize: "16px", flexShrink: 0 },
  good: { color: tokens.colorStatusSuccessForeground3 },
  bad: { color: tokens.colorStatusDangerForeground3 },
  reason: { display: "block", maxWidth: "60ch", overflowWrap: "anywhere" },
});

/** How a check ended, and in plain words why it failed. */
export function CheckOutcome({ entry }: { entry: CheckEntry }) {
  const styles = useStyles();
  const { t } = useTranslation("inbox");
  const Picture = entry.ok ? CheckmarkCircleFilled : ErrorCircleFilled;
  return (
    <div>
      <span className={styles.line}>
        <Picture className={mergeClasses(styles.picture, entry.ok ? styles.good : styles.bad)} aria-hidden />
        {entry.ok ? (entry.checks > 1 ? t("checks.uneventful", { count: entry.checks }) : t("checks.ok")) : t("checks.failed")}
      </span>
      {entry.error && <Text className={styles.reason}>{entry.error.message}</Text>}
      {entry.error?.serverAnswer && <CellNote>{t("checks.serverSaid", { answer: entry.error.serverAnswer })}</CellNote>}
      {entry.messagesOversized > 0 && <CellNote warning>{t("checks.oversized", { count: entry.messagesOversized })}</CellNote>}
      {entry.messagesRecognised > 0 && <CellNote>{t("checks.recognised", { count: entry.messagesRecognised })}</CellNote>}
      {entry.moreToCome && <CellNote>{t("checks.more")}</CellNote>}
    </div>
  );
}
