import { MessageBar, MessageBarBody } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { Role } from "../api/useApi";
import { Panel } from "./Panel";

interface Props {
  title: string;
  /** The role that it takes. */
  role: Role;
  onClose: () => void;
}

/** Stands where a panel would that is not for who is signed in, and tells what it takes. */
export function NotYoursPanel({ title, role, onClose }: Props) {
  const { t } = useTranslation("parts");
  return (
    <Panel title={title} onClose={onClose}>
      <MessageBar layout="multiline">
        <MessageBarBody>{t("notYours", { role })}</MessageBarBody>
      </MessageBar>
    </Panel>
  );
}
