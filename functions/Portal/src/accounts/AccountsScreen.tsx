import { Button, makeStyles } from "@fluentui/react-components";
import { MailInboxRegular, SearchInfoRegular } from "@fluentui/react-icons";
import { Suspense, lazy, useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { Outlet, useNavigate } from "react-router";
import { bodyOf } from "../api/client";
import type { Account } from "../api/types";
import { useApi, useMay } from "../api/useApi";
import { usePages } from "../api/usePages";
import { DataTable } from "../parts/DataTable";
import { Notice } from "../parts/Notice";
import { Paged } from "../parts/Paged";
import { useSelection } from "../parts/useSelection";
import { Screen } from "../shell/Screen";
import { useShortcut } from "../shell/useShortcut";
import { AccountCommands } from "./AccountCommands";
import { Filters } from "./Filters";
import { RowActions } from "./RowActions";
import type { BulkAction } from "./bulk";
import { useAddress } from "./useAddress";
import { useColumns } from "./useColumns";

const BulkDialog = lazy(() => import("./BulkDialog"));
const ExportDialog = lazy(() => import("./ExportDialog"));

// On a phone the filters would push the accounts off the screen.
const hasRoom = window.matchMedia("(min-width: 640px)");

const useStyles = makeStyles({
  // Under the headings nothing moves while another page is on its way.
  turning: { opacity: 0.6 },
});

/** The report of the IMAP and POP3 accounts. */
export function AccountsScreen() {
  const styles = useStyles();
  const { t } = useTranslation(["accounts", "shell", "parts"]);
  const navigate = useNavigate();
  const api = useApi();
  const mayManage = useMay("Accounts.Manage");
  const address = useAddress();
  const columns = useColumns();
  const [filtersShown, setFiltersShown] = useState(hasRoom.matches);
  const [bulk, setBulk] = useState<BulkAction | null>(null);
  const [exporting, setExporting] = useState(false);
  const { filter, sort, pageSize, change } = address;
  const order = useCallback((by: string) => change("sort", by), [change]);
  const accounts = usePages(["accounts", filter, sort, pageSize], (cursor, signal) =>
    bodyOf(api.GET("/api/accounts", { params: { query: { ...filter, sort, pageSize, ...(cursor && { cursor }) } }, signal })),
  );
  const { page } = accounts;
  const selection = useSelection(JSON.stringify([filter, sort, pageSize, accounts.number]));
  const selected = page?.items.filter(({ id }) => selection.selected.has(String(id))) ?? [];
  const title = t("shell:screens.accounts");
  const create = () => void navigate("/accounts/new");
  useShortcut("n", create, mayManage);
  useShortcut("f", () => setFiltersShown(!filtersShown));

  return (
    <Screen
      title={title}
      below={[{ name: t("shell:places.settings") }, { name: t("shell:places.notifications") }, { name: t("shell:places.email") }]}
      busy={accounts.turning}
    >
      <AccountCommands
        address={address}
        turning={accounts.turning}
        updatedAt={accounts.updatedAt}
        filtersShown={filtersShown}
        selected={selected.length}
        onFilters={() => setFiltersShown(!filtersShown)}
        onRefresh={accounts.refresh}
        onNew={create}
        onBulk={setBulk}
        onExport={() => setExporting(true)}
      />
      {filtersShown && <Filters address={address} />}
      <Paged pages={accounts} empty={<Nothing filtered={address.filters > 0} first={accounts.number === 1} onClear={address.clear} />}>
        {(items) => (
          <div className={accounts.turning ? styles.turning : undefined}>
            <DataTable
              label={title}
              columns={columns}
              rows={items}
              keyOf={keyOf}
              nameOf={nameOf}
              sort={sort}
              onSort={order}
              {...(mayManage && { selection })}
              actions={actionsOf}
            />
          </div>
        )}
      </Paged>
      <Suspense>
        {bulk && <BulkDialog action={bulk} targets={selected} onClose={() => setBulk(null)} />}
        {exporting && <ExportDialog address={address} onClose={() => setExporting(false)} />}
        <Outlet />
      </Suspense>
    </Screen>
  );
}

const keyOf = (account: Account) => String(account.id);
const nameOf = (account: Account) => account.name;
const actionsOf = (account: Account) => <RowActions account={account} />;

interface NothingProps {
  filtered: boolean;
  first: boolean;
  onClear: () => void;
}

/** Why there is nothing to see, and what to do. */
function Nothing({ filtered, first, onClear }: NothingProps) {
  const { t } = useTranslation(["accounts", "parts"]);
  const mayManage = useMay("Accounts.Manage");
  if (!first) {
    return <Notice picture={<MailInboxRegular />} title={t("gone.title")} detail={t("gone.detail")} />;
  }
  return filtered ? (
    <Notice picture={<SearchInfoRegular />} title={t("noMatch.title")} detail={t("noMatch.detail")} action={<Button onClick={onClear}>{t("parts:filters.clear")}</Button>} />
  ) : (
    <Notice picture={<MailInboxRegular />} title={t("empty.title")} detail={mayManage ? t("empty.detail") : t("parts:resource.emptyReadOnly", { role: "Accounts.Manage" })} />
  );
}
