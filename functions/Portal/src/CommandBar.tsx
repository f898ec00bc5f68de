import { Spinner, Text, Toolbar, ToolbarButton, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowClockwiseRegular } from "@fluentui/react-icons";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    justifyContent: "space-between",
    columnGap: tokens.spacingHorizontalM,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  // The buttons' own padding puts their pictures in line with the title.
  tools: { padding: `${tokens.spacingVerticalXS} 0`, marginLeft: `calc(-1 * ${tokens.spacingHorizontalM})` },
  button: { fontWeight: tokens.fontWeightRegular },
  state: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS, color: tokens.colorNeutralForeground3 },
});

interface Props {
  /** Another page is on its way. */
  turning: boolean;
  /** When what is shown was read; null before the first time. */
  updatedAt: Date | null;
  onRefresh: () => void;
}

/** What can be done with the whole list, and how fresh it is. */
export function CommandBar({ turning, updatedAt, onRefresh }: Props) {
  const styles = useStyles();
  return (
    <div className={styles.bar}>
      <Toolbar className={styles.tools} aria-label="Commands">
        <ToolbarButton className={styles.button} icon={<ArrowClockwiseRegular />} onClick={onRefresh}>
          Refresh
        </ToolbarButton>
      </Toolbar>
      {updatedAt && (
        <Text className={styles.state} size={200} title="The list is read again every 10 seconds while it is visible.">
          {turning && <Spinner size="extra-tiny" aria-hidden />}
          Updated at {updatedAt.toLocaleTimeString()}
        </Text>
      )}
    </div>
  );
}
