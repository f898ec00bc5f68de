import { Field, Switch } from "@fluentui/react-components";
import { type Control, type FieldPath, type FieldValues, useController } from "react-hook-form";

interface Props<T extends FieldValues> {
  control: Control<T>;
  name: FieldPath<T>;
  label: string;
  hint?: string;
  /** Why what is set is less safe than it could be. */
  warning?: string | undefined;
  disabled?: boolean;
  onChange?: (on: boolean) => void;
}

/** A setting that is on or off. */
export function SwitchField<T extends FieldValues>({ control, name, label, hint, warning, disabled = false, onChange }: Props<T>) {
  const { field, fieldState } = useController({ control, name });
  const message = fieldState.error?.message ?? warning;
  return (
    <Field hint={hint} validationState={fieldState.error ? "error" : warning ? "warning" : "none"} validationMessage={message}>
      <Switch
        input={{ ref: field.ref, name: field.name }}
        label={label}
        checked={field.value}
        disabled={disabled}
        onBlur={field.onBlur}
        onChange={(_, { checked }) => {
          field.onChange(checked);
          onChange?.(checked);
        }}
      />
    </Field>
  );
}
