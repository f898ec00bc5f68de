import { MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { Failure } from "./api";

interface Props {
  failure: Failure;
  action?: ReactNode;
}

/** What went wrong, in the words of the app's problem document. */
export function FailureBar({ failure, action }: Props) {
  return (
    <MessageBar intent="error">
      <MessageBarBody>
        <MessageBarTitle>{failure.title}</MessageBarTitle> {failure.detail}
      </MessageBarBody>
      {action && <MessageBarActions>{action}</MessageBarActions>}
    </MessageBar>
  );
}
