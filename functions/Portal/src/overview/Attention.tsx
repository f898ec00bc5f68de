import { Text, makeStyles, tokens } from "@fluentui/react-components";
import { CheckmarkCircleRegular, MailInboxRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { StatePicture } from "../accounts/StatePicture";
import type { Overview } from "../api/types";
import { useMay } from "../api/useApi";
import { type Column, DataTable } from "../parts/DataTable";
import { Moment } from "../parts/Moment";
import { useFormat } from "../words/useFormat";
import { Section } from "./Section";

type Item = Overview["attention"][number];

const useStyles = makeStyles({
  well: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS, color: tokens.colorNeutralForeground2 },
  picture: { fontSize: "20px", flexShrink: 0, color: tokens.colorStatusSuccessForeground3 },
  name: {
    color: tokens.colorBrandForegroundLink,
    overflowWrap: "anywhere",
    textDecoration: "none",
    ":hover": { color: tokens.colorBrandForegroundLinkHover, textDecoration: "underline" },
    ":focus-visible": { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
  },
  state: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS, whiteSpace: "nowrap" },
  time: { whiteSpace: "nowrap" },
  reason: { display: "block", minWidth: "240px", maxWidth: "720px", padding: `${tokens.spacingVerticalXS} 0`, overflowWrap: "anywhere" },
  inbox: {
    display: "inline-flex",
    alignItems: "center",
    justifyContent: "center",
    width: "32px",
    height: "32px",
    borderRadius: tokens.borderRadiusMedium,
    fontSize: "20px",
    color: tokens.colorNeutralForeground2,
    ":hover": { color: tokens.colorNeutralForeground2BrandHover, backgroundColor: tokens.colorSubtleBackgroundHover },
    ":focus-visible": { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
  },
});

interface Props {
  /** The worst of them. */
  accounts: Overview["attention"];
  /** How many there are. */
  total: number;
}

/** The accounts that somebody must look after, and why. */
export function Attention({ accounts, total }: Props) {
  const styles = useStyles();
  const { t } = useTranslation("overview");
  const columns = useColumns();
  const mayRead = useMay("Mail.Read");
  const format = useFormat();
  return (
    <Section title={t("attention.title")}>
      <Text role="status" className={styles.well}>
        {total === 0 && <CheckmarkCircleRegular className={styles.picture} aria-hidden />}
        {total === 0 ? t("attention.none") : t("attention.count", { count: total, number: format.number(total) })}
        {total > accounts.length && ` ${t("attention.worst", { number: format.number(accounts.length) })}`}
      </Text>
      {accounts.length > 0 && (
        <DataTable
          label={t("attention.table")}
          columns={columns}
          rows={accounts}
          keyOf={({ id }) => String(id)}
          nameOf={({ name }) => name}
          {...(mayRead && { actions: ({ id, name }: Item) => <Inbox id={id} name={name} /> })}
        />
      )}
    </Section>
  );
}

function Inbox({ id, name }: { id: number; name: string }) {
  const styles = useStyles();
  const { t } = useTranslation("accounts");
  const label = t("row.inbox", { name });
  return (
    <Link to={`/accounts/${id}/inbox`} className={styles.inbox} title={label} aria-label={label}>
      <MailInboxRegular aria-hidden />
    </Link>
  );
}

function useColumns(): Column<Item>[] {
  const styles = useStyles();
  const { t } = useTranslation(["overview", "accounts"]);
  return [
    {
      id: "name",
      heading: t("attention.account"),
      cell: ({ id, name }) => (
        <Link to={`/accounts/${id}`} className={styles.name}>
          {name}
        </Link>
      ),
    },
    {
      id: "state",
      heading: t("attention.state"),
      cell: ({ state }) => (
        <span className={styles.state}>
          <StatePicture state={state} />
          {t(`accounts:states.${state}`)}
        </span>
      ),
    },
    { id: "since", heading: t("attention.since"), cell: ({ since }) => <span className={styles.time}>{since && <Moment at={since} />}</span> },
    {
      id: "lastSuccess",
      heading: t("attention.lastSuccess"),
      cell: ({ lastSuccessAt }) => <span className={styles.time}>{lastSuccessAt ? <Moment at={lastSuccessAt} /> : t("attention.never")}</span>,
    },
    {
      id: "reason",
      heading: t("attention.reason"),
      cell: ({ error, state }) => <span className={styles.reason}>{error?.message ?? (state === "Overdue" ? t("attention.overdue") : "")}</span>,
    },
  ];
}
