import { KeyRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import { CellNote } from "../parts/CellNote";
import { Moment } from "../parts/Moment";
import { ResourceScreen } from "../parts/resource/ResourceScreen";
import { credentials } from "./credentials";
import { useCredentialWords } from "./useCredentialWords";

/** What accounts log in with: never the secrets. */
export function CredentialsScreen() {
  const { t } = useTranslation(["credentials", "shell"]);
  return (
    <ResourceScreen
      resource={credentials}
      words={useCredentialWords()}
      below={[{ name: t("shell:places.settings") }, { name: t("shell:places.email") }]}
      picture={<KeyRegular />}
      columns={[
        { id: "kind", heading: t("form.kind"), cell: ({ kind }) => t(`kinds.${kind}`) },
        { id: "userName", heading: t("form.userName"), cell: ({ userName }) => userName },
        {
          id: "secret",
          heading: t("secret"),
          cell: ({ managed, secretName }) => (
            <div>
              {t(managed ? "managed" : "inVault")}
              {!managed && <CellNote>{secretName}</CellNote>}
            </div>
          ),
        },
        { id: "updatedAt", heading: t("updatedAt"), cell: ({ updatedAt }) => <Moment at={updatedAt} /> },
      ]}
    />
  );
}
