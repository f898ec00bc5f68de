import { AddRegular, ArrowDownloadRegular, CalendarClockRegular, FilterRegular, PrintRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useMay } from "../api/useApi";
import { Command, CommandBar } from "../parts/CommandBar";
import { FailureBar } from "../parts/FailureBar";
import { BulkCommand } from "./BulkCommand";
import { PageSize } from "./PageSize";
import type { BulkAction } from "./bulk";
import type { Address } from "./useAddress";
import { usePrint } from "./usePrint";

interface Props {
  address: Address;
  turning: boolean;
  updatedAt: Date | null;
  filtersShown: boolean;
  /** How many accounts are selected. */
  selected: number;
  onFilters: () => void;
  onRefresh: () => void;
  onNew: () => void;
  onBulk: (action: BulkAction) => void;
  onExport: () => void;
}

/** The top bar of the accounts report. */
export function AccountCommands({ address, turning, updatedAt, filtersShown, selected, onFilters, onRefresh, onNew, onBulk, onExport }: Props) {
  const { t } = useTranslation("accounts");
  const navigate = useNavigate();
  const mayManage = useMay("Accounts.Manage");
  const mayReport = useMay("Reports.Manage");
  const print = usePrint(address);

  return (
    <>
      <CommandBar turning={turning} updatedAt={updatedAt} onRefresh={onRefresh} beside={<PageSize address={address} />}>
        {mayManage && (
          <Command picture={<AddRegular />} onClick={onNew}>
            {t("commands.new")}
          </Command>
        )}
        <Command picture={<FilterRegular />} pressed={filtersShown} onClick={onFilters}>
          {filtersShown ? t("commands.hideFilters") : address.filters > 0 ? t("commands.showFiltersSet", { count: address.filters }) : t("commands.showFilters")}
        </Command>
        {mayManage && <BulkCommand count={selected} onChoose={onBulk} />}
        {mayReport && (
          <>
            <Command picture={<PrintRegular />} disabled={print.isPending} onClick={() => print.mutate(window.open("", "_blank"))}>
              {t("commands.print")}
            </Command>
            <Command picture={<ArrowDownloadRegular />} onClick={onExport}>
              {t("commands.export")}
            </Command>
            <Command
              picture={<CalendarClockRegular />}
              onClick={() => void navigate({ pathname: "/schedules/new", search: new URLSearchParams(address.filter as Record<string, string>).toString() })}
            >
              {t("commands.schedule")}
            </Command>
          </>
        )}
      </CommandBar>
      {print.error && <FailureBar failure={print.error} />}
    </>
  );
}
