import { useTranslation } from "react-i18next";
import type { ResourceWords } from "../parts/resource/resource";

export function useConnectorWords(): ResourceWords {
  const { t } = useTranslation(["connectors", "shell"]);
  return {
    title: t("shell:screens.connectors"),
    new: t("new"),
    edit: (name) => t("edit", { name }),
    empty: { title: t("empty.title"), detail: t("empty.detail") },
    deleting: t("deleting"),
  };
}
