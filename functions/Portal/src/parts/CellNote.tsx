import { Text, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  note: { display: "block", whiteSpace: "nowrap", color: tokens.colorNeutralForeground3 },
  warning: { color: tokens.colorStatusWarningForeground3 },
});

interface Props {
  warning?: boolean;
  children: ReactNode;
}

/** A remark below a cell's value. */
export function CellNote({ warning = false, children }: Props) {
  const styles = useStyles();
  return (
    <Text className={mergeClasses(styles.note, warning && styles.warning)} size={200}>
      {children}
    </Text>
  );
}
