import { Button, Spinner } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Pages } from "../api/usePages";
import { FailureBar } from "./FailureBar";
import { PageButtons } from "./PageButtons";

interface Props<T> {
  pages: Pages<T>;
  /** Stands where the rows would, when there are none. */
  empty: ReactNode;
  /** Shows the rows of a page. */
  children: (items: T[]) => ReactNode;
}

/** A page of a list, or why there is none, and the way to the others. */
export function Paged<T>({ pages, empty, children }: Props<T>) {
  const { t } = useTranslation("parts");
  const { page, failure } = pages;
  return (
    <>
      {failure && <FailureBar failure={failure} action={<Button onClick={pages.refresh}>{t("retry")}</Button>} />}
      {!page && !failure && <Spinner label={t("loading")} />}
      {page && (page.items.length === 0 ? empty : children(page.items))}
      {page && <PageButtons {...pages} />}
    </>
  );
}
