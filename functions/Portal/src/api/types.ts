import type { components, paths } from "./schema";

type Schemas = components["schemas"];

export type Account = Schemas["Account"];
export type AccountDraft = Schemas["AccountDraft"];
export type AccountQuery = NonNullable<paths["/api/accounts"]["get"]["parameters"]["query"]>;
export type CheckEntry = Schemas["CheckEntry"];
export type CheckState = Schemas["CheckState"];
export type CheckStatus = Schemas["CheckStatus"];
export type Connector = Schemas["Connector"];
export type ConnectionTestResult = Schemas["ConnectionTestResult"];
export type Credential = Schemas["Credential"];
export type CredentialDraft = Schemas["CredentialDraft"];
export type Export = Schemas["Export"];
export type MailAddress = Schemas["MailAddress"];
export type Me = Schemas["Caller"];
export type Message = Schemas["Message"];
export type MessageSummary = Schemas["MessageSummary"];
export type Overview = Schemas["Overview"];
export type Problem = Schemas["Problem"];
export type Proposal = Schemas["Proposal"];
export type TestStep = Schemas["TestStep"];
export type TranscriptEntry = Schemas["TranscriptEntry"];

/** A page of any list of the API. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}
