import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { Link } from "react-router";
import { useFormat } from "../words/useFormat";

const useStyles = makeStyles({
  tile: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXS,
    height: "100%",
    boxSizing: "border-box",
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    textDecoration: "none",
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover, border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1Hover}` },
    ":focus-visible": { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
  },
  count: { ...typographyStyles.title2 },
  name: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS, color: tokens.colorNeutralForeground2 },
});

interface Props {
  count: number;
  name: string;
  picture: ReactElement;
  to: string;
}

/** A number that leads to what it counts. */
export function Tile({ count, name, picture, to }: Props) {
  const styles = useStyles();
  const number = useFormat().number(count);
  return (
    <li>
      <Link to={to} className={styles.tile}>
        <span className={styles.count}>{number}</span>
        <span className={styles.name}>
          {picture}
          {name}
        </span>
      </Link>
    </li>
  );
}
