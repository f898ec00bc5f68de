import { Field, Select } from "@fluentui/react-components";
import { type Control, type FieldPath, type FieldValues, useController } from "react-hook-form";

interface Props<T extends FieldValues> {
  control: Control<T>;
  name: FieldPath<T>;
  label: string;
  /** The values with their words. */
  options: readonly (readonly [value: string, words: string])[];
  hint?: string;
  disabled?: boolean;
  onChange?: (value: string) => void;
}

/** A choice among a few values. */
export function SelectField<T extends FieldValues>({ control, name, label, options, hint, disabled = false, onChange }: Props<T>) {
  const { field, fieldState } = useController({ control, name });
  return (
    <Field label={label} hint={hint} validationMessage={fieldState.error?.message}>
      <Select
        select={{ ref: field.ref, name: field.name }}
        value={field.value}
        disabled={disabled}
        onBlur={field.onBlur}
        onChange={(_, { value }) => {
          field.onChange(value);
          onChange?.(value);
        }}
      >
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </Select>
    </Field>
  );
}
