import { Button, MessageBar, MessageBarBody, Spinner, makeStyles, tokens } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useId, useRef, useState } from "react";
import { useForm } from "react-hook-form";
import { useHotkeys } from "react-hotkeys-hook";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { type Versioned, versionedOf } from "../api/client";
import { isStale } from "../api/failure";
import type { Account } from "../api/types";
import { useApi, useMay } from "../api/useApi";
import { FailureBar } from "../parts/FailureBar";
import { Panel } from "../parts/Panel";
import { useProblem } from "../parts/form/useProblem";
import { AccountFields } from "./AccountFields";
import { AccountTools } from "./AccountTools";
import { Conflict } from "./Conflict";
import { ConnectionTest } from "./ConnectionTest";
import { accountFields, newAccount, toDraft, toValues } from "./values";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL },
});

interface Props {
  /** The account as it was when somebody began; null for a new one. */
  present: Versioned<Account> | null;
  onClose: () => void;
}

/** What an account is, to be set and saved. */
export function AccountForm({ present, onClose }: Props) {
  const styles = useStyles();
  const { t } = useTranslation(["account", "parts"]);
  const formId = useId();
  const api = useApi();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const mayManage = useMay("Accounts.Manage");
  const [base, setBase] = useState(present);
  const [theirs, setTheirs] = useState<Versioned<Account> | null>(null);
  const [created, setCreated] = useState<Account | null>(null);
  const form = useForm({ defaultValues: present ? toValues(present.value) : newAccount, mode: "onTouched" });
  const { failure, tell } = useProblem(form, accountFields);
  const { isDirty } = form.formState;
  const id = base?.value.id;

  const save = useMutation({
    mutationFn: () => {
      const body = toDraft(form.getValues());
      return versionedOf(
        base
          ? api.PUT("/api/accounts/{id}", { params: { path: { id: base.value.id }, header: { "If-Match": base.etag } }, body })
          : api.POST("/api/accounts", { body }),
      );
    },
    onMutate: () => tell(null),
    onSuccess: (saved) => {
      void queries.invalidateQueries({ queryKey: ["accounts"] });
      form.reset(toValues(saved.value));
      if (!base) {
        setCreated(saved.value);
      }
      setBase(saved);
    },
    onError: async (error) => {
      if (isStale(error) && base) {
        setTheirs(await versionedOf(api.GET("/api/accounts/{id}", { params: { path: { id: base.value.id } } })));
      } else {
        tell(error);
      }
    },
  });
  const submit = form.handleSubmit(() => save.mutate());
  useHotkeys("ctrl+s, meta+s", () => void submit(), { enableOnFormTags: true, preventDefault: true, enabled: mayManage });

  // Whoever creates an account goes on with it under its own address.
  const announced = useRef<HTMLDivElement>(null);
  useEffect(() => announced.current?.focus(), [created]);

  return (
    <Panel
      title={base ? t("editNamed", { name: base.value.name }) : t("new")}
      dirty={isDirty && mayManage}
      onClose={onClose}
      footer={
        mayManage && (
          <>
            <Button type="submit" form={formId} appearance="primary" disabled={save.isPending || (base !== null && !isDirty)} icon={save.isPending ? <Spinner size="tiny" /> : null}>
              {t("parts:save")}
            </Button>
            <Button onClick={onClose}>{isDirty ? t("parts:cancel") : t("parts:close")}</Button>
          </>
        )
      }
    >
      {created && (
        <div ref={announced} tabIndex={-1}>
          <MessageBar intent="success">
            <MessageBarBody>
              {t("created", { name: created.name })} <Button size="small" onClick={() => void navigate(`/accounts/${created.id}/inbox`)}>{t("toInbox")}</Button>
            </MessageBarBody>
          </MessageBar>
        </div>
      )}
      {save.isSuccess && !created && !isDirty && (
        <MessageBar intent="success">
          <MessageBarBody>{t("saved")}</MessageBarBody>
        </MessageBar>
      )}
      {!mayManage && (
        <MessageBar>
          <MessageBarBody>{t("readOnly")}</MessageBarBody>
        </MessageBar>
      )}
      {id !== undefined && <AccountTools id={id} name={base!.value.name} onGone={onClose} />}
      {failure && <FailureBar failure={failure} />}
      {theirs && (
        <Conflict
          mine={form.getValues()}
          theirs={toValues(theirs.value)}
          by={theirs.value.updatedBy}
          at={theirs.value.updatedAt}
          onTake={(merged) => {
            // What is saved next replaces their version, as it was seen.
            setBase(theirs);
            form.reset(toValues(theirs.value));
            accountFields.forEach((field) => form.setValue(field, merged[field], { shouldDirty: true }));
            setTheirs(null);
          }}
        />
      )}
      <form id={formId} className={styles.form} noValidate onSubmit={(event) => void submit(event)}>
        <AccountFields form={form} disabled={!mayManage} />
      </form>
      {mayManage && <ConnectionTest id={id} dirty={isDirty} draft={async () => ((await form.trigger()) ? toDraft(form.getValues()) : null)} />}
    </Panel>
  );
}
