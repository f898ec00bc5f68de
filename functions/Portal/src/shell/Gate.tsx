import { LockClosedRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import { Outlet } from "react-router";
import { type Role, useMay, useSignedIn } from "../api/useApi";
import { Notice } from "../parts/Notice";
import { Screen } from "./Screen";

/** Lets those who have a role to a screen, and tells the others what it takes. */
export function Gate({ role }: { role: Role }) {
  return useMay(role) ? <Outlet /> : <NotYours role={role} />;
}

/** For an address of a screen that is not for who is signed in. */
export function NotYours({ role }: { role: Role }) {
  const { t } = useTranslation();
  const { name } = useSignedIn().me;
  return (
    <Screen title={t("notYours.title")} below={[]}>
      <Notice picture={<LockClosedRegular />} title={t("notYours.title")} detail={t("notYours.detail", { name, role })} />
    </Screen>
  );
}
