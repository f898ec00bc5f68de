import { Button, MessageBar, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { isSignedOut } from "../api/failure";
import { FailureBar } from "../parts/FailureBar";
import { WrongKeyError } from "./useSession";

interface Props {
  failure: Error;
  onRetry: (() => void) | null;
}

/** Why nobody is signed in, and what to do about it. */
export function SignInFailure({ failure, onRetry }: Props) {
  const { t } = useTranslation("session");
  const wrong = failure instanceof WrongKeyError;
  if (!wrong && !isSignedOut(failure)) {
    return <FailureBar failure={failure} action={onRetry && <Button onClick={onRetry}>{t("retry")}</Button>} />;
  }
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{t(wrong ? "wrong.title" : "refused.title")}</MessageBarTitle>{" "}
        {wrong ? t("wrong.detail") : t("refused.detail", { said: failure.message })}
      </MessageBarBody>
    </MessageBar>
  );
}
