import { Field, Textarea, makeStyles, tokens } from "@fluentui/react-components";
import { Controller, type UseFormReturn, useWatch } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { choiceNames, choices } from "../accounts/filters";
import { FilterChoice } from "../parts/FilterPanel";
import { FieldGroup } from "../parts/form/FieldGroup";
import { SelectField } from "../parts/form/SelectField";
import { SwitchField } from "../parts/form/SwitchField";
import { TextField } from "../parts/form/TextField";
import { useRules } from "../parts/form/useRules";
import { TimeFields } from "./TimeFields";
import type { ScheduleValues } from "./values";

const maxMessage = 2000;

const useStyles = makeStyles({
  filters: { display: "grid", gridTemplateColumns: "repeat(auto-fill, minmax(150px, 1fr))", gap: tokens.spacingHorizontalM },
});

interface Props {
  form: UseFormReturn<ScheduleValues>;
  disabled: boolean;
}

/** The fields of a report schedule. */
export function ScheduleFields({ form, disabled }: Props) {
  const styles = useStyles();
  const { t } = useTranslation(["schedules", "accounts"]);
  const rules = useRules();
  const { control } = form;
  const filter = useWatch({ control, name: "filter" });
  const field = { control, disabled };
  const choose = (name: keyof ScheduleValues["filter"], value: string) => {
    const { [name]: _, ...rest } = filter;
    form.setValue("filter", value ? { ...rest, [name]: value } : rest, { shouldDirty: true });
  };

  return (
    <>
      <TextField {...field} name="name" label={t("fields.name")} rules={rules.line(100)} />
      <SwitchField {...field} name="enabled" label={t("fields.enabled")} />
      <TimeFields form={form} disabled={disabled} />
      <FieldGroup legend={t("groups.accounts")}>
        <div className={styles.filters}>
          <TextField {...field} name="filter.name" label={t("accounts:filters.name")} />
          {choiceNames.map((name) => (
            <FilterChoice
              key={name}
              label={t(`accounts:filters.${name}`)}
              value={filter[name] ?? ""}
              options={choices[name].map((value) => [value, t(`accounts:values.${value}`)] as const)}
              disabled={disabled}
              onChange={(value) => choose(name, value)}
            />
          ))}
          <SelectField
            {...field}
            name="sort"
            label={t("fields.sort")}
            options={[
              ["id", t("sorts.id")],
              ["-id", t("sorts.-id")],
              ["name", t("sorts.name")],
              ["-name", t("sorts.-name")],
            ]}
          />
        </div>
      </FieldGroup>
      <Controller
        control={control}
        name="recipients"
        render={({ field: box, fieldState }) => (
          <Field label={t("fields.recipients")} hint={t("hints.recipients")} validationMessage={fieldState.error?.message}>
            <Textarea {...box} disabled={disabled} rows={3} resize="vertical" />
          </Field>
        )}
      />
      <Controller
        control={control}
        name="message"
        rules={{ maxLength: { value: maxMessage, message: t("tooLong", { max: maxMessage }) } }}
        render={({ field: box, fieldState }) => (
          <Field label={t("fields.message")} hint={t("hints.message")} validationMessage={fieldState.error?.message}>
            <Textarea {...box} disabled={disabled} rows={3} resize="vertical" />
          </Field>
        )}
      />
    </>
  );
}
