import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { MailInboxRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useMay } from "../api/useApi";
import { Notice } from "../parts/Notice";

const useStyles = makeStyles({
  actions: { display: "flex", flexWrap: "wrap", justifyContent: "center", gap: tokens.spacingHorizontalS, marginTop: tokens.spacingVerticalS },
});

/** How to begin with a new product. */
export function Beginning() {
  const styles = useStyles();
  const { t } = useTranslation("overview");
  const navigate = useNavigate();
  const mayManage = useMay("Accounts.Manage");
  return (
    <Notice
      picture={<MailInboxRegular />}
      title={t("beginning.title")}
      detail={mayManage ? t("beginning.detail") : t("beginning.readOnly")}
      action={
        mayManage && (
          <div className={styles.actions}>
            <Button appearance="primary" onClick={() => void navigate("/accounts/new")}>
              {t("beginning.new")}
            </Button>
            <Button onClick={() => void navigate("/import")}>{t("beginning.import")}</Button>
            <Button onClick={() => void navigate("/credentials")}>{t("beginning.credentials")}</Button>
          </div>
        )
      }
    />
  );
}
