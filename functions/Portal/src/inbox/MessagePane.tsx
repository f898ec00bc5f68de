import { Button, MessageBar, MessageBarBody, Spinner, Tab, TabList, makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { ArrowLeftRegular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate, useParams } from "react-router";
import { bodyOf } from "../api/client";
import type { Message } from "../api/types";
import { useApi } from "../api/useApi";
import { FailureBar } from "../parts/FailureBar";
import { useFormat } from "../words/useFormat";
import { Attachments } from "./Attachments";
import { HeaderFields } from "./HeaderFields";
import { MessageBody } from "./MessageBody";
import { RawSource } from "./RawSource";
import { fullNameOf } from "./people";

const useStyles = makeStyles({
  pane: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM, minWidth: 0, overflowWrap: "anywhere" },
  back: { alignSelf: "flex-start", "@media (min-width: 900px)": { display: "none" } },
  subject: { ...typographyStyles.subtitle1, margin: 0, outlineStyle: "none" },
  people: { display: "grid", gridTemplateColumns: "auto 1fr", gap: `0 ${tokens.spacingHorizontalM}`, margin: 0 },
  word: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0 },
});

type View = "message" | "headers" | "source";

/** One message, read. */
export function MessagePane() {
  const styles = useStyles();
  const { t } = useTranslation(["inbox", "parts"]);
  const params = useParams();
  const path = { id: Number(params["id"]), messageId: params["messageId"]! };
  const api = useApi();
  const navigate = useNavigate();
  const { search } = useLocation();
  const [view, setView] = useState<View>("message");
  const heading = useRef<HTMLHeadingElement>(null);
  // A message does not change, and every reading of it is in the audit.
  const message = useQuery({
    queryKey: ["message", path.id, path.messageId],
    queryFn: ({ signal }) => bodyOf(api.GET("/api/accounts/{id}/inbox/{messageId}", { params: { path }, signal })),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
  const { data } = message;

  useEffect(() => setView("message"), [path.messageId]);
  useEffect(() => heading.current?.focus({ preventScroll: true }), [data]);

  return (
    <article className={styles.pane} aria-busy={message.isPending}>
      <Button className={styles.back} icon={<ArrowLeftRegular />} onClick={() => void navigate({ pathname: `/accounts/${path.id}/inbox`, search })}>
        {t("back")}
      </Button>
      {message.error && <FailureBar failure={message.error} action={<Button onClick={() => void message.refetch()}>{t("parts:retry")}</Button>} />}
      {message.isPending && <Spinner label={t("parts:loading")} />}
      {data && (
        <>
          <h2 ref={heading} tabIndex={-1} className={styles.subject}>
            <bdi>{data.subject || t("noSubject")}</bdi>
          </h2>
          <People message={data} />
          <Remarks message={data} />
          <Attachments {...path} message={data} />
          <TabList selectedValue={view} onTabSelect={(_, { value }) => setView(value as View)} size="small">
            <Tab value="message">{t("views.message")}</Tab>
            <Tab value="headers">{t("views.headers")}</Tab>
            {!data.oversized && <Tab value="source">{t("views.source")}</Tab>}
          </TabList>
          {view === "message" && <MessageBody key={data.id} message={data} />}
          {view === "headers" && <HeaderFields message={data} />}
          {view === "source" && <RawSource {...path} size={data.size} />}
        </>
      )}
    </article>
  );
}

function People({ message }: { message: Message }) {
  const styles = useStyles();
  const { t } = useTranslation("inbox");
  const format = useFormat();
  const rows = (["from", "to", "cc", "replyTo"] as const).filter((field) => message[field].length > 0);
  return (
    <dl className={styles.people}>
      {rows.map((field) => [
        <dt key={`${field} word`} className={styles.word}>
          {t(`fields.${field}`)}
        </dt>,
        <dd key={field} className={styles.value}>
          <bdi>{message[field].map(fullNameOf).join(", ")}</bdi>
        </dd>,
      ])}
      <dt className={styles.word}>{t("fields.received")}</dt>
      <dd className={mergeClasses(styles.value)}>
        {format.dateTime(message.receivedAt)}
        {message.date && ` (${t("sentAt", { at: format.dateTime(message.date) })})`}
      </dd>
    </dl>
  );
}

/** What one should know before one reads. */
function Remarks({ message }: { message: Message }) {
  const { t } = useTranslation("inbox");
  const format = useFormat();
  const remarks = [
    message.oversized && t("remarks.oversized", { size: format.bytes(message.size) }),
    message.parseError && t("remarks.parseError", { error: message.parseError }),
    (message.textTruncated || message.htmlTruncated) && t("remarks.truncated"),
  ].filter((remark) => remark !== false && remark !== null);
  return remarks.map((remark) => (
    <MessageBar key={remark} intent="warning" layout="multiline">
      <MessageBarBody>{remark}</MessageBarBody>
    </MessageBar>
  ));
}
