import { Button, Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import { PlugConnectedCheckmarkRegular } from "@fluentui/react-icons";
import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AccountDraft, TestStep } from "../api/types";
import { useApi } from "../api/useApi";
import { FailureBar } from "../parts/FailureBar";
import { TranscriptText } from "../transcripts/TranscriptText";
import { TestOutcome } from "./TestOutcome";
import { testLive } from "./liveTest";

const useStyles = makeStyles({
  box: { display: "flex", flexDirection: "column", alignItems: "stretch", gap: tokens.spacingVerticalS },
  buttons: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalS },
});

interface Props {
  id: number | undefined;
  /** What is set differs from what is saved. */
  dirty: boolean;
  /** What is set; null if it is not valid, which the form then says. */
  draft: () => Promise<AccountDraft | null>;
}

/** Tries the connection as it is set, and shows each step as it happens. */
export function ConnectionTest({ id, dirty, draft }: Props) {
  const styles = useStyles();
  const { t } = useTranslation(["account", "transcripts"]);
  const api = useApi();
  const giveUp = useRef(new AbortController());
  const [transcript, setTranscript] = useState(false);
  const [steps, setSteps] = useState<TestStep[]>([]);
  const show = (step: TestStep) => setSteps((last) => [...last.filter((known) => known.step !== step.step), step]);

  const test = useMutation({
    mutationFn: async () => {
      const tested = id === undefined || dirty ? await draft() : null;
      if (tested === null && (id === undefined || dirty)) {
        return null;
      }
      giveUp.current = new AbortController();
      const result = await testLive(api, { id, draft: tested, transcript }, show, giveUp.current.signal);
      setSteps(result.steps);
      return result;
    },
    onMutate: () => setSteps([]),
  });
  const stopped = test.error instanceof DOMException && test.error.name === "AbortError";

  return (
    <div className={styles.box} role="group" aria-label={t("test.start")}>
      <div className={styles.buttons}>
        <Button icon={<PlugConnectedCheckmarkRegular />} title={t("test.detail")} disabled={test.isPending} onClick={() => test.mutate()}>
          {test.data ? t("test.again") : t("test.start")}
        </Button>
        <Checkbox label={t("transcripts:write")} title={t("transcripts:explain")} checked={transcript} onChange={(_, { checked }) => setTranscript(checked === true)} />
        {test.isPending && <Button onClick={() => giveUp.current.abort()}>{t("test.cancel")}</Button>}
      </div>
      {test.error && !stopped && <FailureBar failure={test.error} />}
      <TestOutcome ok={test.data?.ok} words={t(test.data?.ok ? "test.ok" : "test.failed")} steps={steps} />
      {test.data?.transcript && <TranscriptText text={test.data.transcript} fileName={`${test.data.transcriptId ?? "transcript"}.txt`} />}
    </div>
  );
}
