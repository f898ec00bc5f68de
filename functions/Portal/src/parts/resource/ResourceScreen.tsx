import { makeStyles, tokens } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import { type ReactElement, Suspense, useCallback } from "react";
import type { FieldValues } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { Link, Outlet, useNavigate, useSearchParams } from "react-router";
import { useApi, useMay } from "../../api/useApi";
import { usePages } from "../../api/usePages";
import { Screen } from "../../shell/Screen";
import type { Place } from "../../shell/Location";
import { useShortcut } from "../../shell/useShortcut";
import { Command, CommandBar } from "../CommandBar";
import { type Column, DataTable } from "../DataTable";
import { Notice } from "../Notice";
import { Paged } from "../Paged";
import { SearchField } from "../SearchField";
import type { Registered, Resource, ResourceWords } from "./resource";

const useStyles = makeStyles({
  search: { maxWidth: "360px" },
  link: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorBrandForegroundLink, overflowWrap: "anywhere" },
});

interface Props<R extends Registered, V extends FieldValues> {
  resource: Resource<R, V>;
  words: ResourceWords;
  below: Place[];
  picture: ReactElement;
  /** The columns besides the name. */
  columns: Column<R>[];
}

/** All things of a kind, found by name; a panel over the list shows one of them. */
export function ResourceScreen<R extends Registered, V extends FieldValues>({ resource, words, below, picture, columns }: Props<R, V>) {
  const styles = useStyles();
  const { t } = useTranslation("parts");
  const api = useApi();
  const navigate = useNavigate();
  const mayChange = useMay(resource.role);
  const [address, setAddress] = useSearchParams();
  const name = address.get("name") ?? "";
  const things = usePages([resource.kind, name], (cursor, signal) => resource.list(api, { ...(name && { name }), ...(cursor && { cursor }) }, signal));
  const find = useCallback((text: string) => setAddress(text ? { name: text } : {}, { replace: true }), [setAddress]);
  const create = () => void navigate({ pathname: `${resource.path}/new`, search: address.toString() });
  useShortcut("n", create, mayChange);

  const all: Column<R>[] = [
    {
      id: "name",
      heading: t("resource.name"),
      cell: (thing) => (
        <Link className={styles.link} to={{ pathname: `${resource.path}/${thing.id}`, search: address.toString() }}>
          {thing.name}
        </Link>
      ),
    },
    ...columns,
  ];

  return (
    <Screen title={words.title} below={below} busy={things.turning}>
      <CommandBar turning={things.turning} updatedAt={things.updatedAt} onRefresh={things.refresh}>
        {mayChange && (
          <Command picture={<AddRegular />} onClick={create}>
            {words.new}
          </Command>
        )}
      </CommandBar>
      <div className={styles.search}>
        <SearchField label={t("resource.search")} value={name} onChange={find} />
      </div>
      <Paged
        pages={things}
        empty={name ? <Notice picture={picture} title={t("picker.nothing")} detail={t("resource.noMatch")} /> : <Notice picture={picture} title={words.empty.title} detail={mayChange ? words.empty.detail : t("resource.emptyReadOnly", { role: resource.role })} />}
      >
        {(items) => <DataTable label={words.title} columns={all} rows={items} keyOf={idOf} nameOf={nameOf} />}
      </Paged>
      <Suspense>
        <Outlet />
      </Suspense>
    </Screen>
  );
}

const idOf = (thing: Registered) => thing.id;
const nameOf = (thing: Registered) => thing.name;
