import { Button, Card, Field, Input, MessageBar, MessageBarBody, MessageBarTitle, Spinner, Subtitle1, Text, makeStyles, tokens } from "@fluentui/react-components";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { FailureBar } from "../parts/FailureBar";
import { WrongKeyError } from "./useSession";

const useStyles = makeStyles({
  page: { display: "grid", placeItems: "center", minHeight: "100vh", padding: tokens.spacingHorizontalL, boxSizing: "border-box", backgroundColor: tokens.colorNeutralBackground2 },
  card: { width: "100%", maxWidth: "420px", padding: tokens.spacingHorizontalXXL, boxSizing: "border-box" },
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL },
});

interface Props {
  busy: boolean;
  failure: Error | null;
  onSignIn: (key: string) => void;
  onRetry: (() => void) | null;
}

/** Asks for the key when the link did not bring one, or the app refused it. */
export default function SignIn({ busy, failure, onSignIn, onRetry }: Props) {
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
    <main className={styles.page}>
      <Card className={styles.card}>
        <form className={styles.form} onSubmit={submit}>
          <Subtitle1 as="h1">MailFunctions</Subtitle1>
          <Text>{t("ask")}</Text>
          {failure instanceof WrongKeyError && (
            <MessageBar intent="error" layout="multiline">
              <MessageBarBody>
                <MessageBarTitle>{t("wrong.title")}</MessageBarTitle> {t("wrong.detail")}
              </MessageBarBody>
            </MessageBar>
          )}
          {failure && !(failure instanceof WrongKeyError) && <FailureBar failure={failure} action={onRetry && <Button onClick={onRetry}>{t("retry")}</Button>} />}
          <Field label={t("key")} required>
            <Input type="password" autoComplete="off" autoFocus value={key} onChange={(_, data) => setKey(data.value)} />
          </Field>
          <Button type="submit" appearance="primary" disabled={busy || !typed} icon={busy ? <Spinner size="tiny" /> : null}>
            {busy ? t("signingIn") : t("signIn")}
          </Button>
        </form>
      </Card>
    </main>
  );
}
