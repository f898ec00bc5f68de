import { Button, Field, Input, Spinner, Text, makeStyles, tokens } from "@fluentui/react-components";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL },
});

interface Props {
  busy: boolean;
  onSignIn: (key: string) => void;
}

/** Asks for the local key. */
export function KeyForm({ busy, onSignIn }: Props) {
  const styles = useStyles();
  const { t } = useTranslation("session");
  const [key, setKey] = useState("");
  const typed = key.trim();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed) {
      onSignIn(typed);
    }
  };

  return (
    <form className={styles.form} onSubmit={submit}>
      <Text>{t("ask")}</Text>
      <Field label={t("key")} required>
        <Input type="password" autoComplete="off" autoFocus value={key} onChange={(_, data) => setKey(data.value)} />
      </Field>
      <Button type="submit" appearance="primary" disabled={busy || !typed} icon={busy ? <Spinner size="tiny" /> : null}>
        {busy ? t("signingIn") : t("signIn")}
      </Button>
    </form>
  );
}
