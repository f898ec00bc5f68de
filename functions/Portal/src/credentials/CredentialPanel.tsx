import { ResourcePanel } from "../parts/resource/ResourcePanel";
import { CredentialFields } from "./CredentialFields";
import { credentials } from "./credentials";
import { useCredentialWords } from "./useCredentialWords";

/** One credential. */
export function CredentialPanel() {
  return (
    <ResourcePanel resource={credentials} words={useCredentialWords()}>
      {(form, credential, disabled) => <CredentialFields control={form.control} kept={credential !== null && credential.managed} disabled={disabled} />}
    </ResourcePanel>
  );
}
