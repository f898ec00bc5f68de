import { Button } from "@fluentui/react-components";
import { ErrorCircleRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import { useRouteError } from "react-router";
import { Notice } from "../parts/Notice";
import { Screen } from "./Screen";

/** Stands in for a screen that failed, or whose files are gone because the app was updated meanwhile. */
export function BrokenScreen() {
  const { t } = useTranslation();
  const error = useRouteError();
  return (
    <Screen title={t("broken.title")} below={[]}>
      <Notice
        picture={<ErrorCircleRegular />}
        title={t("broken.title")}
        detail={t("broken.detail", { message: error instanceof Error ? error.message : String(error) })}
        action={<Button onClick={() => location.reload()}>{t("broken.reload")}</Button>}
      />
    </Screen>
  );
}
