import { Button, Field, Select, makeStyles, tokens } from "@fluentui/react-components";
import { FilterDismissRegular } from "@fluentui/react-icons";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { SearchField } from "../parts/SearchField";
import { choiceNames, choices } from "./filters";
import type { Address } from "./useAddress";

const useStyles = makeStyles({
  row: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(150px, 1fr))",
    gap: tokens.spacingHorizontalM,
    alignItems: "end",
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
  },
});

/** The filters of the accounts report. */
export function Filters({ address }: { address: Address }) {
  const styles = useStyles();
  const { t } = useTranslation("accounts");
  const { change } = address;
  const rename = useCallback((name: string) => change("name", name), [change]);

  return (
    <search className={styles.row} aria-label={t("filters.label")}>
      <SearchField label={t("filters.name")} value={address.filter.name ?? ""} onChange={rename} />
      {choiceNames.map((name) => (
        <Field key={name} label={t(`filters.${name}`)}>
          <Select value={address.filter[name] ?? ""} onChange={(_, { value }) => address.change(name, value)}>
            <option value="">{t("filters.any")}</option>
            {choices[name].map((value) => (
              <option key={value} value={value}>
                {t(`values.${value}`)}
              </option>
            ))}
          </Select>
        </Field>
      ))}
      <Button icon={<FilterDismissRegular />} disabledFocusable={address.filters === 0} onClick={() => address.filters > 0 && address.clear()}>
        {t("filters.clear")}
      </Button>
    </search>
  );
}
