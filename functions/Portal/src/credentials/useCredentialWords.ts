import { useTranslation } from "react-i18next";
import type { ResourceWords } from "../parts/resource/resource";

export function useCredentialWords(): ResourceWords {
  const { t } = useTranslation(["credentials", "shell"]);
  return {
    title: t("shell:screens.credentials"),
    new: t("new"),
    edit: (name) => t("edit", { name }),
    empty: { title: t("empty.title"), detail: t("empty.detail") },
    deleting: t("deleting"),
  };
}
