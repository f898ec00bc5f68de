import { Button, MessageBar, MessageBarBody, MessageBarTitle, Spinner, Text } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { Doorstep } from "./Doorstep";
import { KeyForm } from "./KeyForm";
import { SignInFailure } from "./SignInFailure";
import type { Session } from "./useSession";

/** The way in, when the link did not bring a key that the app takes, and nobody is signed in at the identity provider. */
export default function SignIn({ session }: { session: Session }) {
  const { way, failure, busy, retry, signInWithKey, signInWithProvider } = session;
  const { t } = useTranslation("session");
  return (
    <Doorstep>
      {failure && <SignInFailure failure={failure} onRetry={retry} />}
      {!way && !failure && <Spinner label={t(busy ? "signingIn" : "way")} />}
      {way?.mode === "Local" && <KeyForm busy={busy} onSignIn={signInWithKey} />}
      {way?.mode === "Oidc" && (
        <>
          <Text>{t("organisationAsk")}</Text>
          <Button appearance="primary" disabled={busy} icon={busy ? <Spinner size="tiny" /> : null} onClick={signInWithProvider}>
            {busy ? t("signingIn") : t(way.microsoft ? "microsoft" : "organisation")}
          </Button>
        </>
      )}
      {way?.mode === "None" && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{t("none.title")}</MessageBarTitle> {t("none.detail")}
          </MessageBarBody>
        </MessageBar>
      )}
    </Doorstep>
  );
}
