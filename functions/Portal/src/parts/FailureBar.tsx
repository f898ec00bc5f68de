import { MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useFailureWords } from "./useFailureWords";

interface Props {
  failure: Error;
  action?: ReactNode;
}

/** What went wrong, and what to do next. */
export function FailureBar({ failure, action }: Props) {
  const { title, detail } = useFailureWords()(failure);
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{title}</MessageBarTitle> {detail}
      </MessageBarBody>
      {action && <MessageBarActions>{action}</MessageBarActions>}
    </MessageBar>
  );
}
