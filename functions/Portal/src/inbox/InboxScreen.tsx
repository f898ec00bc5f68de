import { Button, Spinner, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { HistoryRegular, MailInboxRegular, SettingsRegular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import { Suspense, useCallback, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Outlet, useNavigate, useParams, useSearchParams } from "react-router";
import { bodyOf } from "../api/client";
import { useApi, useMay } from "../api/useApi";
import { usePages } from "../api/usePages";
import { Command, CommandBar } from "../parts/CommandBar";
import { FailureBar } from "../parts/FailureBar";
import { Notice } from "../parts/Notice";
import { PageButtons } from "../parts/PageButtons";
import { SearchField } from "../parts/SearchField";
import { Screen } from "../shell/Screen";
import { AccountBar } from "./AccountBar";
import { CheckNow } from "./CheckNow";
import { MessageList } from "./MessageList";

const pageSize = 30;
const narrow = "@media (max-width: 899px)";

const useStyles = makeStyles({
  panes: { display: "flex", gap: tokens.spacingHorizontalL, alignItems: "flex-start", minWidth: 0 },
  list: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM, flex: "1 1 0", minWidth: 0 },
  besideMessage: { flex: "0 0 360px", [narrow]: { display: "none" } },
  message: { flex: "1 1 0", minWidth: 0 },
});

/** The messages of one account: the list, and beside it what is read. */
export function InboxScreen() {
  const styles = useStyles();
  const { t } = useTranslation(["inbox", "shell", "parts"]);
  const { id: text, messageId } = useParams();
  const id = Number(text);
  const api = useApi();
  const navigate = useNavigate();
  const mayManage = useMay("Accounts.Manage");
  const maySee = useMay("Accounts.Read");
  const [address, setAddress] = useSearchParams();
  const search = address.get("search") ?? "";
  const account = useQuery({
    queryKey: ["accounts", id],
    queryFn: ({ signal }) => bodyOf(api.GET("/api/accounts/{id}", { params: { path: { id } }, signal })),
    enabled: maySee,
    refetchInterval: ({ state }) => (state.data?.check.state === "Queued" ? 1_000 : 10_000),
  });
  const messages = usePages(
    ["inbox", id, search],
    (cursor, signal) => bodyOf(api.GET("/api/accounts/{id}/inbox", { params: { path: { id }, query: { pageSize, ...(search && { search }), ...(cursor && { cursor }) } }, signal })),
    false,
  );
  // Every look into an inbox is in the audit: it is read again when there is something new, not by the clock.
  const stored = account.data?.check.messagesStored;
  const known = useRef(stored);
  const { refresh } = messages;
  useEffect(() => {
    if (known.current !== undefined && known.current !== stored) {
      refresh();
    }
    known.current = stored;
  }, [stored, refresh]);
  const { page, failure } = messages;
  const lookFor = useCallback((next: string) => setAddress(next ? { search: next } : {}, { replace: true }), [setAddress]);
  const title = account.data?.name ?? t("title");

  return (
    <Screen
      title={title}
      below={[{ name: t("shell:places.email") }, { name: t("shell:screens.accounts"), ...(maySee && { path: "/accounts" }) }]}
      busy={messages.turning}
    >
      <CommandBar turning={messages.turning} updatedAt={messages.updatedAt} onRefresh={messages.refresh}>
        {mayManage && account.data && <CheckNow account={account.data} />}
        {maySee && (
          <>
            <Command picture={<HistoryRegular />} onClick={() => void navigate(`/accounts/${id}/checks`)}>
              {t("history")}
            </Command>
            <Command picture={<SettingsRegular />} onClick={() => void navigate(`/accounts/${id}`)}>
              {t(mayManage ? "edit" : "settings")}
            </Command>
          </>
        )}
      </CommandBar>
      {account.data && <AccountBar account={account.data} />}
      {account.error && !failure && <FailureBar failure={account.error} />}
      {failure && <FailureBar failure={failure} action={<Button onClick={messages.refresh}>{t("parts:retry")}</Button>} />}
      <div className={styles.panes}>
        <div className={mergeClasses(styles.list, messageId !== undefined && styles.besideMessage)}>
          <SearchField label={t("search")} value={search} onChange={lookFor} />
          {!page && !failure && <Spinner label={t("parts:loading")} />}
          {page?.items.length === 0 && <Notice picture={<MailInboxRegular />} title={t(search ? "noMatch" : "empty.title")} detail={t(search ? "searched" : "empty.detail")} />}
          {page && page.items.length > 0 && <MessageList accountId={id} messages={page.items} />}
          {page && <PageButtons {...messages} />}
        </div>
        {messageId !== undefined && (
          <div className={styles.message}>
            <Suspense fallback={<Spinner label={t("parts:loading")} />}>
              <Outlet />
            </Suspense>
          </div>
        )}
      </div>
    </Screen>
  );
}
