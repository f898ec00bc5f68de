import { Text, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import {
  CheckmarkCircleFilled,
  CircleRegular,
  ClockFilled,
  ErrorCircleFilled,
  type FluentIcon,
  PauseCircleFilled,
  WarningFilled,
} from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import type { CheckState, CheckStatus } from "../api/types";
import { CellNote } from "../parts/CellNote";
import { Moment } from "../parts/Moment";
import { useFormat } from "../words/useFormat";

type Tone = "good" | "bad" | "warning" | "busy" | "neutral";

const pictures: Record<CheckState, { tone: Tone; Picture: FluentIcon }> = {
  Never: { tone: "neutral", Picture: CircleRegular },
  Queued: { tone: "busy", Picture: ClockFilled },
  Ok: { tone: "good", Picture: CheckmarkCircleFilled },
  Failing: { tone: "bad", Picture: ErrorCircleFilled },
  Suspended: { tone: "bad", Picture: PauseCircleFilled },
  Overdue: { tone: "warning", Picture: WarningFilled },
};

const useStyles = makeStyles({
  cell: { padding: `${tokens.spacingVerticalXS} 0` },
  state: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS, whiteSpace: "nowrap" },
  picture: { fontSize: "16px", flexShrink: 0 },
  good: { color: tokens.colorStatusSuccessForeground3 },
  bad: { color: tokens.colorStatusDangerForeground3 },
  warning: { color: tokens.colorStatusWarningForeground3 },
  busy: { color: tokens.colorBrandForeground1 },
  neutral: { color: tokens.colorNeutralForeground3 },
  // The whole of a long reason is in the tooltip, so that one account does not push the others off the screen.
  reason: {
    display: "-webkit-box",
    WebkitBoxOrient: "vertical",
    WebkitLineClamp: 2,
    overflow: "hidden",
    minWidth: "280px",
    maxWidth: "480px",
    color: tokens.colorStatusDangerForeground1,
    overflowWrap: "anywhere",
  },
});

/** How checking an account goes: its state in words, when it was last checked, and why it fails. */
export function Health({ check }: { check: CheckStatus }) {
  const styles = useStyles();
  const { t } = useTranslation("accounts");
  const format = useFormat();
  const { tone, Picture } = pictures[check.state];
  return (
    <div className={styles.cell}>
      <span className={styles.state}>
        <Picture className={mergeClasses(styles.picture, styles[tone])} aria-hidden />
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
