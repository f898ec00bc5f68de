import { Button, MessageBar, MessageBarActions, MessageBarBody, Switch, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Message } from "../api/types";
import { HtmlFrame } from "./HtmlFrame";

const useStyles = makeStyles({
  text: { margin: 0, fontFamily: tokens.fontFamilyBase, whiteSpace: "pre-wrap", overflowWrap: "anywhere" },
});

/** What a message says: its HTML in a frame that can do nothing, or its text. */
export function MessageBody({ message }: { message: Message }) {
  const styles = useStyles();
  const { t } = useTranslation("inbox");
  const [asText, setAsText] = useState(false);
  const [remote, setRemote] = useState(false);

  if (message.oversized) {
    return null;
  }
  return (
    <>
      {message.html !== null && message.text !== null && <Switch label={t("asText")} checked={asText} onChange={(_, { checked }) => setAsText(checked)} />}
      {message.html !== null && !asText ? (
        <>
          {message.blockedRemoteImages > 0 && !remote && (
            <MessageBar layout="multiline">
              <MessageBarBody>{t("blocked", { count: message.blockedRemoteImages })}</MessageBarBody>
              <MessageBarActions>
                <Button onClick={() => setRemote(true)}>{t("showRemote")}</Button>
              </MessageBarActions>
            </MessageBar>
          )}
          <HtmlFrame html={message.html} remote={remote} />
        </>
      ) : (
        <pre className={styles.text} dir="auto">
          {message.text || t("noText")}
        </pre>
      )}
    </>
  );
}
