import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { CheckmarkCircleFilled, ErrorCircleFilled } from "@fluentui/react-icons";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  line: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS },
  picture: { fontSize: "16px", flexShrink: 0 },
  good: { color: tokens.colorStatusSuccessForeground3 },
  bad: { color: tokens.colorStatusDangerForeground3 },
});

/** Whether something succeeded: a picture beside the words for it. */
export function Outcome({ ok, children }: { ok: boolean; children: ReactNode }) {
  const styles = useStyles();
  const Picture = ok ? CheckmarkCircleFilled : ErrorCircleFilled;
  return (
    <span className={styles.line}>
      <Picture className={mergeClasses(styles.picture, ok ? styles.good : styles.bad)} aria-hidden />
      {children}
    </span>
  );
}
