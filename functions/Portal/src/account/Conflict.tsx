import { Button, MessageBar, MessageBarBody, MessageBarTitle, Radio, RadioGroup, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../words/useFormat";
import { type AccountValues, accountFields } from "./values";

const useStyles = makeStyles({
  box: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  fields: { display: "grid", gridTemplateColumns: "minmax(120px, auto) 1fr", gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`, alignItems: "center" },
});

interface Props {
  mine: AccountValues;
  theirs: AccountValues;
  /** Who saved meanwhile, and when. */
  by: string;
  at: string;
  onTake: (merged: AccountValues) => void;
}

/** Somebody saved the account meanwhile: shows where the two versions differ, and lets one choose for each field. */
export function Conflict({ mine, theirs, by, at, onTake }: Props) {
  const styles = useStyles();
  const { t } = useTranslation(["account", "parts"]);
  const format = useFormat();
  const different = accountFields.filter((field) => mine[field] !== theirs[field]);
  const [kept, setKept] = useState<ReadonlySet<keyof AccountValues>>(new Set(different));
  const words = (value: string | boolean) => (typeof value === "boolean" ? t(value ? "parts:yes" : "parts:no") : value || "–");

  const choose = (field: keyof AccountValues, whose: string) => {
    const next = new Set(kept);
    if (whose === "mine") {
      next.add(field);
    } else {
      next.delete(field);
    }
    setKept(next);
  };

  return (
    <div className={styles.box} role="group" aria-label={t("conflict.title")}>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{t("conflict.title")}</MessageBarTitle> {t("conflict.detail", { by, at: format.dateTime(at) })}
        </MessageBarBody>
      </MessageBar>
      <div className={styles.fields}>
        {different.map((field) => [
          <span key={`${field} name`} id={`conflict-${field}`}>
            {t(`fields.${field}`)}
          </span>,
          <RadioGroup key={field} layout="horizontal" aria-labelledby={`conflict-${field}`} value={kept.has(field) ? "mine" : "theirs"} onChange={(_, { value }) => choose(field, value)}>
            <Radio value="mine" label={t("conflict.mine", { value: words(mine[field]) })} />
            <Radio value="theirs" label={t("conflict.theirs", { value: words(theirs[field]) })} />
          </RadioGroup>,
        ])}
      </div>
      <div>
        <Button appearance="primary" onClick={() => onTake({ ...theirs, ...Object.fromEntries([...kept].map((field) => [field, mine[field]])) })}>
          {t("conflict.take")}
        </Button>
      </div>
    </div>
  );
}
