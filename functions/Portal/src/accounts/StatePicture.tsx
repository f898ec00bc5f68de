import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import {
  CheckmarkCircleFilled,
  CircleRegular,
  ClockFilled,
  ErrorCircleFilled,
  type FluentIcon,
  PauseCircleFilled,
  WarningFilled,
} from "@fluentui/react-icons";
import type { CheckState } from "../api/types";

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
  picture: { fontSize: "16px", flexShrink: 0 },
  good: { color: tokens.colorStatusSuccessForeground3 },
  bad: { color: tokens.colorStatusDangerForeground3 },
  warning: { color: tokens.colorStatusWarningForeground3 },
  busy: { color: tokens.colorBrandForeground1 },
  neutral: { color: tokens.colorNeutralForeground3 },
});

/** The picture of how an account is doing; stands beside the word for it. */
export function StatePicture({ state }: { state: CheckState }) {
  const styles = useStyles();
  const { tone, Picture } = pictures[state];
  return <Picture className={mergeClasses(styles.picture, styles[tone])} aria-hidden />;
}
