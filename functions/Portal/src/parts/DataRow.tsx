import { Checkbox, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { type ReactNode, memo } from "react";
import { useTranslation } from "react-i18next";
import type { Column } from "./DataTable";

const phone = "@media (max-width: 639px)";

const useStyles = makeStyles({
  row: {
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover },
    [phone]: { display: "block", padding: `${tokens.spacingVerticalS} 0` },
  },
  selected: { backgroundColor: tokens.colorSubtleBackgroundSelected },
  cell: {
    height: "44px",
    boxSizing: "border-box",
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalSNudge}`,
    [phone]: {
      display: "flex",
      alignItems: "center",
      justifyContent: "space-between",
      gap: tokens.spacingHorizontalM,
      height: "auto",
      minHeight: "32px",
      textAlign: "right",
      overflowWrap: "anywhere",
      "::before": { content: "attr(data-heading)", color: tokens.colorNeutralForeground3, textAlign: "left", flexShrink: 0 },
    },
  },
  numeric: { textAlign: "right", fontVariantNumeric: "tabular-nums" },
  // Wherever the table is scrolled to, what can be done with a row is at hand.
  actions: { position: "sticky", right: 0, whiteSpace: "nowrap", backgroundColor: tokens.colorNeutralBackground1, [phone]: { position: "static" } },
});

interface Props<T> {
  row: T;
  columns: Column<T>[];
  id: string;
  name: string;
  selected: boolean | undefined;
  onSelect: ((id: string, on: boolean) => void) | undefined;
  actions: ((row: T) => ReactNode) | undefined;
}

/** A row of a table. */
export const DataRow = memo(Row) as typeof Row;

function Row<T>({ row, columns, id, name, selected = false, onSelect, actions }: Props<T>) {
  const styles = useStyles();
  const { t } = useTranslation("parts");
  return (
    <tr className={mergeClasses(styles.row, selected && styles.selected)}>
      {onSelect && (
        <td className={styles.cell} data-heading={t("table.select")}>
          <Checkbox aria-label={t("table.selectOne", { name })} checked={selected} onChange={(_, { checked }) => onSelect(id, checked === true)} />
        </td>
      )}
      {columns.map((column) => (
        <td key={column.id} data-heading={column.heading} className={mergeClasses(styles.cell, column.numeric && styles.numeric)}>
          {column.cell(row)}
        </td>
      ))}
      {actions && (
        <td className={mergeClasses(styles.cell, styles.actions)} data-heading={t("table.actions")}>
          {actions(row)}
        </td>
      )}
    </tr>
  );
}
