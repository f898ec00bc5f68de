import { Text, makeStyles } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { CheckEntry } from "../api/types";
import { CellNote } from "../parts/CellNote";
import { Outcome } from "../parts/Outcome";

const useStyles = makeStyles({
  reason: { display: "block", maxWidth: "60ch", overflowWrap: "anywhere" },
});

/** How a check ended, and in plain words why it failed. */
export function CheckOutcome({ entry }: { entry: CheckEntry }) {
  const styles = useStyles();
  const { t } = useTranslation("inbox");
  return (
    <div>
      <Outcome ok={entry.ok}>{entry.ok ? (entry.checks > 1 ? t("checks.uneventful", { count: entry.checks }) : t("checks.ok")) : t("checks.failed")}</Outcome>
      {entry.error && <Text className={styles.reason}>{entry.error.message}</Text>}
      {entry.error?.serverAnswer && <CellNote>{t("checks.serverSaid", { answer: entry.error.serverAnswer })}</CellNote>}
      {entry.messagesOversized > 0 && <CellNote warning>{t("checks.oversized", { count: entry.messagesOversized })}</CellNote>}
      {entry.messagesRecognised > 0 && <CellNote>{t("checks.recognised", { count: entry.messagesRecognised })}</CellNote>}
      {entry.moreToCome && <CellNote>{t("checks.more")}</CellNote>}
    </div>
  );
}
