import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, Link, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { type UseFormReturn, useWatch } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { bodyOf } from "../api/client";
import { useApi, useMay } from "../api/useApi";
import { FieldGroup } from "../parts/form/FieldGroup";
import { PickerField } from "../parts/form/PickerField";
import { SelectField } from "../parts/form/SelectField";
import { SwitchField } from "../parts/form/SwitchField";
import { TextField } from "../parts/form/TextField";
import { useRules } from "../parts/form/useRules";
import { Discovery } from "./Discovery";
import { MoreFields } from "./MoreFields";
import { NewCredential } from "./NewCredential";
import { type AccountValues, standardPort } from "./values";

const useStyles = makeStyles({
  pair: { display: "grid", gridTemplateColumns: "repeat(auto-fit, minmax(180px, 1fr))", gap: tokens.spacingHorizontalL, alignItems: "start" },
  group: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM, margin: 0, padding: 0, border: "none", minWidth: 0 },
});

interface Props {
  form: UseFormReturn<AccountValues>;
  disabled: boolean;
}

const found = 20;

/** The fields of the account window, in its order. */
export function AccountFields({ form, disabled }: Props) {
  const styles = useStyles();
  const { t } = useTranslation("account");
  const api = useApi();
  const rules = useRules();
  const mayKeepCredentials = useMay("Credentials.Manage");
  const [adding, setAdding] = useState(false);
  const { control, getValues, setValue } = form;
  const [secure, useConnector, skip, protocol] = useWatch({ control, name: ["secureConnection", "useNetworkConnector", "skipCertificate", "protocol"] });
  const field = { control, disabled };

  // The port follows protocol and security until somebody chose one of their own.
  const follow = (change: Partial<AccountValues>) => {
    const before = { ...getValues() };
    const wasStandard = ["993", "143", "995", "110", ""].includes(before.port);
    if (wasStandard) {
      setValue("port", standardPort({ ...before, ...change }), { shouldDirty: true, shouldValidate: true });
    }
  };

  return (
    <>
      {!disabled && <Discovery form={form} />}
      <TextField {...field} name="name" label={t("fields.name")} rules={rules.line(100)} />
      <FieldGroup legend={t("groups.checking")}>
        <div className={styles.pair}>
          <SwitchField {...field} name="enabled" label={t("fields.enabled")} />
          <SwitchField {...field} name="automaticCheck" label={t("fields.automaticCheck")} />
          <SwitchField {...field} name="keepCopy" label={t("fields.keepCopy")} hint={t("hints.keepCopy")} />
        </div>
      </FieldGroup>
      <FieldGroup legend={t("groups.server")}>
        <div className={styles.pair}>
          <SelectField
            {...field}
            name="protocol"
            label={t("fields.protocol")}
            options={[
              ["IMAP", "IMAP"],
              ["POP3", "POP3"],
            ]}
            onChange={(value) => follow({ protocol: value as AccountValues["protocol"] })}
          />
          <TextField {...field} name="address" label={t("fields.address")} rules={rules.host} />
          <TextField {...field} name="port" label={t("fields.port")} rules={rules.wholeNumber(1, 65535, true)} inputMode="numeric" />
        </div>
        <SwitchField
          {...field}
          name="secureConnection"
          label={t("fields.secureConnection")}
          warning={secure ? undefined : t("warnings.notSecure")}
          onChange={(on) => follow({ secureConnection: on })}
        />
        <SelectField
          control={control}
          disabled={disabled || !secure}
          name="connectionType"
          label={t("fields.connectionType")}
          hint={t("hints.connectionType")}
          options={[
            ["SSL", t("connectionTypes.SSL")],
            ["TLS", t("connectionTypes.TLS")],
          ]}
          onChange={(value) => follow({ connectionType: value as AccountValues["connectionType"] })}
        />
        <SwitchField
          control={control}
          disabled={disabled || !secure}
          name="skipCertificate"
          label={t("fields.skipCertificate")}
          warning={secure && skip ? t("warnings.skipCertificate") : undefined}
        />
      </FieldGroup>
      <FieldGroup legend={t("groups.credential")}>
        <PickerField
          {...field}
          name="credentialId"
          label={t("fields.credentialId")}
          rules={{ required: rules.required }}
          kind="credentials"
          find={async (name, signal) => (await bodyOf(api.GET("/api/credentials", { params: { query: { pageSize: found, ...(name && { name }) } }, signal }))).items}
          get={(id, signal) => bodyOf(api.GET("/api/credentials/{id}", { params: { path: { id } }, signal }))}
        />
        {mayKeepCredentials && !disabled && !adding && (
          <div>
            <Link as="button" type="button" onClick={() => setAdding(true)}>
              {t("newCredential.add")}
            </Link>
          </div>
        )}
        {adding && (
          <NewCredential
            onMade={(id) => {
              setValue("credentialId", id, { shouldDirty: true, shouldValidate: true });
              setAdding(false);
            }}
            onCancel={() => setAdding(false)}
          />
        )}
      </FieldGroup>
      <FieldGroup legend={t("groups.connector")}>
        <SwitchField {...field} name="useNetworkConnector" label={t("fields.useNetworkConnector")} hint={t("hints.useNetworkConnector")} />
        <PickerField
          control={control}
          disabled={disabled || !useConnector}
          name="networkConnectorId"
          label={t("fields.networkConnectorId")}
          {...(useConnector && { rules: { required: rules.required } })}
          kind="connectors"
          find={async (name, signal) => (await bodyOf(api.GET("/api/connectors", { params: { query: { pageSize: found, ...(name && { name }) } }, signal }))).items}
          get={(id, signal) => bodyOf(api.GET("/api/connectors/{id}", { params: { path: { id } }, signal }))}
        />
      </FieldGroup>
      <Accordion collapsible>
        <AccordionItem value="more">
          <AccordionHeader>{t("groups.more")}</AccordionHeader>
          <AccordionPanel className={styles.group}>
            <MoreFields control={control} disabled={disabled} imap={protocol === "IMAP"} />
          </AccordionPanel>
        </AccordionItem>
      </Accordion>
    </>
  );
}
