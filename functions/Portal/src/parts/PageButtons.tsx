import { Button, Text, makeStyles, tokens } from "@fluentui/react-components";
import { ChevronLeftRegular, ChevronRightRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";

const useStyles = makeStyles({
  row: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalM },
});

interface Props {
  number: number;
  /** Null where there is no such page. */
  previous: (() => void) | null;
  next: (() => void) | null;
}

/** Goes through the pages of a list. */
export function PageButtons({ number, previous, next }: Props) {
  const styles = useStyles();
  const { t } = useTranslation("parts");
  if (number === 1 && !next) {
    return null;
  }

  // Focus stays where it is when there is no further page.
  return (
    <nav className={styles.row} aria-label={t("pages.label")}>
      <Button icon={<ChevronLeftRegular />} disabledFocusable={!previous} onClick={() => previous?.()}>
        {t("pages.previous")}
      </Button>
      <Text aria-live="polite">{t("pages.number", { number })}</Text>
      <Button icon={<ChevronRightRegular />} iconPosition="after" disabledFocusable={!next} onClick={() => next?.()}>
        {t("pages.next")}
      </Button>
    </nav>
  );
}
