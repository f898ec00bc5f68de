import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { FilterChoice, FilterPanel } from "../parts/FilterPanel";
import { SearchField } from "../parts/SearchField";
import { choiceNames, choices } from "./filters";
import type { Address } from "./useAddress";

/** The filters of the accounts report. */
export function Filters({ address }: { address: Address }) {
  const { t } = useTranslation("accounts");
  const { change } = address;
  const rename = useCallback((name: string) => change("name", name), [change]);

  return (
    <FilterPanel any={address.filters > 0} onClear={address.clear}>
      <SearchField label={t("filters.name")} value={address.filter.name ?? ""} onChange={rename} />
      {choiceNames.map((name) => (
        <FilterChoice
          key={name}
          label={t(`filters.${name}`)}
          value={address.filter[name] ?? ""}
          options={choices[name].map((value) => [value, t(`values.${value}`)] as const)}
          onChange={(value) => change(name, value)}
        />
      ))}
    </FilterPanel>
  );
}
