import { FluentProvider, webDarkTheme, webLightTheme } from "@fluentui/react-components";
import { useEffect } from "react";
import { AccountsPage } from "./AccountsPage";
import { SignIn } from "./SignIn";
import { TopBar } from "./TopBar";
import { useSession } from "./useSession";
import { useSystemDark } from "./useSystemDark";

/** The whole portal: the sign-in, and behind it the accounts. */
export function App({ initialKey }: { initialKey: string | null }) {
  const dark = useSystemDark();
  const session = useSession(initialKey);

  // A link pasted into a tab that is already open changes the fragment only.
  useEffect(() => {
    const follow = () => location.hash.startsWith("#key=") && location.reload();
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, []);

  return (
    <FluentProvider theme={dark ? webDarkTheme : webLightTheme} style={{ minHeight: "100vh" }}>
      {session.signedIn ? (
        <>
          <TopBar me={session.signedIn.me} onSignOut={session.signOut} />
          <AccountsPage api={session.signedIn.api} onSignedOut={session.expire} />
        </>
      ) : (
        <SignIn busy={session.busy} failure={session.failure} onSignIn={session.signIn} onRetry={session.retry} />
      )}
    </FluentProvider>
  );
}
