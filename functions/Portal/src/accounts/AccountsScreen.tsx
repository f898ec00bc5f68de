import { Button, Spinner } from "@fluentui/react-components";
import { MailInboxRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import { bodyOf } from "../api/client";
import { useApi } from "../api/useApi";
import { usePages } from "../api/usePages";
import { CommandBar } from "../parts/CommandBar";
import { DataTable } from "../parts/DataTable";
import { FailureBar } from "../parts/FailureBar";
import { Notice } from "../parts/Notice";
import { PageButtons } from "../parts/PageButtons";
import { Screen } from "../shell/Screen";
import { useColumns } from "./useColumns";

/** The report of the IMAP and POP3 accounts. */
export function AccountsScreen() {
  const { t } = useTranslation(["accounts", "shell", "parts"]);
  const api = useApi();
  const columns = useColumns();
  const accounts = usePages(["accounts"], (cursor, signal) =>
    bodyOf(api.GET("/api/accounts", { params: { query: { pageSize: 30, ...(cursor && { cursor }) } }, signal })),
  );
  const { page, failure } = accounts;
  const title = t("shell:screens.accounts");

  return (
    <Screen
      title={title}
      below={[{ name: t("shell:places.settings") }, { name: t("shell:places.notifications") }, { name: t("shell:places.email") }]}
      busy={accounts.turning}
    >
      <CommandBar turning={accounts.turning} updatedAt={accounts.updatedAt} onRefresh={accounts.refresh} />
      {failure && <FailureBar failure={failure} action={<Button onClick={accounts.refresh}>{t("parts:retry")}</Button>} />}
      {!page && !failure && <Spinner label={t("parts:loading")} />}
      {page?.items.length === 0 && <Notice picture={<MailInboxRegular />} title={t("empty.title")} detail={t("empty.detail")} />}
      {page && page.items.length > 0 && (
        <DataTable label={title} columns={columns} rows={page.items} keyOf={(account) => String(account.id)} nameOf={(account) => account.name} />
      )}
      {page && <PageButtons {...accounts} />}
    </Screen>
  );
}
