import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { type ReactNode, useEffect, useRef } from "react";
import { Location, type Place } from "./Location";

const useStyles = makeStyles({
  screen: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    minWidth: 0,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalXXL} ${tokens.spacingVerticalXXL}`,
    "@media (max-width: 639px)": { paddingLeft: tokens.spacingHorizontalM, paddingRight: tokens.spacingHorizontalM },
  },
  title: { ...typographyStyles.title3, margin: 0, overflowWrap: "anywhere", outlineStyle: "none" },
});

interface Props {
  title: string;
  /** The places above this one. */
  below: Place[];
  busy?: boolean;
  children: ReactNode;
}

/** The frame of every screen: where it stands, its title, its content. */
export function Screen({ title, below, busy = false, children }: Props) {
  const styles = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    document.title = `${title} – MailFunctions`;
  }, [title]);

  // Who goes to another screen by keyboard or hears the page begins at its title, unless a panel is open over it.
  useEffect(() => {
    if (!document.querySelector("[aria-modal=true]")) {
      heading.current?.focus({ preventScroll: true });
    }
  }, []);

  return (
    <div className={styles.screen} aria-busy={busy}>
      <div>
        <Location path={[...below, { name: title }]} />
        <h1 ref={heading} tabIndex={-1} className={styles.title}>
          {title}
        </h1>
      </div>
      {children}
    </div>
  );
}
