import { Toaster } from "@fluentui/react-components";
import { toaster } from "./useTell";

/** Where what is told appears. */
export default function Toasts() {
  return <Toaster toasterId={toaster} position="top-end" limit={4} />;
}
