import { MessageBar, MessageBarBody, makeStyles, tokens } from "@fluentui/react-components";
import type { TestStep } from "../api/types";
import { StepRow } from "./StepRow";

const useStyles = makeStyles({
  box: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  steps: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS, margin: 0, padding: 0, listStyleType: "none" },
});

interface Props {
  /** Whether every step succeeded; undefined as long as there are more to come. */
  ok: boolean | undefined;
  /** Says how the test ended. */
  words: string;
  steps: readonly TestStep[];
}

/** How a test of a connection goes, step by step, and how it ended; screen readers say it. */
export function TestOutcome({ ok, words, steps }: Props) {
  const styles = useStyles();
  return (
    <div className={styles.box} aria-live="polite">
      {ok !== undefined && (
        <MessageBar intent={ok ? "success" : "error"}>
          <MessageBarBody>{words}</MessageBarBody>
        </MessageBar>
      )}
      <ol className={styles.steps}>
        {steps.map((step) => (
          <StepRow key={step.step} step={step} />
        ))}
      </ol>
    </div>
  );
}
