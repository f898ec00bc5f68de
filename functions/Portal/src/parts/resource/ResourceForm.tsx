import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle, Spinner, makeStyles, tokens } from "@fluentui/react-components";
import { DeleteRegular } from "@fluentui/react-icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useId, useState } from "react";
import { type FieldValues, useForm } from "react-hook-form";
import { useHotkeys } from "react-hotkeys-hook";
import { useTranslation } from "react-i18next";
import { useNavigate, useSearchParams } from "react-router";
import type { Versioned } from "../../api/client";
import { isStale } from "../../api/failure";
import { useApi, useMay } from "../../api/useApi";
import { useFormat } from "../../words/useFormat";
import { Confirmation } from "../Confirmation";
import { FailureBar } from "../FailureBar";
import { Panel } from "../Panel";
import { useProblem } from "../form/useProblem";
import { useTell } from "../useTell";
import type { ResourcePanelProps } from "./ResourcePanel";
import type { Registered } from "./resource";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL },
  delete: { alignSelf: "flex-start" },
});

interface Props<R extends Registered, V extends FieldValues> extends ResourcePanelProps<R, V> {
  /** The thing as it was when somebody began; null for a new one. */
  present: Versioned<R> | null;
  onClose: () => void;
}

/** What a thing is, to be set, saved and deleted. */
export function ResourceForm<R extends Registered, V extends FieldValues>({ resource, words, present, onClose, children }: Props<R, V>) {
  const styles = useStyles();
  const { t } = useTranslation("parts");
  const formId = useId();
  const api = useApi();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const format = useFormat();
  const tell = useTell();
  const mayChange = useMay(resource.role);
  const [search] = useSearchParams();
  const [base, setBase] = useState(present);
  const [theirs, setTheirs] = useState<Versioned<R> | null>(null);
  const [deleting, setDeleting] = useState(false);
  const form = useForm<V>({ defaultValues: resource.toValues(present?.value ?? null, search), mode: "onTouched" });
  const { failure, tell: showProblem } = useProblem(form, resource.fields);
  const { isDirty } = form.formState;
  // The thing itself stays as it was opened, and may be gone.
  const changed = () => queries.invalidateQueries({ queryKey: [resource.kind], predicate: ({ queryKey }) => queryKey[1] !== "one" });

  const save = useMutation({
    mutationFn: () => (base ? resource.replace(api, base.value.id, base.etag, form.getValues()) : resource.create(api, form.getValues())),
    onMutate: () => showProblem(null),
    onSuccess: async (saved) => {
      form.reset(resource.toValues(saved.value, search));
      setBase(saved);
      tell("success", t("resource.saved", { name: saved.value.name }));
      await changed();
      if (!base) {
        void navigate(`${resource.path}/${saved.value.id}`, { replace: true });
      }
    },
    onError: async (error) => {
      if (isStale(error) && base) {
        setTheirs(await resource.get(api, base.value.id));
      } else {
        showProblem(error);
      }
    },
  });
  const remove = useMutation({
    mutationFn: () => resource.remove(api, base!.value.id, base!.etag),
    onSuccess: async () => {
      tell("success", t("resource.deleted", { name: base!.value.name }));
      await changed();
      onClose();
    },
  });
  const submit = form.handleSubmit(() => save.mutate());
  useHotkeys("ctrl+s, meta+s", () => void submit(), { enableOnFormTags: true, preventDefault: true, enabled: mayChange });

  // Whoever begins begins with the first field.
  const { setFocus } = form;
  const first = resource.fields[0]!;
  useEffect(() => {
    if (!present) {
      setFocus(first);
    }
  }, [present, first, setFocus]);

  return (
    <Panel
      title={base ? words.edit(base.value.name) : words.new}
      dirty={isDirty && mayChange && !save.isPending}
      onClose={onClose}
      footer={
        mayChange && (
          <>
            <Button type="submit" form={formId} appearance="primary" disabled={save.isPending || (base !== null && !isDirty)} icon={save.isPending ? <Spinner size="tiny" /> : null}>
              {t("save")}
            </Button>
            <Button onClick={onClose}>{isDirty ? t("cancel") : t("close")}</Button>
          </>
        )
      }
    >
      {!mayChange && (
        <MessageBar>
          <MessageBarBody>{t("resource.readOnly", { role: resource.role })}</MessageBarBody>
        </MessageBar>
      )}
      {failure && <FailureBar failure={failure} />}
      {theirs && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{t("resource.stale.title")}</MessageBarTitle>{" "}
            {t("resource.stale.detail", { by: theirs.value.updatedBy, at: format.dateTime(theirs.value.updatedAt) })}
          </MessageBarBody>
          <MessageBarActions>
            <Button
              onClick={() => {
                form.reset(resource.toValues(theirs.value, search));
                setBase(theirs);
                setTheirs(null);
              }}
            >
              {t("resource.stale.theirs")}
            </Button>
            <Button
              onClick={() => {
                setBase(theirs);
                setTheirs(null);
              }}
            >
              {t("resource.stale.mine")}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
      <form id={formId} className={styles.form} noValidate onSubmit={(event) => void submit(event)}>
        {children(form, base?.value ?? null, !mayChange)}
      </form>
      {base && mayChange && (
        <Button className={styles.delete} icon={<DeleteRegular />} onClick={() => setDeleting(true)}>
          {t("resource.delete")}
        </Button>
      )}
      {deleting && base && (
        <Confirmation
          title={t("resource.deleteTitle", { name: base.value.name })}
          action={t("resource.delete")}
          busy={remove.isPending}
          failure={remove.error}
          onConfirm={() => remove.mutate()}
          onCancel={() => {
            remove.reset();
            setDeleting(false);
          }}
        >
          {words.deleting}
        </Confirmation>
      )}
    </Panel>
  );
}
