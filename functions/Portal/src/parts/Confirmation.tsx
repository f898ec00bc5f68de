import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, Spinner } from "@fluentui/react-components";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { FailureBar } from "./FailureBar";

interface Props {
  title: string;
  /** What will happen, and whether it can be undone. */
  children: ReactNode;
  /** The button's verb. */
  action: string;
  busy?: boolean;
  failure?: Error | null;
  onConfirm: () => void;
  onCancel: () => void;
}

/** Asks before something is done that cannot be undone. */
export function Confirmation({ title, children, action, busy = false, failure = null, onConfirm, onCancel }: Props) {
  const { t } = useTranslation("parts");
  const [before] = useState(() => document.activeElement);

  // Whoever cancels goes on where they were.
  useEffect(() => () => void (before instanceof HTMLElement && before.focus()), [before]);

  return (
    <Dialog open modalType="alert" onOpenChange={onCancel}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>
            {children}
            {failure && <FailureBar failure={failure} />}
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" disabled={busy} icon={busy ? <Spinner size="tiny" /> : null} onClick={onConfirm}>
              {action}
            </Button>
            <Button onClick={onCancel}>{t("cancel")}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
