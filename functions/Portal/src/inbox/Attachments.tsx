import { Button, Spinner, makeStyles, tokens } from "@fluentui/react-components";
import { AttachRegular } from "@fluentui/react-icons";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { bodyOf } from "../api/client";
import type { Message } from "../api/types";
import { useApi } from "../api/useApi";
import { FailureBar } from "../parts/FailureBar";
import { useFormat } from "../words/useFormat";
import { saveFile } from "../parts/saveFile";

const useStyles = makeStyles({
  list: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, margin: 0, padding: 0, listStyleType: "none" },
  button: { maxWidth: "100%", fontWeight: tokens.fontWeightRegular, overflowWrap: "anywhere", textAlign: "left" },
});

interface Props {
  id: number;
  messageId: string;
  message: Message;
}

/** What is attached, to be saved: it is never opened here. */
export function Attachments({ id, messageId, message }: Props) {
  const styles = useStyles();
  const { t } = useTranslation("inbox");
  const api = useApi();
  const format = useFormat();
  const download = useMutation({
    mutationFn: async ({ n, fileName }: { n: number; fileName: string }) => {
      const content = await bodyOf(api.GET("/api/accounts/{id}/inbox/{messageId}/attachments/{n}", { params: { path: { id, messageId, n } }, parseAs: "blob" }));
      saveFile(content as unknown as Blob, fileName);
    },
  });

  if (message.attachments.length === 0) {
    return null;
  }
  return (
    <>
      <ul className={styles.list} aria-label={t("attachments")}>
        {message.attachments.map((attachment) => (
          <li key={attachment.n}>
            <Button
              className={styles.button}
              size="small"
              disabled={download.isPending}
              icon={download.isPending && download.variables.n === attachment.n ? <Spinner size="extra-tiny" /> : <AttachRegular />}
              title={t("save", { name: attachment.fileName })}
              onClick={() => download.mutate(attachment)}
            >
              <bdi>{attachment.fileName}</bdi>&nbsp;({format.bytes(attachment.size)})
            </Button>
          </li>
        ))}
      </ul>
      {download.error && <FailureBar failure={download.error} />}
    </>
  );
}
