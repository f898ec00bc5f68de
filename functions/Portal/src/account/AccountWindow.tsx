import { Spinner } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate, useParams } from "react-router";
import { versionedOf } from "../api/client";
import { useApi, useMay } from "../api/useApi";
import { FailureBar } from "../parts/FailureBar";
import { NotYoursPanel } from "../parts/NotYoursPanel";
import { Panel } from "../parts/Panel";
import { AccountForm } from "./AccountForm";

/** The account window over the accounts report: for a new account, or for the one its address names. */
export function AccountWindow() {
  // All of its words at once, so that it does not go away again while some are on their way.
  const { t } = useTranslation(["account", "parts", "transcripts"]);
  const { id } = useParams();
  const api = useApi();
  const navigate = useNavigate();
  const mayManage = useMay("Accounts.Manage");
  const { search } = useLocation();
  const close = () => void navigate({ pathname: "/accounts", search });
  // It is what one began to edit that is edited: a newer version shows as a conflict when it is saved.
  const account = useQuery({
    queryKey: ["account", id],
    queryFn: ({ signal }) => versionedOf(api.GET("/api/accounts/{id}", { params: { path: { id: Number(id) } }, signal })),
    enabled: id !== undefined,
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });

  if (id === undefined && !mayManage) {
    return <NotYoursPanel title={t("new")} role="Accounts.Manage" onClose={close} />;
  }
  if (id === undefined) {
    return <AccountForm key="new" present={null} onClose={close} />;
  }
  if (account.data) {
    return <AccountForm key={id} present={account.data} onClose={close} />;
  }
  return (
    <Panel title={t("edit")} onClose={close}>
      {account.error ? <FailureBar failure={account.error} /> : <Spinner label={t("parts:loading")} />}
    </Panel>
  );
}
