import { Toast, ToastBody, ToastTitle, useToastController } from "@fluentui/react-components";
import { useCallback } from "react";

/** The id of the portal's one toaster. */
export const toaster = "portal";

export type Tell = (intent: "success" | "error", title: string, detail?: string) => void;

/** Tells of what ended by itself, over whatever is shown; screen readers say it. */
export function useTell(): Tell {
  const { dispatchToast } = useToastController(toaster);
  return useCallback(
    (intent, title, detail) =>
      dispatchToast(
        <Toast>
          <ToastTitle>{title}</ToastTitle>
          {detail && <ToastBody>{detail}</ToastBody>}
        </Toast>,
        { intent },
      ),
    [dispatchToast],
  );
}
