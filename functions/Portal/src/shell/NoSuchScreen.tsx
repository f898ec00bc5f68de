import { DocumentErrorRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import { Notice } from "../parts/Notice";
import { Screen } from "./Screen";

/** For an address that leads nowhere. */
export function NoSuchScreen() {
  const { t } = useTranslation();
  return (
    <Screen title={t("noSuchScreen.title")} below={[]}>
      <Notice picture={<DocumentErrorRegular />} title={t("noSuchScreen.title")} detail={t("noSuchScreen.detail")} />
    </Screen>
  );
}
