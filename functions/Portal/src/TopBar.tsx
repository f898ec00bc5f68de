import { Button, Subtitle2, Text, makeStyles, tokens } from "@fluentui/react-components";
import { MailSettingsRegular, PersonRegular, SignOutRegular } from "@fluentui/react-icons";
import type { Me } from "./api";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalM,
    minHeight: "40px",
    padding: `0 ${tokens.spacingHorizontalXXL}`,
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
  },
  mark: { width: "24px", height: "24px" },
  product: { flexGrow: 1 },
  me: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS, overflowWrap: "anywhere" },
  out: {
    color: tokens.colorNeutralForegroundOnBrand,
    fontWeight: tokens.fontWeightRegular,
    flexShrink: 0,
    ":hover": { color: tokens.colorNeutralForegroundOnBrand, backgroundColor: tokens.colorBrandBackgroundHover },
    ":hover:active": { color: tokens.colorNeutralForegroundOnBrand, backgroundColor: tokens.colorBrandBackgroundPressed },
    ":hover .fui-Button__icon": { color: tokens.colorNeutralForegroundOnBrand },
    ":hover:active .fui-Button__icon": { color: tokens.colorNeutralForegroundOnBrand },
  },
});

interface Props {
  me: Me;
  onSignOut: () => void;
}

/** The product's name, who is signed in, and the way out. */
export function TopBar({ me, onSignOut }: Props) {
  const styles = useStyles();
  return (
    <header className={styles.bar}>
      <MailSettingsRegular className={styles.mark} aria-hidden />
      <Subtitle2 className={styles.product}>MailFunctions</Subtitle2>
      <Text className={styles.me} title={me.roles.join(", ")}>
        <PersonRegular aria-hidden />
        {me.name}
      </Text>
      <Button className={styles.out} appearance="transparent" size="small" icon={<SignOutRegular />} onClick={onSignOut}>
        Sign out
      </Button>
    </header>
  );
}
