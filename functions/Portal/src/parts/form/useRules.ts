import { useTranslation } from "react-i18next";

/** What is told of a field while one types. The app judges again, and knows more. */
export function useRules() {
  const { t } = useTranslation("parts");
  const required = t("rules.required");
  return {
    required,
    /** A text of one line with something in it, of so many characters at most. */
    line: (max: number) => ({
      required,
      maxLength: { value: max, message: t("rules.maxLength", { max }) },
      validate: (value: unknown) => String(value).trim() !== "" || required,
    }),
    /** A whole number within bounds; empty is allowed unless it is required. */
    wholeNumber: (min: number, max: number, isRequired: boolean) => ({
      required: isRequired ? required : false,
      validate: (value: unknown) =>
        value === "" || (/^\d+$/.test(String(value)) && Number(value) >= min && Number(value) <= max) || t("rules.wholeNumber", { min, max }),
    }),
    /** A host name (RFC 1123, section 2.1) or an IP address, without a scheme, a port or a path. */
    host: {
      required,
      validate: (value: unknown) => /^(?=.{1,253}$)[^\s/@:]+$|^[0-9a-f:.]+$/i.test(String(value).trim()) || t("rules.host"),
    },
  };
}
