import { Field, Input, makeStyles } from "@fluentui/react-components";
import { SearchRegular } from "@fluentui/react-icons";
import { useEffect, useRef, useState } from "react";
import { useShortcut } from "../shell/useShortcut";

const typingMilliseconds = 300;

const useStyles = makeStyles({
  // In a narrow place it gets narrow, too.
  input: { minWidth: 0 },
});

interface Props {
  label: string;
  /** The text that is in effect. */
  value: string;
  onChange: (text: string) => void;
}

/** Takes a text that takes effect once nothing was typed for a moment; the key "/" leads to it. */
export function SearchField({ label, value, onChange }: Props) {
  const styles = useStyles();
  const box = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(value);
  useShortcut("/", () => box.current?.focus());

  // Somebody cleared it, or went back.
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed.trim() === value) {
      return;
    }
    const timer = window.setTimeout(() => onChange(typed.trim()), typingMilliseconds);
    return () => window.clearTimeout(timer);
  }, [typed, value, onChange]);

  return (
    <Field label={label}>
      <Input
        className={styles.input}
        input={{ ref: box }}
        type="search"
        contentBefore={<SearchRegular aria-hidden />}
        value={typed}
        onChange={(_, { value: text }) => setTyped(text)}
      />
    </Field>
  );
}
