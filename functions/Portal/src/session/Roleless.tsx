import { Button, MessageBar, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { Doorstep } from "./Doorstep";

interface Props {
  name: string;
  onAgain: () => void;
  onSignOut: () => void;
}

/** Tells somebody without a role how to get one. */
export default function Roleless({ name, onAgain, onSignOut }: Props) {
  const { t } = useTranslation(["session", "shell"]);
  return (
    <Doorstep>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{t("roleless.title")}</MessageBarTitle> {t("roleless.detail", { name })}
        </MessageBarBody>
      </MessageBar>
      <Button appearance="primary" onClick={onAgain}>
        {t("again.action")}
      </Button>
      <Button onClick={onSignOut}>{t("shell:signOut")}</Button>
    </Doorstep>
  );
}
