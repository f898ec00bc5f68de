import type { Control } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { TextField } from "../parts/form/TextField";
import { useRules } from "../parts/form/useRules";
import type { AccountValues } from "./values";

interface Props {
  control: Control<AccountValues>;
  disabled: boolean;
  /** IMAP has folders, POP3 has not. */
  imap: boolean;
}

const minutesOfDay = 1440;
const maxKeepDays = 36_500;

/** What is rarely changed. */
export function MoreFields({ control, disabled, imap }: Props) {
  const { t } = useTranslation("account");
  const { wholeNumber } = useRules();
  const field = { control, disabled };
  return (
    <>
      <TextField {...field} name="checkIntervalMinutes" label={t("fields.checkIntervalMinutes")} rules={wholeNumber(1, minutesOfDay, false)} inputMode="numeric" />
      {imap && <TextField {...field} name="folder" label={t("fields.folder")} />}
      <TextField {...field} name="since" type="date" label={t("fields.since")} hint={t("hints.since")} />
      <TextField {...field} name="keepMessagesDays" label={t("fields.keepMessagesDays")} hint={t("hints.keepMessagesDays")} rules={wholeNumber(0, maxKeepDays, false)} inputMode="numeric" />
    </>
  );
}
