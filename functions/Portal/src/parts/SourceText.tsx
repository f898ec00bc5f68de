import { makeStyles, tokens } from "@fluentui/react-components";

const useStyles = makeStyles({
  text: {
    margin: 0,
    padding: tokens.spacingHorizontalM,
    maxHeight: "70vh",
    overflow: "auto",
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    whiteSpace: "pre-wrap",
    overflowWrap: "anywhere",
    ":focus-visible": { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
  },
});

interface Props {
  /** Says what it is. */
  label: string;
  children: string;
}

/** What a machine said, as it said it: long, and scrolled by itself. */
export function SourceText({ label, children }: Props) {
  const styles = useStyles();
  return (
    // A region that scrolls must be reachable by keyboard.
    <pre className={styles.text} tabIndex={0} role="region" aria-label={label}>
      {children}
    </pre>
  );
}
