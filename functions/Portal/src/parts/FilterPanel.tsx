import { Button, Field, Select, makeStyles, tokens } from "@fluentui/react-components";
import { FilterDismissRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

const useStyles = makeStyles({
  panel: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(160px, 1fr))",
    gap: tokens.spacingHorizontalM,
    alignItems: "end",
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  // In a narrow place it gets narrow, too.
  choice: { minWidth: 0 },
});

interface Props {
  /** A filter is set. */
  any: boolean;
  onClear: () => void;
  children: ReactNode;
}

/** The filters of a list, side by side, and the way to be rid of all of them. */
export function FilterPanel({ any, onClear, children }: Props) {
  const styles = useStyles();
  const { t } = useTranslation("parts");
  return (
    <search className={styles.panel} aria-label={t("filters.label")}>
      {children}
      <Button icon={<FilterDismissRegular />} disabledFocusable={!any} onClick={() => any && onClear()}>
        {t("filters.clear")}
      </Button>
    </search>
  );
}

interface ChoiceProps {
  label: string;
  /** Empty for any. */
  value: string;
  /** The values with their words. */
  options: readonly (readonly [value: string, words: string])[];
  disabled?: boolean;
  onChange: (value: string) => void;
}

/** A filter that is chosen from a list. */
export function FilterChoice({ label, value, options, disabled = false, onChange }: ChoiceProps) {
  const styles = useStyles();
  const { t } = useTranslation("parts");
  return (
    <Field label={label}>
      <Select className={styles.choice} value={value} disabled={disabled} onChange={(_, chosen) => onChange(chosen.value)}>
        <option value="">{t("filters.any")}</option>
        {options.map(([option, words]) => (
          <option key={option} value={option}>
            {words}
          </option>
        ))}
      </Select>
    </Field>
  );
}
