import { Text, makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { Panel } from "../parts/Panel";
import { useFormat } from "../words/useFormat";
import type { AuditRecord } from "./AuditScreen";
import { Changes } from "./Changes";

const useStyles = makeStyles({
  list: { display: "grid", gridTemplateColumns: "auto 1fr", gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`, margin: 0 },
  word: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0, overflowWrap: "anywhere" },
});

/** One record of the audit, whole. */
export function AuditPanel({ record, onClose }: { record: AuditRecord; onClose: () => void }) {
  const styles = useStyles();
  const { t } = useTranslation("audit");
  const format = useFormat();
  const rows: [string, string | null][] = [
    [t("at"), format.dateTime(record.at)],
    [t("actor"), record.actor || t("nobody")],
    [t("actorId"), record.actorId || null],
    [t("target"), record.target],
    [t("outcome"), t(`outcomes.${record.outcome}`)],
    [t("detail"), record.detail],
    [t("source"), record.source],
    [t("secrets"), record.secrets.join(", ") || null],
    [t("traceId"), record.traceId],
  ];

  return (
    <Panel title={t(`actions.${record.action}`)} onClose={onClose}>
      <dl className={styles.list}>
        {rows
          .filter(([, value]) => value !== null)
          .map(([word, value]) => [
            <dt key={`${word} word`} className={styles.word}>
              {word}
            </dt>,
            <dd key={word} className={styles.value}>
              {value}
            </dd>,
          ])}
      </dl>
      {record.before || record.after ? <Changes before={record.before} after={record.after} /> : <Text>{t("noChange")}</Text>}
    </Panel>
  );
}
