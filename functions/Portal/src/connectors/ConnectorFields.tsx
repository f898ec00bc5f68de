import { type UseFormReturn, useWatch } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { SelectField } from "../parts/form/SelectField";
import { TextField } from "../parts/form/TextField";
import { useRules } from "../parts/form/useRules";
import { type ConnectorValues, standardPorts, types } from "./values";

interface Props {
  form: UseFormReturn<ConnectorValues>;
  /** The connector has a password already, which stays unless a new one is typed. */
  kept: boolean;
  disabled: boolean;
}

const maxUserName = 255;

/** The fields of a network connector. */
export function ConnectorFields({ form, kept, disabled }: Props) {
  const { t } = useTranslation("connectors");
  const rules = useRules();
  const { control, getValues, setValue } = form;
  const type = useWatch({ control, name: "type" });
  const field = { control, disabled };

  // The port follows the type until somebody chose one of their own.
  const follow = (next: ConnectorValues["type"]) => {
    if (Object.values(standardPorts).includes(getValues("port"))) {
      setValue("port", standardPorts[next], { shouldDirty: true });
    }
  };

  return (
    <>
      <TextField {...field} name="name" label={t("name")} rules={rules.line(100)} />
      <SelectField {...field} name="type" label={t("type")} options={types.map((value) => [value, t(`types.${value}`)] as const)} onChange={(value) => follow(value as ConnectorValues["type"])} />
      <TextField {...field} name="address" label={t("address")} rules={rules.host} />
      <TextField {...field} name="port" label={t("port")} rules={rules.wholeNumber(1, 65535, true)} inputMode="numeric" />
      <TextField {...field} name="userName" label={t("userName")} hint={t("userNameHint")} rules={{ maxLength: { value: maxUserName, message: t("tooLong", { max: maxUserName }) } }} />
      {type !== "SOCKS4A" && <TextField {...field} name="password" type="password" autoComplete="new-password" label={t("password")} hint={kept ? t("keptHint") : undefined} />}
    </>
  );
}
