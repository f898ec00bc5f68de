import { makeStyles, tokens } from "@fluentui/react-components";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Account } from "../api/types";
import { CellNote } from "../parts/CellNote";
import type { Column } from "../parts/DataTable";
import { YesNo } from "../parts/YesNo";
import { useFormat } from "../words/useFormat";
import { Health } from "./Health";

const useStyles = makeStyles({
  name: { overflowWrap: "anywhere", minWidth: "120px", fontWeight: tokens.fontWeightSemibold },
});

/** The columns of the accounts report, in its order, and how each account is doing. */
export function useColumns(): Column<Account>[] {
  const styles = useStyles();
  const { t } = useTranslation("accounts");
  const format = useFormat();
  return useMemo(
    () => [
      { id: "id", heading: t("columns.id"), sort: "id", cell: (account) => account.id },
      {
        id: "name",
        heading: t("columns.name"),
        sort: "name",
        cell: (account) => (
          <div className={styles.name}>
            {account.name}
            {!account.enabled && <CellNote>{t("disabled")}</CellNote>}
          </div>
        ),
      },
      {
        id: "secureConnection",
        heading: t("columns.secureConnection"),
        cell: (account) => (
          <div>
            <YesNo value={account.secureConnection} />
            {account.skipCertificate && <CellNote warning>{t("certificateNotChecked")}</CellNote>}
          </div>
        ),
      },
      { id: "connectionType", heading: t("columns.connectionType"), cell: (account) => account.connectionType ?? "–" },
      { id: "protocol", heading: t("columns.protocol"), cell: (account) => account.protocol },
      { id: "port", heading: t("columns.port"), cell: (account) => account.port },
      { id: "automaticCheck", heading: t("columns.automaticCheck"), cell: (account) => <YesNo value={account.automaticCheck} /> },
      { id: "keepCopy", heading: t("columns.keepCopy"), cell: (account) => <YesNo value={account.keepCopy} /> },
      { id: "health", heading: t("columns.health"), cell: (account) => <Health check={account.check} /> },
      { id: "messages", heading: t("columns.messages"), numeric: true, cell: (account) => format.number(account.check.messagesStored) },
    ],
    [styles, t, format],
  );
}
