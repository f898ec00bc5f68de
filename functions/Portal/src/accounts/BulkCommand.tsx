import { ChevronDownRegular } from "@fluentui/react-icons";
import { Suspense, lazy, useState } from "react";
import { useTranslation } from "react-i18next";
import { Command } from "../parts/CommandBar";
import type { BulkAction } from "./bulk";

const BulkMenu = lazy(() => import("./BulkMenu"));

interface Props {
  /** How many accounts are selected. */
  count: number;
  onChoose: (action: BulkAction) => void;
}

/** The button of the menu, whose code is loaded with the first press. */
export function BulkCommand({ count, onChoose }: Props) {
  const { t } = useTranslation("accounts");
  const [asked, setAsked] = useState(false);
  const words = count === 0 ? t("commands.actions") : t("commands.actionsFor", { count });
  const button = (
    <Command picture={<ChevronDownRegular />} menu onClick={() => setAsked(true)}>
      {words}
    </Command>
  );
  return asked ? (
    <Suspense fallback={button}>
      <BulkMenu words={words} count={count} onChoose={onChoose} />
    </Suspense>
  ) : (
    button
  );
}
