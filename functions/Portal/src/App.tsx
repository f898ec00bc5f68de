import { FluentProvider, webDarkTheme, webLightTheme } from "@fluentui/react-components";
import { Suspense, lazy, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useSession } from "./session/useSession";
import { Loading } from "./shell/Loading";
import { usePreferences } from "./shell/preferences";
import { useDark } from "./shell/useDark";
import { preferredLanguage } from "./words/languages";

// Nobody waits for what they do not need: who comes with the link does not need the way in.
const Portal = lazy(() => import("./Portal"));
const SignIn = lazy(() => import("./session/SignIn"));
const Renewal = lazy(() => import("./session/Renewal"));
const Roleless = lazy(() => import("./session/Roleless"));

/** The whole portal: the sign-in, and behind it the screens. */
export function App({ initialKey }: { initialKey: string | null }) {
  const dark = useDark();
  const session = useSession(initialKey);
  const { i18n } = useTranslation();
  const language = usePreferences().language ?? preferredLanguage();

  useEffect(() => {
    document.documentElement.lang = language;
    void i18n.changeLanguage(language);
  }, [i18n, language]);

  // A link pasted into a tab that is already open changes the fragment only.
  useEffect(() => {
    const follow = () => location.hash.startsWith("#key=") && location.reload();
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, []);

  return (
    <FluentProvider theme={dark ? webDarkTheme : webLightTheme} style={{ minHeight: "100vh", colorScheme: dark ? "dark" : "light" }}>
      <Suspense fallback={<Loading />}>
        {initialKey !== null && session.busy ? (
          <Loading />
        ) : !session.signedIn ? (
          <SignIn session={session} />
        ) : session.signedIn.me.roles.length === 0 ? (
          <Roleless name={session.signedIn.me.name} onAgain={session.signInWithProvider} onSignOut={session.signOut} />
        ) : (
          <Portal signedIn={session.signedIn} onSignOut={session.signOut} onExpired={session.expire} />
        )}
        {session.stale && session.signedIn && session.way?.mode === "Oidc" && (
          <Renewal provider={session.way.provider} onRenewed={session.renewed} onSignOut={session.signOut} />
        )}
      </Suspense>
    </FluentProvider>
  );
}
