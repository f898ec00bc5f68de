import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { useSignedIn } from "../api/useApi";
import { usePreferences } from "./preferences";
import { useScreens } from "./screens";

const useStyles = makeStyles({
  list: { display: "grid", gridTemplateColumns: "auto 1fr", gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`, margin: 0 },
  words: { margin: 0 },
  key: {
    padding: `0 ${tokens.spacingHorizontalSNudge}`,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusSmall,
    fontFamily: tokens.fontFamilyMonospace,
  },
});

const onLists = ["/", "n", "r", "f"] as const;

/** The keys that do something. */
export default function ShortcutList({ onClose }: { onClose: () => void }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { shortcuts } = usePreferences();
  const { roles } = useSignedIn().me;
  const screens = useScreens();
  // Who may only look makes nothing new.
  const keys = onLists.filter((key) => key !== "n" || roles.some((role) => role.endsWith(".Manage")));
  const rows: [string[], string][] = [
    [["?"], t("shortcuts.help")],
    ...keys.map((key): [string[], string] => [[key], t(`shortcuts.keys.${key}`)]),
    ...screens.map(({ name, shortcut }): [string[], string] => [["g", shortcut], t("shortcuts.go", { screen: t(`screens.${name}`) })]),
  ];

  return (
    <Dialog open onOpenChange={onClose}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t("shortcuts.title")}</DialogTitle>
          <DialogContent>
            {!shortcuts && <p>{t("shortcuts.off")}</p>}
            <dl className={styles.list}>
              {rows.map(([keys, words]) => [
                <dt key={`${words} keys`}>
                  {keys.map((key) => (
                    <kbd key={key} className={styles.key}>
                      {key}
                    </kbd>
                  ))}
                </dt>,
                <dd key={words} className={styles.words}>
                  {words}
                </dd>,
              ])}
            </dl>
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{t("close")}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
