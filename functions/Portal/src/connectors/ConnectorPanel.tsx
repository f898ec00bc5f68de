import { ResourcePanel } from "../parts/resource/ResourcePanel";
import { ConnectorFields } from "./ConnectorFields";
import { ConnectorTest } from "./ConnectorTest";
import { connectors } from "./connectors";
import { useConnectorWords } from "./useConnectorWords";

/** One network connector. */
export function ConnectorPanel() {
  return (
    <ResourcePanel resource={connectors} words={useConnectorWords()}>
      {(form, connector, disabled) => (
        <>
          <ConnectorFields form={form} kept={connector?.hasPassword ?? false} disabled={disabled} />
          {connector && !disabled && <ConnectorTest id={connector.id} unsaved={form.formState.isDirty} />}
        </>
      )}
    </ResourcePanel>
  );
}
