import { Button, MessageBar, MessageBarBody } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { type Versioned, versionedOf } from "../api/client";
import type { Account } from "../api/types";
import { useApi, useMay } from "../api/useApi";
import { FormPanel } from "../parts/form/FormPanel";
import { useSaving } from "../parts/form/useSaving";
import { AccountFields } from "./AccountFields";
import { AccountTools } from "./AccountTools";
import { Conflict } from "./Conflict";
import { ConnectionTest } from "./ConnectionTest";
import { accountFields, newAccount, toDraft, toValues } from "./values";

const role = "Accounts.Manage";

interface Props {
  /** The account as it was when somebody began; null for a new one. */
  present: Versioned<Account> | null;
  onClose: () => void;
}

/** What an account is, to be set and saved. */
export function AccountForm({ present, onClose }: Props) {
  const { t } = useTranslation("account");
  const api = useApi();
  const queries = useQueryClient();
  const [created, setCreated] = useState<Account | null>(null);
  const form = useForm({ defaultValues: present ? toValues(present.value) : newAccount, mode: "onTouched" });
  const { isDirty } = form.formState;
  const saving = useSaving({
    form,
    present,
    role,
    fields: accountFields,
    toValues,
    create: (values) => versionedOf(api.POST("/api/accounts", { body: toDraft(values) })),
    replace: ({ value: { id }, etag }, values) => versionedOf(api.PUT("/api/accounts/{id}", { params: { path: { id }, header: { "If-Match": etag } }, body: toDraft(values) })),
    read: ({ id }) => versionedOf(api.GET("/api/accounts/{id}", { params: { path: { id } } })),
    onSaved: (saved, isNew) => {
      void queries.invalidateQueries({ queryKey: ["accounts"] });
      if (isNew) {
        setCreated(saved);
      }
    },
  });
  const { allowed, base } = saving;

  return (
    <FormPanel
      title={base ? t(allowed ? "editNamed" : "viewNamed", { name: base.value.name }) : t("new")}
      role={role}
      saving={saving}
      dirty={isDirty}
      onClose={onClose}
      conflict={(theirs) => (
        <Conflict
          mine={form.getValues()}
          theirs={toValues(theirs.value)}
          by={theirs.value.updatedBy}
          at={theirs.value.updatedAt}
          onTake={(merged) => {
            saving.takeUp();
            form.reset(toValues(theirs.value));
            accountFields.forEach((field) => form.setValue(field, merged[field], { shouldDirty: true }));
          }}
        />
      )}
      above={
        <>
          {created && <Created account={created} />}
          {saving.saved && !created && !isDirty && (
            <MessageBar intent="success">
              <MessageBarBody>{t("saved")}</MessageBarBody>
            </MessageBar>
          )}
          {base && <AccountTools id={base.value.id} name={base.value.name} onGone={onClose} />}
        </>
      }
      below={allowed && <ConnectionTest id={base?.value.id} dirty={isDirty} draft={async () => ((await form.trigger()) ? toDraft(form.getValues()) : null)} />}
    >
      <AccountFields form={form} disabled={!allowed} />
    </FormPanel>
  );
}

/** Tells that an account is registered; whoever registered it goes on from here. */
function Created({ account }: { account: Account }) {
  const { t } = useTranslation("account");
  const navigate = useNavigate();
  const mayRead = useMay("Mail.Read");
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1}>
      <MessageBar intent="success">
        <MessageBarBody>
          {t("created", { name: account.name })}{" "}
          {mayRead && (
            <Button size="small" onClick={() => void navigate(`/accounts/${account.id}/inbox`)}>
              {t("toInbox")}
            </Button>
          )}
        </MessageBarBody>
      </MessageBar>
    </div>
  );
}
