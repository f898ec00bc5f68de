import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle, makeStyles } from "@fluentui/react-components";
import { DeleteRegular } from "@fluentui/react-icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { type FieldValues, useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { useNavigate, useSearchParams } from "react-router";
import type { Versioned } from "../../api/client";
import { useApi } from "../../api/useApi";
import { useFormat } from "../../words/useFormat";
import { Confirmation } from "../Confirmation";
import { FormPanel } from "../form/FormPanel";
import { useSaving } from "../form/useSaving";
import { tell } from "../tell";
import type { ResourcePanelProps } from "./ResourcePanel";
import type { Registered } from "./resource";

const useStyles = makeStyles({
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
  const api = useApi();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [search] = useSearchParams();
  const [deleting, setDeleting] = useState(false);
  const toValues = (thing: R) => resource.toValues(thing, search);
  const form = useForm<V>({ defaultValues: resource.toValues(present?.value ?? null, search), mode: "onTouched" });
  // The thing itself stays as it was opened, and may be gone.
  const changed = () => queries.invalidateQueries({ queryKey: [resource.kind], predicate: ({ queryKey }) => queryKey[1] !== "one" });
  const saving = useSaving<R, V>({
    form,
    present,
    role: resource.role,
    fields: resource.fields,
    toValues,
    create: (values) => resource.create(api, values),
    replace: ({ value, etag }, values) => resource.replace(api, value.id, etag, values),
    read: ({ id }) => resource.get(api, id),
    onSaved: async ({ id, name }, isNew) => {
      tell("success", t("resource.saved", { name }));
      await changed();
      if (isNew) {
        void navigate(`${resource.path}/${id}`, { replace: true });
      }
    },
  });
  const { allowed, base } = saving;
  const remove = useMutation({
    mutationFn: () => resource.remove(api, base!.value.id, base!.etag),
    onSuccess: async () => {
      tell("success", t("resource.deleted", { name: base!.value.name }));
      await changed();
      onClose();
    },
  });

  // Whoever begins begins with the first field.
  const { setFocus } = form;
  const first = resource.fields[0]!;
  useEffect(() => {
    if (!present) {
      setFocus(first);
    }
  }, [present, first, setFocus]);

  return (
    <FormPanel
      title={base ? words.edit(base.value.name) : words.new}
      role={resource.role}
      saving={saving}
      dirty={form.formState.isDirty}
      onClose={onClose}
      conflict={({ value }) => (
        <Stale
          theirs={value}
          onMine={saving.takeUp}
          onTheirs={() => {
            saving.takeUp();
            form.reset(toValues(value));
          }}
        />
      )}
      below={
        base &&
        allowed && (
          <>
            <Button className={styles.delete} icon={<DeleteRegular />} onClick={() => setDeleting(true)}>
              {t("resource.delete")}
            </Button>
            {deleting && (
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
          </>
        )
      }
    >
      {children(form, base?.value ?? null, !allowed)}
    </FormPanel>
  );
}

interface StaleProps {
  theirs: Registered;
  onTheirs: () => void;
  onMine: () => void;
}

/** Somebody saved the thing meanwhile: theirs or one's own is gone on with. */
function Stale({ theirs, onTheirs, onMine }: StaleProps) {
  const { t } = useTranslation("parts");
  const format = useFormat();
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{t("resource.stale.title")}</MessageBarTitle> {t("resource.stale.detail", { by: theirs.updatedBy, at: format.dateTime(theirs.updatedAt) })}
      </MessageBarBody>
      <MessageBarActions>
        <Button onClick={onTheirs}>{t("resource.stale.theirs")}</Button>
        <Button onClick={onMine}>{t("resource.stale.mine")}</Button>
      </MessageBarActions>
    </MessageBar>
  );
}
