import { Spinner, Text, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { CheckmarkCircleFilled, CircleRegular, ErrorCircleFilled } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import type { TestStep } from "../api/types";
import { useFormat } from "../words/useFormat";

const useStyles = makeStyles({
  step: { display: "grid", gridTemplateColumns: "20px 1fr auto", columnGap: tokens.spacingHorizontalS, overflowWrap: "anywhere" },
  picture: { fontSize: "20px", lineHeight: "20px" },
  good: { color: tokens.colorStatusSuccessForeground3 },
  bad: { color: tokens.colorStatusDangerForeground3 },
  quiet: { color: tokens.colorNeutralForeground3 },
  below: { gridColumn: 2 },
});

const pictures = {
  Ok: <CheckmarkCircleFilled />,
  Failed: <ErrorCircleFilled />,
  Skipped: <CircleRegular />,
  Running: <Spinner size="extra-tiny" />,
};

/** A step of a connection test: how it went, how long it took, and what to do if it failed. */
export function StepRow({ step }: { step: TestStep }) {
  const styles = useStyles();
  const { t } = useTranslation("account");
  const format = useFormat();
  const tone = step.outcome === "Ok" ? styles.good : step.outcome === "Failed" ? styles.bad : styles.quiet;
  return (
    <li className={styles.step}>
      <span className={mergeClasses(styles.picture, tone)} aria-hidden>
        {pictures[step.outcome]}
      </span>
      <Text className={step.outcome === "Skipped" ? styles.quiet : undefined}>
        {t(`test.steps.${step.step}`)}: {t(`test.outcomes.${step.outcome}`)}
      </Text>
      <Text size={200} className={styles.quiet}>
        {step.milliseconds !== null && step.milliseconds !== undefined && t("test.milliseconds", { milliseconds: format.number(step.milliseconds) })}
      </Text>
      {step.detail && (
        <Text size={200} className={mergeClasses(styles.below, styles.quiet)}>
          {step.detail}
        </Text>
      )}
      {step.error && <Text className={styles.below}>{step.error.message}</Text>}
      {step.error?.serverAnswer && (
        <Text size={200} className={mergeClasses(styles.below, styles.quiet)}>
          {t("test.serverSaid", { answer: step.error.serverAnswer })}
        </Text>
      )}
    </li>
  );
}
