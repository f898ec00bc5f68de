import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { type ReactNode, useId } from "react";

const useStyles = makeStyles({
  // What is hidden within is placed within, or it would lengthen the page.
  section: { position: "relative", display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, minWidth: 0, marginTop: tokens.spacingVerticalS },
  title: { ...typographyStyles.subtitle2, margin: 0 },
});

interface Props {
  title: string;
  children: ReactNode;
}

/** A part of the screen with a title of its own. */
export function Section({ title, children }: Props) {
  const styles = useStyles();
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        {title}
      </h2>
      {children}
    </section>
  );
}
