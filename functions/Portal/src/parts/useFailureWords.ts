import { useTranslation } from "react-i18next";
import { ApiError, SignInError, UnreachableError } from "../api/failure";

export interface FailureWords {
  title: string;
  /** What happened, and what to do next. */
  detail: string;
}

/** Tells of failures: in the app's own words where it answered with a problem document. */
export function useFailureWords(): (failure: Error) => FailureWords {
  const { t } = useTranslation("parts");
  return (failure) => {
    if (failure instanceof UnreachableError) {
      return { title: t("failure.unreachable.title"), detail: t("failure.unreachable.detail") };
    }
    if (failure instanceof SignInError) {
      return { title: t(`failure.provider.${failure.reason}.title`), detail: t(`failure.provider.${failure.reason}.detail`, { said: failure.message }) };
    }
    if (failure instanceof ApiError) {
      return {
        title: failure.title ?? t(failure.status === 401 ? "failure.signedOut" : "failure.refused"),
        detail: failure.detail ?? t("failure.status", { status: failure.status }),
      };
    }
    return { title: t("failure.unreadable"), detail: failure.message };
  };
}
