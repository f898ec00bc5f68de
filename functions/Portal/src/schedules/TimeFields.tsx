import { Checkbox, Combobox, Field, Option, Text, makeStyles, tokens } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import { Controller, type UseFormReturn, useWatch } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { SelectField } from "../parts/form/SelectField";
import { SwitchField } from "../parts/form/SwitchField";
import { TextField } from "../parts/form/TextField";
import { useRules } from "../parts/form/useRules";
import { useDayName } from "./useTimesInWords";
import { type ScheduleValues, daysOfWeek, frequencies } from "./values";

const maxZones = 50;
const zones = ["UTC", ...Intl.supportedValuesOf("timeZone")];

const useStyles = makeStyles({
  group: { margin: 0, padding: 0, border: "none", minWidth: 0 },
  legend: { padding: 0 },
  days: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  error: { color: tokens.colorStatusDangerForeground1 },
});

interface Props {
  form: UseFormReturn<ScheduleValues>;
  disabled: boolean;
}

/** When a report is made. */
export function TimeFields({ form, disabled }: Props) {
  const styles = useStyles();
  const { t } = useTranslation("schedules");
  const rules = useRules();
  const dayName = useDayName();
  const { control } = form;
  const [frequency, lastDay] = useWatch({ control, name: ["frequency", "lastDayOfMonth"] });
  const field = { control, disabled };

  return (
    <>
      <SelectField {...field} name="frequency" label={t("fields.frequency")} options={frequencies.map((value) => [value, t(`frequencies.${value}`)] as const)} />
      {frequency === "Weekly" && (
        <Controller
          control={control}
          name="days"
          rules={{ validate: (days) => days.length > 0 || t("noDay") }}
          render={({ field: box, fieldState }) => (
            // Each checkbox has a label of its own; a Field would take the first one for all of them.
            <fieldset className={styles.group}>
              <legend className={styles.legend}>{t("fields.days")}</legend>
              <div className={styles.days}>
                {daysOfWeek.map((day, index) => (
                  <Checkbox
                    key={day}
                    ref={index === 0 ? box.ref : undefined}
                    label={dayName(day)}
                    disabled={disabled}
                    checked={box.value.includes(day)}
                    onBlur={box.onBlur}
                    onChange={(_, { checked }) => box.onChange(daysOfWeek.filter((known) => (known === day ? checked === true : box.value.includes(known))))}
                  />
                ))}
              </div>
              {fieldState.error && (
                <Text role="alert" size={200} className={styles.error}>
                  {fieldState.error.message}
                </Text>
              )}
            </fieldset>
          )}
        />
      )}
      {frequency === "Monthly" && (
        <>
          <SwitchField {...field} name="lastDayOfMonth" label={t("fields.lastDayOfMonth")} />
          {!lastDay && <TextField {...field} name="dayOfMonth" label={t("fields.dayOfMonth")} hint={t("hints.dayOfMonth")} rules={rules.wholeNumber(1, 31, true)} inputMode="numeric" />}
        </>
      )}
      {frequency === "Cron" ? (
        <TextField {...field} name="cron" label={t("fields.cron")} hint={t("hints.cron")} rules={{ required: rules.required }} />
      ) : (
        <TextField {...field} name="time" type="time" label={t("fields.time")} rules={{ required: rules.required }} />
      )}
      <TimeZoneField form={form} disabled={disabled} />
    </>
  );
}

function TimeZoneField({ form, disabled }: Props) {
  const { t } = useTranslation(["schedules", "parts"]);
  const [typed, setTyped] = useState<string | null>(null);
  const found = useMemo(() => zones.filter((zone) => zone.toLowerCase().includes((typed ?? "").trim().toLowerCase().replaceAll(" ", "_"))).slice(0, maxZones), [typed]);
  return (
    <Controller
      control={form.control}
      name="timeZone"
      render={({ field: box, fieldState }) => (
        <Field label={t("fields.timeZone")} validationMessage={fieldState.error?.message}>
          <Combobox
            freeform
            disabled={disabled}
            input={{ ref: box.ref }}
            placeholder={t("parts:picker.placeholder")}
            value={typed ?? box.value}
            selectedOptions={[box.value]}
            onChange={(event) => setTyped(event.target.value)}
            onOptionSelect={(_, { optionValue }) => {
              if (optionValue) {
                box.onChange(optionValue);
              }
              setTyped(null);
            }}
            onBlur={() => {
              setTyped(null);
              box.onBlur();
            }}
          >
            {found.map((zone) => (
              <Option key={zone} value={zone}>
                {zone}
              </Option>
            ))}
          </Combobox>
        </Field>
      )}
    />
  );
}
