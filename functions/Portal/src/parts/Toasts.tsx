import { Toast, ToastBody, ToastTitle, Toaster, useToastController } from "@fluentui/react-components";
import { useEffect } from "react";
import { onTold, takeTold } from "./tell";

const toaster = "portal";

// What comes together with the place where it is said, screen readers do not say.
const headStartMilliseconds = 100;

/** Where what is told appears, for a while. */
export default function Toasts() {
  const { dispatchToast } = useToastController(toaster);

  useEffect(() => {
    const show = () =>
      takeTold().forEach(({ intent, title, detail }) =>
        dispatchToast(
          <Toast>
            <ToastTitle>{title}</ToastTitle>
            {detail && <ToastBody>{detail}</ToastBody>}
          </Toast>,
          { intent },
        ),
      );
    const first = window.setTimeout(show, headStartMilliseconds);
    const stop = onTold(show);
    return () => {
      window.clearTimeout(first);
      stop();
    };
  }, [dispatchToast]);

  return <Toaster toasterId={toaster} position="top-end" limit={4} />;
}
