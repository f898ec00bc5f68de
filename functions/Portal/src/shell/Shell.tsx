import { makeStyles, tokens, useFocusFinders } from "@fluentui/react-components";
import { Suspense, lazy, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { Outlet } from "react-router";
import { useSignedIn } from "../api/useApi";
import { anyTold, onTold } from "../parts/tell";
import { Loading } from "./Loading";
import { Navigation } from "./Navigation";
import { TopBar } from "./TopBar";
import { useShortcuts } from "./useShortcuts";

const Settings = lazy(() => import("./Settings"));
const ShortcutList = lazy(() => import("./ShortcutList"));
const Toasts = lazy(() => import("../parts/Toasts"));
const wide = window.matchMedia("(min-width: 900px)");

const useStyles = makeStyles({
  shell: { display: "flex", flexDirection: "column", height: "100vh" },
  below: { display: "flex", flexGrow: 1, minHeight: 0 },
  main: { flexGrow: 1, minWidth: 0, overflowY: "auto" },
  skip: {
    position: "absolute",
    zIndex: 20,
    padding: tokens.spacingHorizontalS,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorBrandForegroundLink,
    ":not(:focus)": { left: "-100vw" },
  },
});

/** What every screen stands in: the bar on top, the navigation beside it, and what opens over all of them. */
export function Shell({ onSignOut }: { onSignOut: () => void }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { me } = useSignedIn();
  const [navigationOpen, setNavigationOpen] = useState(wide.matches);
  // What shows it is not needed before.
  const told = useSyncExternalStore(onTold, anyTold);
  const [over, setOver] = useState<"settings" | "shortcuts" | null>(null);
  useShortcuts(() => setOver("shortcuts"));
  // What hides the page behind a dialog shows it again only if the dialog was not the last to use it: there is always one user.
  useFocusFinders();
  const close = () => setOver(null);

  return (
    <div className={styles.shell}>
      <a href="#content" className={styles.skip}>
        {t("skip")}
      </a>
      <TopBar
        me={me}
        navigationOpen={navigationOpen}
        onNavigation={() => setNavigationOpen(!navigationOpen)}
        onSettings={() => setOver("settings")}
        onSignOut={onSignOut}
      />
      <div className={styles.below}>
        {navigationOpen && <Navigation onGo={() => wide.matches || setNavigationOpen(false)} />}
        <main id="content" className={styles.main} tabIndex={-1}>
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <Suspense>
        {told && <Toasts />}
        {over === "settings" && <Settings onClose={close} />}
        {over === "shortcuts" && <ShortcutList onClose={close} />}
      </Suspense>
    </div>
  );
}
