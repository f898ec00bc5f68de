import { Button, DrawerBody, DrawerFooter, DrawerHeader, DrawerHeaderTitle, OverlayDrawer, makeStyles, tokens } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useBlocker } from "react-router";
import { Confirmation } from "./Confirmation";

const useStyles = makeStyles({
  panel: { width: "640px", maxWidth: "100vw" },
  body: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL, paddingBottom: tokens.spacingVerticalXL },
  footer: { borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`, paddingTop: tokens.spacingVerticalM },
});

interface Props {
  title: string;
  /** Something was typed that is not saved: leaving asks first. */
  dirty?: boolean;
  /** The buttons below. */
  footer?: ReactNode;
  onClose: () => void;
  children: ReactNode;
}

/** A panel over the right side of a screen, with an address of its own: closing it leaves that address. */
export function Panel({ title, dirty = false, footer, onClose, children }: Props) {
  const styles = useStyles();
  const { t } = useTranslation("parts");
  const leaving = useBlocker(({ currentLocation, nextLocation }) => dirty && currentLocation.pathname !== nextLocation.pathname);

  // What leaves the portal altogether is asked about by the browser.
  useEffect(() => {
    if (!dirty) {
      return;
    }
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [dirty]);

  return (
    <OverlayDrawer className={styles.panel} open position="end" onOpenChange={onClose}>
      <DrawerHeader>
        <DrawerHeaderTitle action={<Button appearance="subtle" icon={<DismissRegular />} aria-label={t("close")} onClick={onClose} />}>{title}</DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody className={styles.body}>{children}</DrawerBody>
      {footer && <DrawerFooter className={styles.footer}>{footer}</DrawerFooter>}
      {leaving.state === "blocked" && (
        <Confirmation title={t("unsaved.title")} action={t("unsaved.leave")} onConfirm={() => leaving.proceed()} onCancel={() => leaving.reset()}>
          {t("unsaved.detail")}
        </Confirmation>
      )}
    </OverlayDrawer>
  );
}
