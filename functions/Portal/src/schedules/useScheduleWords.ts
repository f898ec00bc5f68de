import { useTranslation } from "react-i18next";
import type { ResourceWords } from "../parts/resource/resource";

export function useScheduleWords(): ResourceWords {
  const { t } = useTranslation(["schedules", "shell"]);
  return {
    title: t("shell:screens.schedules"),
    new: t("new"),
    edit: (name) => t("edit", { name }),
    empty: { title: t("empty.title"), detail: t("empty.detail") },
    deleting: t("deleting"),
  };
}
