import { makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";

const useStyles = makeStyles({
  table: { borderCollapse: "collapse", width: "100%", tableLayout: "fixed", fontSize: tokens.fontSizeBase200 },
  cell: {
    padding: tokens.spacingHorizontalXS,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    textAlign: "left",
    verticalAlign: "top",
    overflowWrap: "anywhere",
  },
});

interface Props {
  before: unknown;
  after: unknown;
}

/** What a thing was like before and after: only where the two differ. */
export function Changes({ before, after }: Props) {
  const styles = useStyles();
  const { t } = useTranslation("audit");
  const was = membersOf(before);
  const is = membersOf(after);
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((name) => words(was[name]) !== words(is[name]));
  return (
    <table className={styles.table} aria-label={t("changes")}>
      <thead>
        <tr>
          {[t("member"), t("before"), t("after")].map((heading) => (
            <th key={heading} scope="col" className={styles.cell}>
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {names.map((name) => (
          <tr key={name}>
            <th scope="row" className={styles.cell}>
              {name}
            </th>
            <td className={styles.cell}>{words(was[name])}</td>
            <td className={styles.cell}>{words(is[name])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function membersOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function words(value: unknown): string {
  return value === undefined || value === null ? "–" : typeof value === "string" ? value : JSON.stringify(value);
}
