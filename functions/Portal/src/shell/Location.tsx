import { makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

const useStyles = makeStyles({
  list: {
    display: "flex",
    flexWrap: "wrap",
    // Each step is high enough for a finger (WCAG 2.5.8).
    "& > li": { display: "flex", alignItems: "center", minHeight: "24px" },
    margin: 0,
    padding: 0,
    listStyleType: "none",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground2,
  },
  step: { "::after": { content: '"›"', padding: `0 ${tokens.spacingHorizontalSNudge}`, color: tokens.colorNeutralForeground3 } },
  link: { display: "inline-flex", alignItems: "center", minHeight: "24px", color: tokens.colorBrandForegroundLink },
});

export interface Place {
  name: string;
  /** The place's address; none for one that is only a heading. */
  path?: string;
}

/** Where a screen stands in the portal, from the outermost area to the screen itself. */
export function Location({ path }: { path: Place[] }) {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <nav aria-label={t("location")}>
      <ol className={styles.list}>
        {path.map((place, index) =>
          index === path.length - 1 ? (
            <li key={place.name} aria-current="page">
              {place.name}
            </li>
          ) : (
            <li key={place.name} className={styles.step}>
              {place.path ? (
                <Link to={place.path} className={styles.link}>
                  {place.name}
                </Link>
              ) : (
                place.name
              )}
            </li>
          ),
        )}
      </ol>
    </nav>
  );
}
