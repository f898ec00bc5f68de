import { Combobox, Field, Option } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type Control, type FieldPath, type FieldValues, type RegisterOptions, useController } from "react-hook-form";
import { useTranslation } from "react-i18next";

export interface Named {
  id: string;
  name: string;
}

interface Props<T extends FieldValues> {
  control: Control<T>;
  name: FieldPath<T>;
  label: string;
  rules?: RegisterOptions<T, FieldPath<T>>;
  hint?: string;
  disabled?: boolean;
  /** What kind of thing is picked: the key of its queries. */
  kind: string;
  /** The things whose names contain a text. */
  find: (text: string, signal: AbortSignal) => Promise<readonly Named[]>;
  /** The thing with an id. */
  get: (id: string, signal: AbortSignal) => Promise<Named>;
}

/** A choice among many things that have names: what is typed finds them. The form's value is the id. */
export function PickerField<T extends FieldValues>({ control, name, label, rules, hint, disabled = false, kind, find, get }: Props<T>) {
  const { t } = useTranslation("parts");
  const { field, fieldState } = useController({ control, name, ...(rules && { rules }) });
  const [typed, setTyped] = useState<string | null>(null);
  const id = field.value as string;
  const found = useQuery({ queryKey: [kind, "found", typed ?? ""], queryFn: ({ signal }) => find(typed ?? "", signal), enabled: !disabled });
  const chosen = useQuery({ queryKey: [kind, "named", id], queryFn: ({ signal }) => get(id, signal), enabled: id !== "" });
  const nothing = found.data?.length === 0;

  return (
    <Field label={label} required={rules?.required !== undefined} hint={hint} validationMessage={fieldState.error?.message}>
      <Combobox
        input={{ ref: field.ref, name: field.name }}
        freeform
        clearable={rules?.required === undefined}
        disabled={disabled}
        autoComplete="off"
        placeholder={t("picker.placeholder")}
        value={typed ?? chosen.data?.name ?? ""}
        selectedOptions={id ? [id] : []}
        onChange={(event) => setTyped(event.target.value)}
        onOptionSelect={(_, { optionValue }) => {
          field.onChange(optionValue ?? "");
          setTyped(null);
        }}
        onBlur={() => {
          // What was typed and not chosen is nothing.
          setTyped(null);
          field.onBlur();
        }}
      >
        {nothing && (
          <Option disabled text="" value="">
            {t("picker.nothing")}
          </Option>
        )}
        {found.data?.map((thing) => (
          <Option key={thing.id} value={thing.id} text={thing.name}>
            {thing.name}
          </Option>
        ))}
      </Combobox>
    </Field>
  );
}
