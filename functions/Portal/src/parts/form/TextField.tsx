import { Field, Input, type InputProps, makeStyles } from "@fluentui/react-components";
import { type Control, type FieldPath, type FieldValues, type RegisterOptions, useController } from "react-hook-form";

interface Props<T extends FieldValues> {
  control: Control<T>;
  name: FieldPath<T>;
  label: string;
  rules?: RegisterOptions<T, FieldPath<T>>;
  hint?: string;
  type?: NonNullable<InputProps["type"]>;
  disabled?: boolean;
  autoComplete?: string;
  inputMode?: "numeric" | "email" | "url";
  onBlur?: () => void;
}

const useStyles = makeStyles({
  // In a narrow place it gets narrow, too.
  input: { minWidth: 0 },
});

/** A line of text of a form, with what is wrong with it. */
export function TextField<T extends FieldValues>({ control, name, label, rules, hint, type = "text", disabled = false, autoComplete = "off", inputMode, onBlur }: Props<T>) {
  const styles = useStyles();
  const { field, fieldState } = useController({ control, name, ...(rules && { rules }) });
  return (
    <Field label={label} required={rules?.required !== undefined} hint={hint} validationMessage={fieldState.error?.message}>
      <Input
        className={styles.input}
        // The form moves to what is wrong by itself.
        input={{ ref: field.ref, name: field.name, ...(inputMode && { inputMode }) }}
        type={type}
        value={String(field.value ?? "")}
        disabled={disabled}
        autoComplete={autoComplete}
        onChange={(_, { value }) => field.onChange(value)}
        onBlur={() => {
          field.onBlur();
          onBlur?.();
        }}
      />
    </Field>
  );
}
