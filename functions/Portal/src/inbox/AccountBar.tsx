import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { Account } from "../api/types";
import { useMay } from "../api/useApi";

/** Why there may be mail that is not here, and what to do about it. */
export function AccountBar({ account }: { account: Account }) {
  const { t } = useTranslation(["inbox", "accounts"]);
  const navigate = useNavigate();
  const mayManage = useMay("Accounts.Manage");
  const { state, lastError } = account.check;
  const trouble = state === "Failing" || state === "Suspended" || state === "Overdue" ? state : null;
  if (account.enabled && !trouble) {
    return null;
  }
  return (
    <MessageBar intent={account.enabled ? "warning" : "info"} layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{account.enabled && trouble ? t(`accounts:states.${trouble}`) : t("accounts:disabled")}</MessageBarTitle>{" "}
        {account.enabled && trouble ? (lastError?.message ?? t(`states.${trouble}`)) : t("disabled")}
      </MessageBarBody>
      <MessageBarActions>
        <Button onClick={() => void navigate(`/accounts/${account.id}`)}>{t(mayManage ? "edit" : "settings")}</Button>
      </MessageBarActions>
    </MessageBar>
  );
}
