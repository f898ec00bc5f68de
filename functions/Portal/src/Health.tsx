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
import type { Check, CheckState } from "./api";
import { CellNote } from "./CellNote";

type Tone = "good" | "bad" | "warning" | "busy" | "neutral";

const words: Record<CheckState, { text: string; tone: Tone; Picture: FluentIcon }> = {
  Never: { text: "Not checked yet", tone: "neutral", Picture: CircleRegular },
  Queued: { text: "Being checked", tone: "busy", Picture: ClockFilled },
  Ok: { text: "Healthy", tone: "good", Picture: CheckmarkCircleFilled },
  Failing: { text: "Failing", tone: "bad", Picture: ErrorCircleFilled },
  Suspended: { text: "Suspended", tone: "bad", Picture: PauseCircleFilled },
  Overdue: { text: "Overdue", tone: "warning", Picture: WarningFilled },
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
export function Health({ check }: { check: Check }) {
  const styles = useStyles();
  // A newer app may know states that this page does not.
  const { text, tone, Picture } = words[check.state] ?? { ...words.Never, text: check.state };
  return (
    <div className={styles.cell}>
      <span className={styles.state}>
        <Picture className={mergeClasses(styles.picture, styles[tone])} aria-hidden />
        {text}
      </span>
      {check.lastCheckedAt && (
        <CellNote>
          Checked <time dateTime={check.lastCheckedAt}>{new Date(check.lastCheckedAt).toLocaleString()}</time>
        </CellNote>
      )}
      {check.lastError && (
        <Text className={styles.reason} size={200} title={check.lastError.message}>
          {check.lastError.message}
        </Text>
      )}
    </div>
  );
}
