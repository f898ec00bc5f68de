import { makeStyles, tokens } from "@fluentui/react-components";
import { EditRegular, EyeRegular, MailInboxRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "react-router";
import type { Account } from "../api/types";
import { useMay } from "../api/useApi";

const useStyles = makeStyles({
  actions: { display: "inline-flex", gap: tokens.spacingHorizontalXS },
  link: {
    display: "inline-flex",
    alignItems: "center",
    justifyContent: "center",
    width: "32px",
    height: "32px",
    borderRadius: tokens.borderRadiusMedium,
    fontSize: "20px",
    color: tokens.colorNeutralForeground2,
    ":hover": { color: tokens.colorNeutralForeground2BrandHover, backgroundColor: tokens.colorSubtleBackgroundHover },
    ":focus-visible": { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
  },
});

/** What can be done with one account. */
export function RowActions({ account }: { account: Account }) {
  const styles = useStyles();
  const { t } = useTranslation("accounts");
  const { search } = useLocation();
  const mayManage = useMay("Accounts.Manage");
  const edit = t(mayManage ? "row.edit" : "row.view", { name: account.name });
  const inbox = t("row.inbox", { name: account.name });
  return (
    <span className={styles.actions}>
      <Link to={{ pathname: `/accounts/${account.id}`, search }} className={styles.link} title={edit} aria-label={edit}>
        {mayManage ? <EditRegular aria-hidden /> : <EyeRegular aria-hidden />}
      </Link>
      {useMay("Mail.Read") && (
        <Link to={`/accounts/${account.id}/inbox`} className={styles.link} title={inbox} aria-label={inbox}>
          <MailInboxRegular aria-hidden />
        </Link>
      )}
    </span>
  );
}
