import { Button, Spinner, Text, makeStyles } from "@fluentui/react-components";
import { ArrowDownloadRegular } from "@fluentui/react-icons";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { bodyOf } from "../api/client";
import { useApi } from "../api/useApi";
import { FailureBar } from "../parts/FailureBar";
import { SourceText } from "../parts/SourceText";
import { saveFile } from "../parts/saveFile";
import { useFormat } from "../words/useFormat";

const shownBytes = 256 * 1024;

const useStyles = makeStyles({
  button: { alignSelf: "flex-start" },
});

interface Props {
  id: number;
  messageId: string;
  /** The message's size in bytes. */
  size: number;
}

/** A message exactly as the server sent it (RFC 5322): its beginning to look at, all of it to save. */
export function RawSource({ id, messageId, size }: Props) {
  const styles = useStyles();
  const { t } = useTranslation(["inbox", "parts"]);
  const api = useApi();
  const format = useFormat();
  const path = { id, messageId };
  const source = useQuery({
    queryKey: ["source", id, messageId],
    queryFn: async ({ signal }) => {
      const stream = await bodyOf(api.GET("/api/accounts/{id}/inbox/{messageId}/raw", { params: { path }, parseAs: "stream", signal }));
      return readBeginning(stream as unknown as ReadableStream<Uint8Array>);
    },
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
  const save = useMutation({
    mutationFn: async () => saveFile((await bodyOf(api.GET("/api/accounts/{id}/inbox/{messageId}/raw", { params: { path }, parseAs: "blob" }))) as unknown as Blob, `${messageId}.eml`),
  });

  return (
    <>
      <Button className={styles.button} icon={<ArrowDownloadRegular />} disabled={save.isPending} onClick={() => save.mutate()}>
        {t("saveSource", { size: format.bytes(size) })}
      </Button>
      {(save.error ?? source.error) && <FailureBar failure={(save.error ?? source.error)!} />}
      {source.isPending && <Spinner label={t("parts:loading")} />}
      {size > shownBytes && <Text>{t("onlyBeginning", { size: format.bytes(shownBytes) })}</Text>}
      {source.data !== undefined && <SourceText label={t("views.source")}>{source.data}</SourceText>}
    </>
  );
}

async function readBeginning(stream: ReadableStream<Uint8Array>): Promise<string> {
  // Every byte is a character: what a message is written in, it says itself, part by part.
  const decoder = new TextDecoder("latin1");
  const reader = stream.getReader();
  let text = "";
  while (text.length < shownBytes) {
    const { done, value } = await reader.read();
    if (done) {
      return text;
    }
    text += decoder.decode(value, { stream: true });
  }
  await reader.cancel();
  return text.slice(0, shownBytes);
}
