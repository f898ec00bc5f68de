import { Spinner, makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";

const useStyles = makeStyles({
  loading: { padding: tokens.spacingVerticalXXXL },
});

/** Stands where a screen will, while its code or its words are on their way. */
export function Loading() {
  const styles = useStyles();
  const { t } = useTranslation();
  return <Spinner className={styles.loading} label={t("loading")} />;
}
