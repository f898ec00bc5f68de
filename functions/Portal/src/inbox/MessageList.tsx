import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { AttachRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import { Link, useLocation, useNavigate, useParams } from "react-router";
import type { MessageSummary } from "../api/types";
import { CellNote } from "../parts/CellNote";
import { Moment } from "../parts/Moment";
import { useShortcut } from "../shell/useShortcut";
import { nameOf } from "./people";

const oneLine = { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" } as const;

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: "none", minWidth: 0 },
  row: {
    display: "block",
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderLeft: "3px solid transparent",
    color: tokens.colorNeutralForeground1,
    textDecoration: "none",
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover },
    ":focus-visible": { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  here: { borderLeftColor: tokens.colorBrandForeground1, backgroundColor: tokens.colorSubtleBackgroundSelected },
  line: { display: "flex", alignItems: "baseline", gap: tokens.spacingHorizontalS },
  from: { ...oneLine, flexGrow: 1, fontWeight: tokens.fontWeightSemibold },
  at: { flexShrink: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  subject: { ...oneLine, flexGrow: 1 },
  preview: { ...oneLine, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

interface Props {
  accountId: number;
  messages: readonly MessageSummary[];
}

/** The messages of a page; the keys j and k go through them. */
export function MessageList({ accountId, messages }: Props) {
  const styles = useStyles();
  const { t } = useTranslation("inbox");
  const { messageId } = useParams();
  const { search, state } = useLocation() as { search: string; state: unknown };
  const navigate = useNavigate();
  const addressOf = (message: MessageSummary) => ({ pathname: `/accounts/${accountId}/inbox/${message.id}`, search });
  const index = messages.findIndex(({ id }) => id === messageId);
  const go = (target: number) => {
    const message = messages[target];
    if (message) {
      void navigate(addressOf(message), { state });
    }
  };
  useShortcut("j", () => go(index + 1));
  useShortcut("k", () => go(index - 1), index > 0);

  return (
    <ul className={styles.list} aria-label={t("messages")}>
      {messages.map((message) => (
        <li key={message.id}>
          <Link
            to={addressOf(message)}
            state={state}
            className={mergeClasses(styles.row, message.id === messageId && styles.here)}
            aria-current={message.id === messageId ? "true" : undefined}
          >
            <span className={styles.line}>
              <bdi className={styles.from}>{message.from.map(nameOf).join(", ") || t("noSender")}</bdi>
              <span className={styles.at}>
                <Moment at={message.receivedAt} />
              </span>
            </span>
            <span className={styles.line}>
              <bdi className={styles.subject}>{message.subject || t("noSubject")}</bdi>
              {message.hasAttachments && <AttachRegular aria-label={t("hasAttachments")} />}
            </span>
            <bdi className={mergeClasses(styles.line, styles.preview)}>{message.preview}</bdi>
            {message.oversized && <CellNote warning>{t("oversized")}</CellNote>}
            {message.parseError && <CellNote warning>{t("notWhole")}</CellNote>}
          </Link>
        </li>
      ))}
    </ul>
  );
}
