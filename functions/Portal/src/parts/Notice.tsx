import { Text, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement, ReactNode } from "react";

const useStyles = makeStyles({
  box: {
    display: "flex",
    flexDirection: "column",
    alignItems: "center",
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalXXXL} ${tokens.spacingHorizontalL}`,
    textAlign: "center",
    color: tokens.colorNeutralForeground2,
  },
  picture: { fontSize: "48px", lineHeight: "48px", color: tokens.colorNeutralForeground4 },
});

interface Props {
  picture: ReactElement;
  title: string;
  detail: string;
  action?: ReactNode;
}

/** Stands where a list would, when there is nothing to list. */
export function Notice({ picture, title, detail, action }: Props) {
  const styles = useStyles();
  return (
    <div className={styles.box}>
      <span className={styles.picture} aria-hidden>
        {picture}
      </span>
      <Text size={400} weight="semibold">
        {title}
      </Text>
      <Text align="center">{detail}</Text>
      {action}
    </div>
  );
}
