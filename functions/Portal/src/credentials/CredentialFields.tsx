import { useWatch, type Control } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { SelectField } from "../parts/form/SelectField";
import { SwitchField } from "../parts/form/SwitchField";
import { TextField } from "../parts/form/TextField";
import { useRules } from "../parts/form/useRules";
import { type CredentialValues, kinds } from "./values";

interface Props {
  control: Control<CredentialValues>;
  /** The credential has a secret already, which stays unless a new one is typed. */
  kept: boolean;
  disabled?: boolean;
}

/** The fields of a credential: those of its kind only. */
export function CredentialFields({ control, kept, disabled = false }: Props) {
  const { t } = useTranslation("credentials");
  const { required, line } = useRules();
  const [kind, inVault] = useWatch({ control, name: ["kind", "inVault"] });
  const secretRules = kept ? {} : { rules: { required } };
  const secretHint = kept ? { hint: t("form.keptHint") } : {};
  const field = { control, disabled };

  return (
    <>
      <TextField {...field} name="name" label={t("form.name")} rules={line(100)} />
      <SelectField {...field} name="kind" label={t("form.kind")} options={kinds.map((value) => [value, t(`kinds.${value}`)] as const)} hint={t(`kindHints.${kind}`)} />
      <TextField {...field} name="userName" label={t(kind === "password" ? "form.userName" : "form.mailbox")} rules={line(320)} />
      {kind !== "password" && (
        <>
          <TextField {...field} name="tokenEndpoint" label={t("form.tokenEndpoint")} rules={{ required }} hint={t("form.tokenEndpointHint")} inputMode="url" />
          <TextField {...field} name="clientId" label={t("form.clientId")} rules={{ required }} />
          <TextField {...field} name="scopes" label={t("form.scopes")} rules={{ required }} hint={t("form.scopesHint")} />
        </>
      )}
      <SwitchField {...field} name="inVault" label={t("form.inVault")} hint={t("form.inVaultHint")} />
      {inVault ? (
        <TextField {...field} name="secretName" label={t("form.secretName")} rules={{ required }} />
      ) : (
        <>
          {kind === "password" && <TextField {...field} name="password" type="password" autoComplete="new-password" label={t("form.password")} {...secretRules} {...secretHint} />}
          {kind !== "password" && (
            <TextField
              {...field}
              name="clientSecret"
              type="password"
              autoComplete="new-password"
              label={t("form.clientSecret")}
              {...(kind === "oauthClientCredentials" && secretRules)}
              {...secretHint}
            />
          )}
          {kind === "oauthRefreshToken" && <TextField {...field} name="refreshToken" type="password" autoComplete="new-password" label={t("form.refreshToken")} {...secretRules} {...secretHint} />}
        </>
      )}
    </>
  );
}
