import { Button, MessageBar, MessageBarBody, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowSyncRegular, DeleteRegular, HistoryRegular, MailInboxRegular } from "@fluentui/react-icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { bodyOf } from "../api/client";
import { useApi, useMay } from "../api/useApi";
import { Confirmation } from "../parts/Confirmation";
import { FailureBar } from "../parts/FailureBar";

const useStyles = makeStyles({
  row: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

interface Props {
  id: number;
  name: string;
  /** The account was deleted. */
  onGone: () => void;
}

/** What can be done with an account besides changing it. */
export function AccountTools({ id, name, onGone }: Props) {
  const styles = useStyles();
  const { t } = useTranslation("account");
  const api = useApi();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const mayManage = useMay("Accounts.Manage");
  const mayRead = useMay("Mail.Read");
  const [deleting, setDeleting] = useState(false);
  const path = { id };
  const changed = () => queries.invalidateQueries({ queryKey: ["accounts"] });
  const check = useMutation({ mutationFn: () => bodyOf(api.POST("/api/accounts/{id}/check", { params: { path } })), onSuccess: changed });
  const remove = useMutation({
    mutationFn: () => bodyOf(api.DELETE("/api/accounts/{id}", { params: { path, header: { "If-Match": "*" } } })),
    onSuccess: async () => {
      await changed();
      onGone();
    },
  });

  return (
    <>
      <div className={styles.row} role="group" aria-label={t("tools.label")}>
        {mayRead && (
          <Button icon={<MailInboxRegular />} onClick={() => void navigate(`/accounts/${id}/inbox`)}>
            {t("tools.inbox")}
          </Button>
        )}
        <Button icon={<HistoryRegular />} onClick={() => void navigate(`/accounts/${id}/checks`)}>
          {t("tools.history")}
        </Button>
        {mayManage && (
          <>
            <Button icon={<ArrowSyncRegular />} disabled={check.isPending} onClick={() => check.mutate()}>
              {t("tools.check")}
            </Button>
            <Button icon={<DeleteRegular />} onClick={() => setDeleting(true)}>
              {t("tools.delete")}
            </Button>
          </>
        )}
      </div>
      {check.isSuccess && (
        <MessageBar intent="success">
          <MessageBarBody>{t("tools.checking")}</MessageBarBody>
        </MessageBar>
      )}
      {check.error && <FailureBar failure={check.error} />}
      {deleting && (
        <Confirmation
          title={t("tools.deleteTitle", { name })}
          action={t("tools.delete")}
          busy={remove.isPending}
          failure={remove.error}
          onConfirm={() => remove.mutate()}
          onCancel={() => setDeleting(false)}
        >
          {t("tools.deleteDetail")}
        </Confirmation>
      )}
    </>
  );
}
