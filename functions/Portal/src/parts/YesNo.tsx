import { useTranslation } from "react-i18next";

/** A setting that is on or off, in words. */
export function YesNo({ value }: { value: boolean }) {
  const { t } = useTranslation("parts");
  return t(value ? "yes" : "no");
}
