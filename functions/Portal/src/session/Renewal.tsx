import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, Spinner } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FailureBar } from "../parts/FailureBar";
import type { Provider } from "./provider";

interface Props {
  provider: Provider;
  onRenewed: () => void;
  onSignOut: () => void;
}

/** Asks to sign in again, over what is on the screen, which stays. */
export default function Renewal({ provider, onRenewed, onSignOut }: Props) {
  const { t } = useTranslation(["session", "shell"]);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Error | null>(null);

  const renew = () => {
    setBusy(true);
    setFailure(null);
    provider
      .signInBeside()
      .then(onRenewed, (error: Error) => setFailure(error))
      .finally(() => setBusy(false));
  };

  return (
    <Dialog open modalType="alert">
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t("again.title")}</DialogTitle>
          <DialogContent>
            {t("again.detail")}
            {failure && <FailureBar failure={failure} />}
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" disabled={busy} icon={busy ? <Spinner size="tiny" /> : null} onClick={renew}>
              {t("again.action")}
            </Button>
            <Button onClick={onSignOut}>{t("shell:signOut")}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
