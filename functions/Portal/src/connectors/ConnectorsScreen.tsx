import { PlugConnectedRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import { Moment } from "../parts/Moment";
import { ResourceScreen } from "../parts/resource/ResourceScreen";
import { connectors } from "./connectors";
import { useConnectorWords } from "./useConnectorWords";

/** The proxies through which servers are reached. */
export function ConnectorsScreen() {
  const { t } = useTranslation(["connectors", "shell"]);
  return (
    <ResourceScreen
      resource={connectors}
      words={useConnectorWords()}
      below={[{ name: t("shell:places.settings") }, { name: t("shell:places.email") }]}
      picture={<PlugConnectedRegular />}
      columns={[
        { id: "type", heading: t("type"), cell: ({ type }) => t(`types.${type}`) },
        { id: "address", heading: t("address"), cell: ({ address }) => address },
        { id: "port", heading: t("port"), numeric: true, cell: ({ port }) => port },
        { id: "userName", heading: t("userName"), cell: ({ userName }) => userName ?? "–" },
        { id: "updatedAt", heading: t("updatedAt"), cell: ({ updatedAt }) => <Moment at={updatedAt} /> },
      ]}
    />
  );
}
