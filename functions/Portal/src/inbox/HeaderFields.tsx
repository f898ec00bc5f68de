import { Text, makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { Message } from "../api/types";

const useStyles = makeStyles({
  list: { display: "grid", gridTemplateColumns: "minmax(100px, auto) 1fr", gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`, margin: 0, fontSize: tokens.fontSizeBase200 },
  name: { fontWeight: tokens.fontWeightSemibold },
  value: { margin: 0, fontFamily: tokens.fontFamilyMonospace, overflowWrap: "anywhere" },
});

/** The fields of a message's header (RFC 5322, section 2.2), in their order. */
export function HeaderFields({ message }: { message: Message }) {
  const styles = useStyles();
  const { t } = useTranslation("inbox");
  return (
    <>
      <dl className={styles.list}>
        {message.headers.map(({ name, value }, index) => [
          <dt key={`name ${index}`} className={styles.name}>
            <bdi>{name}</bdi>
          </dt>,
          <dd key={index} className={styles.value}>
            <bdi>{value}</bdi>
          </dd>,
        ])}
      </dl>
      {message.headersTruncated && <Text>{t("moreHeaders")}</Text>}
    </>
  );
}
