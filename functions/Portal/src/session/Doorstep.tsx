import { Card, Subtitle1, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  page: { display: "grid", placeItems: "center", minHeight: "100vh", padding: tokens.spacingHorizontalL, boxSizing: "border-box", backgroundColor: tokens.colorNeutralBackground2 },
  card: { width: "100%", maxWidth: "420px", padding: tokens.spacingHorizontalXXL, boxSizing: "border-box", display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL },
});

/** What stands in front of the portal, for who is not in it. */
export function Doorstep({ children }: { children: ReactNode }) {
  const styles = useStyles();
  return (
    <main className={styles.page}>
      <Card className={styles.card}>
        <Subtitle1 as="h1">MailFunctions</Subtitle1>
        {children}
      </Card>
    </main>
  );
}
