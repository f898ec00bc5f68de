import { Spinner, Text, Toolbar, ToolbarButton, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowClockwiseRegular } from "@fluentui/react-icons";
import type { ReactElement, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useShortcut } from "../shell/useShortcut";
import { useFormat } from "../words/useFormat";

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
  tools: { flexWrap: "wrap", padding: `${tokens.spacingVerticalXS} 0`, marginLeft: `calc(-1 * ${tokens.spacingHorizontalM})` },
  // Short words need no more room than they take.
  button: { minWidth: 0, fontWeight: tokens.fontWeightRegular },
  state: { display: "flex", flexWrap: "wrap", alignItems: "center", columnGap: tokens.spacingHorizontalM, paddingBottom: tokens.spacingVerticalXS, paddingTop: tokens.spacingVerticalXS },
  fresh: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS, color: tokens.colorNeutralForeground3 },
});

interface CommandBarProps {
  /** Another page is on its way. */
  turning?: boolean;
  /** When what is shown was read; null before the first time. */
  updatedAt?: Date | null;
  onRefresh?: () => void;
  /** How the list is shown: a choice beside how fresh it is. */
  beside?: ReactNode;
  /** The commands: `Command`s. */
  children?: ReactNode;
}

/** What can be done with a whole screen, and how fresh it is. */
export function CommandBar({ turning = false, updatedAt = null, onRefresh, beside, children }: CommandBarProps) {
  const styles = useStyles();
  const { t } = useTranslation("parts");
  const format = useFormat();
  useShortcut("r", () => onRefresh?.(), onRefresh !== undefined);
  return (
    <div className={styles.bar}>
      <Toolbar className={styles.tools} aria-label={t("commands.label")}>
        {children}
        {onRefresh && (
          <Command picture={<ArrowClockwiseRegular />} onClick={onRefresh}>
            {t("commands.refresh")}
          </Command>
        )}
      </Toolbar>
      <div className={styles.state}>
        {updatedAt && (
          <Text className={styles.fresh} size={200} title={t("commands.byItself")}>
            {turning && <Spinner size="extra-tiny" aria-hidden />}
            {t("commands.updatedAt", { time: format.time(updatedAt) })}
          </Text>
        )}
        {beside}
      </div>
    </div>
  );
}

interface CommandProps {
  picture: ReactElement;
  /** Says more of what it does. */
  title?: string;
  /** What it does cannot be done now. */
  disabled?: boolean;
  /** For a command that switches something on and off. */
  pressed?: boolean;
  /** It opens a menu. */
  menu?: boolean;
  onClick: () => void;
  children: ReactNode;
}

/** A button of a command bar. */
export function Command({ picture, title, disabled = false, pressed, menu = false, onClick, children }: CommandProps) {
  const styles = useStyles();
  return (
    <ToolbarButton
      className={styles.button}
      icon={picture}
      title={title}
      disabled={disabled}
      onClick={onClick}
      {...(pressed !== undefined && { "aria-pressed": pressed })}
      {...(menu && { "aria-haspopup": "menu", "aria-expanded": false })}
    >
      {children}
    </ToolbarButton>
  );
}
