import { Button, Subtitle2, Text, makeStyles, tokens } from "@fluentui/react-components";
import { MailSettingsRegular, NavigationRegular, PersonRegular, SettingsRegular, SignOutRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Me } from "../api/types";

const phone = "@media (max-width: 639px)";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    minHeight: "40px",
    padding: `0 ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
  },
  product: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS, flexGrow: 1, color: "inherit", textDecoration: "none" },
  mark: { width: "24px", height: "24px" },
  me: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS, overflowWrap: "anywhere", [phone]: { display: "none" } },
  tool: {
    color: tokens.colorNeutralForegroundOnBrand,
    fontWeight: tokens.fontWeightRegular,
    flexShrink: 0,
    minWidth: "32px",
    ":hover": { color: tokens.colorNeutralForegroundOnBrand, backgroundColor: tokens.colorBrandBackgroundHover },
    ":hover:active": { color: tokens.colorNeutralForegroundOnBrand, backgroundColor: tokens.colorBrandBackgroundPressed },
    ":hover .fui-Button__icon": { color: tokens.colorNeutralForegroundOnBrand },
    ":hover:active .fui-Button__icon": { color: tokens.colorNeutralForegroundOnBrand },
  },
});

interface Props {
  me: Me;
  /** The navigation is shown. */
  navigationOpen: boolean;
  onNavigation: () => void;
  onSettings: () => void;
  onSignOut: () => void;
}

/** The product's name, the settings, who is signed in, and the way out. */
export function TopBar({ me, navigationOpen, onNavigation, onSettings, onSignOut }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <header className={styles.bar}>
      <Button
        className={styles.tool}
        appearance="transparent"
        icon={<NavigationRegular />}
        aria-label={t("navigation")}
        aria-expanded={navigationOpen}
        onClick={onNavigation}
      />
      <Link to="/" className={styles.product}>
        <MailSettingsRegular className={styles.mark} aria-hidden />
        <Subtitle2>MailFunctions</Subtitle2>
      </Link>
      <Button className={styles.tool} appearance="transparent" icon={<SettingsRegular />} aria-label={t("settings.title")} onClick={onSettings} />
      <Text className={styles.me} title={me.roles.join(", ")}>
        <PersonRegular aria-hidden />
        {me.name}
      </Text>
      <Button className={styles.tool} appearance="transparent" size="small" icon={<SignOutRegular />} onClick={onSignOut}>
        {t("signOut")}
      </Button>
    </header>
  );
}
