import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import { useGroups } from "./screens";

const useStyles = makeStyles({
  navigation: {
    boxSizing: "border-box",
    width: "260px",
    flexShrink: 0,
    padding: tokens.spacingVerticalM,
    borderRight: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
    "@media (max-width: 899px)": { position: "fixed", zIndex: 10, top: "40px", bottom: 0, overflowY: "auto", boxShadow: tokens.shadow16 },
  },
  group: {
    margin: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalXS}`,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground3,
  },
  list: { listStyleType: "none", margin: 0, padding: 0 },
  link: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusMedium,
    borderLeft: `3px solid transparent`,
    color: tokens.colorNeutralForeground1,
    textDecoration: "none",
    ":hover": { backgroundColor: tokens.colorNeutralBackground2Hover },
    ":focus-visible": { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
  },
  here: {
    fontWeight: tokens.fontWeightSemibold,
    borderLeftColor: tokens.colorBrandForeground1,
    backgroundColor: tokens.colorNeutralBackground2Selected,
  },
  picture: { fontSize: "20px", flexShrink: 0 },
});

/** The way to the screens that who is signed in may see. */
export function Navigation({ onGo }: { onGo: () => void }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const groups = useGroups();

  return (
    <nav className={styles.navigation} aria-label={t("navigation")}>
      {groups.map((group) => (
        <section key={group.name} aria-labelledby={`group-${group.name}`}>
          <div id={`group-${group.name}`} className={styles.group}>
            {t(`groups.${group.name}`)}
          </div>
          <ul className={styles.list}>
            {group.screens.map(({ name, path, Picture }) => (
              <li key={name}>
                <NavLink to={path} className={({ isActive }) => mergeClasses(styles.link, isActive && styles.here)} onClick={onGo}>
                  <Picture className={styles.picture} aria-hidden />
                  {t(`screens.${name}`)}
                </NavLink>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
