import { Checkbox, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { ArrowDownRegular, ArrowUpRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { DataRow } from "./DataRow";
import type { Selection } from "./useSelection";

/** A column of a table: what its heading says and its cells show. */
export interface Column<T> {
  id: string;
  heading: string;
  cell: (row: T) => ReactNode;
  /** Figures stand at the right. */
  numeric?: boolean;
  /** The word of the list's `sort` parameter, where the list can be sorted by it. */
  sort?: string;
}

interface Props<T> {
  /** Says what the table holds. */
  label: string;
  columns: Column<T>[];
  rows: readonly T[];
  keyOf: (row: T) => string;
  /** What a row is called where it is selected. */
  nameOf: (row: T) => string;
  /** The list's order: a column's `sort`, with a hyphen from the other end. */
  sort?: string;
  onSort?: (sort: string) => void;
  selection?: Selection;
  /** What can be done with a row; stands in its last column. */
  actions?: (row: T) => ReactNode;
}

const useStyles = makeStyles({
  scroll: { overflowX: "auto", ":focus-visible": { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` } },
  table: {
    width: "100%",
    borderCollapse: "collapse",
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    // On a phone each row becomes a card of headings and values.
    "@media (max-width: 639px)": { display: "block", "& > thead": { display: "none" }, "& > tbody": { display: "block" } },
  },
  heading: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalSNudge}`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    textAlign: "left",
    verticalAlign: "bottom",
    fontWeight: tokens.fontWeightSemibold,
  },
  numeric: { textAlign: "right" },
  narrow: { width: "1%" },
  actions: { position: "sticky", right: 0, width: "1%", backgroundColor: tokens.colorNeutralBackground1 },
  sort: {
    display: "inline-flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalXS,
    padding: 0,
    border: "none",
    background: "none",
    color: "inherit",
    font: "inherit",
    textAlign: "inherit",
    cursor: "pointer",
    ":hover": { textDecoration: "underline" },
    ":focus-visible": { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
  },
});

/** Rows under headings: sorted, selected and acted on as its props say. A row is drawn anew only if it, the columns or the actions changed. */
export function DataTable<T>({ label, columns, rows, keyOf, nameOf, sort, onSort, selection, actions }: Props<T>) {
  const styles = useStyles();
  const { t } = useTranslation("parts");
  const keys = rows.map(keyOf);
  const chosen = keys.filter((key) => selection?.selected.has(key)).length;

  return (
    // A region that scrolls must be reachable by keyboard.
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={label}>
      <table className={styles.table}>
        <thead>
          <tr>
            {selection && (
              <th className={mergeClasses(styles.heading, styles.narrow)}>
                <Checkbox
                  aria-label={t("table.selectAll")}
                  checked={chosen === 0 ? false : chosen === keys.length ? true : "mixed"}
                  onChange={(_, { checked }) => selection.replace(checked === true ? keys : [])}
                />
              </th>
            )}
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                className={mergeClasses(styles.heading, column.numeric && styles.numeric)}
                {...(sort !== undefined && bare(sort) === column.sort && { "aria-sort": sort.startsWith("-") ? "descending" : "ascending" })}
              >
                {column.sort && onSort ? (
                  <button type="button" className={styles.sort} onClick={() => onSort(sort === column.sort ? `-${column.sort}` : column.sort!)}>
                    {column.heading}
                    {bare(sort) === column.sort && (sort?.startsWith("-") ? <ArrowDownRegular aria-hidden /> : <ArrowUpRegular aria-hidden />)}
                  </button>
                ) : (
                  column.heading
                )}
              </th>
            ))}
            {actions && (
              <th scope="col" className={mergeClasses(styles.heading, styles.actions)}>
                {t("table.actions")}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const key = keyOf(row);
            return (
              <DataRow
                key={key}
                row={row}
                columns={columns}
                id={key}
                name={nameOf(row)}
                selected={selection?.selected.has(key)}
                onSelect={selection?.toggle}
                actions={actions}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function bare(sort: string | undefined): string | undefined {
  return sort?.replace(/^-/, "");
}
