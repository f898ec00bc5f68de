import { Select, makeStyles } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { useFormat } from "../words/useFormat";
import { type Address, pageSizes } from "./useAddress";

const useStyles = makeStyles({
  choice: { minWidth: 0 },
});

/** How many accounts stand on a page. */
export function PageSize({ address }: { address: Address }) {
  const styles = useStyles();
  const { t } = useTranslation("accounts");
  const format = useFormat();
  const { pageSize, change } = address;
  // Whoever typed another one into the address sees it here.
  const sizes = [...new Set([...pageSizes, pageSize])].filter((size) => size > 0).sort((one, other) => one - other);
  return (
    <Select
      className={styles.choice}
      size="small"
      appearance="underline"
      aria-label={t("pageSize.label")}
      value={String(pageSize)}
      onChange={(_, { value }) => change("pageSize", value === String(pageSizes[0]) ? "" : value)}
    >
      {sizes.map((size) => (
        <option key={size} value={size}>
          {t("pageSize.option", { size: format.number(size) })}
        </option>
      ))}
    </Select>
  );
}
