import { Button, Card, Field, Input, Spinner, Subtitle1, Text, makeStyles, tokens } from "@fluentui/react-components";
import { type FormEvent, useState } from "react";
import type { Failure } from "./api";
import { FailureBar } from "./FailureBar";

const useStyles = makeStyles({
  page: { display: "grid", placeItems: "center", minHeight: "100vh", padding: tokens.spacingHorizontalL, backgroundColor: tokens.colorNeutralBackground2 },
  card: { width: "100%", maxWidth: "420px", padding: tokens.spacingHorizontalXXL, boxSizing: "border-box" },
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL },
});

interface Props {
  busy: boolean;
  failure: Failure | null;
  onSignIn: (key: string) => void;
  onRetry: (() => void) | null;
}

/** Asks for the key when the link did not bring one, or the app refused it. */
export function SignIn({ busy, failure, onSignIn, onRetry }: Props) {
  const styles = useStyles();
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
          <Text>Open the sign-in link that the app printed when it started, or paste the key it ends with.</Text>
          {failure && <FailureBar failure={failure} action={onRetry && <Button onClick={onRetry}>Try again</Button>} />}
          <Field label="Key" required>
            <Input type="password" autoComplete="off" autoFocus value={key} onChange={(_, data) => setKey(data.value)} />
          </Field>
          <Button type="submit" appearance="primary" disabled={busy || !typed} icon={busy ? <Spinner size="tiny" /> : null}>
            {busy ? "Signing in…" : "Sign in"}
          </Button>
        </form>
      </Card>
    </main>
  );
}
