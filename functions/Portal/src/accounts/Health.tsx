import { Text, makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { CheckStatus } from "../api/types";
import { CellNote } from "../parts/CellNote";
import { Moment } from "../parts/Moment";
import { useFormat } from "../words/useFormat";
import { StatePicture } from "./StatePicture";

const useStyles = makeStyles({
  cell: { padding: `${tokens.spacingVerticalXS} 0` },
  state: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS, whiteSpace: "nowrap" },
  // The whole of a long reason is in the tooltip, so that one account does not push the others off the screen.
  reason: {
    display: "-webkit-box",
    WebkitBoxOrient: "vertical",
    WebkitLineClamp: 2,
    overflow: "hidden",
    minWidth: "200px",
    maxWidth: "480px",
    color: tokens.colorStatusDangerForeground3,
    overflowWrap: "anywhere",
  },
});

/** How checking an account goes: its state in words, when it was last checked, and why it fails. */
export function Health({ check }: { check: CheckStatus }) {
  const styles = useStyles();
  const { t } = useTranslation("accounts");
  const format = useFormat();
  return (
    <div className={styles.cell}>
      <span className={styles.state}>
        <StatePicture state={check.state} />
        {t(`states.${check.state}`)}
      </span>
      {check.lastCheckedAt && (
        <CellNote>
          {t("checked")} <Moment at={check.lastCheckedAt} />
        </CellNote>
      )}
      {check.progress && <CellNote>{t("progress", { stored: format.number(check.progress.stored), total: format.number(check.progress.total) })}</CellNote>}
      {check.lastError && (
        <Text className={styles.reason} size={200} title={check.lastError.message}>
          {check.lastError.message}
        </Text>
      )}
    </div>
  );
}
