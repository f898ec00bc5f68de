import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Radio,
  RadioGroup,
  Select,
  Switch,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { type Language, languages } from "../words/languages";
import { type Theme, prefer, usePreferences } from "./preferences";

const themes: Theme[] = ["system", "light", "dark"];

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL },
});

/** What a person chooses for this browser: language, theme, shortcuts. It takes effect at once. */
export default function Settings({ onClose }: { onClose: () => void }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const chosen = usePreferences();

  return (
    <Dialog open onOpenChange={onClose}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t("settings.title")}</DialogTitle>
          <DialogContent className={styles.form}>
            <Field label={t("settings.language")}>
              <Select value={chosen.language ?? ""} onChange={(_, { value }) => prefer({ language: value === "" ? null : (value as Language) })}>
                <option value="">{t("settings.browserLanguage")}</option>
                {Object.entries(languages).map(([tag, name]) => (
                  <option key={tag} value={tag} lang={tag}>
                    {name}
                  </option>
                ))}
              </Select>
            </Field>
            <Field label={t("settings.theme")}>
              <RadioGroup value={chosen.theme} onChange={(_, { value }) => prefer({ theme: value as Theme })}>
                {themes.map((theme) => (
                  <Radio key={theme} value={theme} label={t(`settings.themes.${theme}`)} />
                ))}
              </RadioGroup>
            </Field>
            <Switch
              checked={chosen.shortcuts}
              label={t("settings.shortcuts")}
              onChange={(_, { checked }) => prefer({ shortcuts: checked })}
            />
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onClose}>
              {t("close")}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
