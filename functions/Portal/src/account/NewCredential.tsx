import { Button, Card, Spinner, Subtitle2, makeStyles, tokens } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { bodyOf } from "../api/client";
import { useApi } from "../api/useApi";
import { CredentialFields } from "../credentials/CredentialFields";
import { credentialFields, toDraft, toValues } from "../credentials/values";
import { FailureBar } from "../parts/FailureBar";
import { useProblem } from "../parts/form/useProblem";

const useStyles = makeStyles({
  card: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM, backgroundColor: tokens.colorNeutralBackground2 },
  buttons: { display: "flex", gap: tokens.spacingHorizontalS },
});

interface Props {
  /** The credential was made, and has this id. */
  onMade: (id: string) => void;
  onCancel: () => void;
}

/** Makes a credential in place, without leaving the account. It is no form of its own: forms cannot hold forms. */
export function NewCredential({ onMade, onCancel }: Props) {
  const styles = useStyles();
  const { t } = useTranslation(["account", "parts"]);
  const api = useApi();
  const queries = useQueryClient();
  const form = useForm({ defaultValues: toValues(null), mode: "onTouched" });
  const { failure, tell } = useProblem(form, credentialFields);
  const save = useMutation({
    mutationFn: () => bodyOf(api.POST("/api/credentials", { body: toDraft(form.getValues()) })),
    onMutate: () => tell(null),
    onError: tell,
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ["credentials"] });
      onMade(id);
    },
  });

  return (
    <Card className={styles.card} role="group" aria-label={t("newCredential.title")}>
      <Subtitle2>{t("newCredential.title")}</Subtitle2>
      {failure && <FailureBar failure={failure} />}
      <CredentialFields control={form.control} kept={false} />
      <div className={styles.buttons}>
        <Button disabled={save.isPending} icon={save.isPending ? <Spinner size="tiny" /> : null} onClick={() => void form.handleSubmit(() => save.mutate())()}>
          {t("newCredential.save")}
        </Button>
        <Button appearance="subtle" onClick={onCancel}>
          {t("parts:cancel")}
        </Button>
      </div>
    </Card>
  );
}
