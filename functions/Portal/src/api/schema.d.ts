// Made from the API's document by tests/OpenApi/types.mjs; a test holds the two together.

export interface paths {
    "/api/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List accounts
         * @description The report: a page of accounts.
         *
         *     It takes the role `Accounts.Read`.
         */
        get: operations["ListAccounts"];
        put?: never;
        /**
         * Create account
         * @description Creates an account.
         *
         *     It takes the role `Accounts.Manage`.
         */
        post: operations["CreateAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get account
         * @description One account.
         *
         *     It takes the role `Accounts.Read`.
         */
        get: operations["GetAccount"];
        /**
         * Replace account
         * @description Replaces an account's settings; what is absent gets its default.
         *
         *     It takes the role `Accounts.Manage`.
         */
        put: operations["ReplaceAccount"];
        post?: never;
        /**
         * Delete account
         * @description Deletes an account and, soon after, its messages.
         *
         *     It takes the role `Accounts.Manage`.
         */
        delete: operations["DeleteAccount"];
        options?: never;
        head?: never;
        /**
         * Patch account
         * @description Changes some of an account's settings (RFC 7396, JSON Merge Patch).
         *
         *     It takes the role `Accounts.Manage`.
         */
        patch: operations["PatchAccount"];
        trace?: never;
    };
    "/api/accounts/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check account now
         * @description Asks for a check now; with `transcript=true` for one that is written down, under the answer's `Location`.
         *
         *     It takes the role `Accounts.Manage`.
         */
        post: operations["CheckAccountNow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List checks
         * @description The recent checks of an account, newest first.
         *
         *     It takes the role `Accounts.Read`.
         */
        get: operations["ListChecks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List inbox
         * @description Lists an account's messages, newest first; `search` looks in subject, senders, recipients and the text's beginning.
         *
         *     It takes the role `Mail.Read`.
         */
        get: operations["ListInbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}/inbox/{messageId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read message
         * @description Reads a message: header, text, harmless HTML, what is attached.
         *
         *     It takes the role `Mail.Read`.
         */
        get: operations["ReadMessage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}/inbox/{messageId}/attachments/{n}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download attachment
         * @description Gives an attachment, decoded.
         *
         *     It takes the role `Mail.Read`.
         */
        get: operations["DownloadAttachment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}/inbox/{messageId}/raw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download message
         * @description Gives a message's bytes exactly as the server had them.
         *
         *     It takes the role `Mail.Read`.
         */
        get: operations["DownloadMessage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Test account
         * @description Tries the settings of a saved account, which keeps the transcript for a while.
         *
         *     It takes the role `Accounts.Manage`.
         */
        post: operations["TestAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}/transcripts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List transcripts
         * @description Lists an account's transcripts, newest first: at most the last `MostKept`.
         *
         *     It takes the role `Accounts.Manage`.
         */
        get: operations["ListTranscripts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}/transcripts/{transcriptId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read transcript
         * @description Gives a transcript as text.
         *
         *     It takes the role `Accounts.Manage`.
         */
        get: operations["ReadTranscript"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/discover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Discover settings
         * @description Proposes settings for an e-mail address, and tells where it looked for them.
         *
         *     It takes the role `Accounts.Manage`.
         */
        post: operations["DiscoverSettings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import accounts
         * @description Creates and changes accounts as the rows of a CSV file say, and answers with what was made of each row. A row with an ID changes that account; one without creates an account, or leaves the one alone that is exactly so. A setting without a column stays as it is, or has its default in a new account; an empty cell gives a setting its default, as its absence in a PUT does. So a file that was exported and comes back as it was changes nothing, whichever columns it has.
         *
         *     It takes the role `Accounts.Manage`.
         */
        post: operations["ImportAccounts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/print": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Print accounts
         * @description A page for printing with all accounts that match, in the order asked for.
         *
         *     It takes the role `Reports.Manage`.
         */
        get: operations["PrintAccounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Test account draft
         * @description Tries the settings of an account that is not saved; its name may be missing.
         *
         *     It takes the role `Accounts.Manage`.
         */
        post: operations["TestAccountDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List audit
         * @description The audit, newest first.
         *
         *     It takes the role `Audit.Read`.
         */
        get: operations["ListAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/connectors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List connectors
         * @description A page of connectors, by name.
         *
         *     It takes the role `Accounts.Read`.
         */
        get: operations["ListConnectors"];
        put?: never;
        /**
         * Create connector
         * @description Creates a connector.
         *
         *     It takes the role `Accounts.Manage`.
         */
        post: operations["CreateConnector"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/connectors/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get connector
         * @description One connector.
         *
         *     It takes the role `Accounts.Read`.
         */
        get: operations["GetConnector"];
        /**
         * Replace connector
         * @description Replaces a connector; without a password in the body, the present one stays as long as the proxy and the user name do.
         *
         *     It takes the role `Accounts.Manage`.
         */
        put: operations["ReplaceConnector"];
        post?: never;
        /**
         * Delete connector
         * @description Deletes a connector that no account uses.
         *
         *     It takes the role `Accounts.Manage`.
         */
        delete: operations["DeleteConnector"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/connectors/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Test connector
         * @description Tries a connector: connects through it to a server that the body names.
         *
         *     It takes the role `Accounts.Manage`.
         */
        post: operations["TestConnector"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/credentials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List credentials
         * @description A page of credentials, by name.
         *
         *     It takes the role `Accounts.Read`.
         */
        get: operations["ListCredentials"];
        put?: never;
        /**
         * Create credential
         * @description Creates a credential.
         *
         *     It takes the role `Credentials.Manage`.
         */
        post: operations["CreateCredential"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/credentials/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get credential
         * @description One credential.
         *
         *     It takes the role `Accounts.Read`.
         */
        get: operations["GetCredential"];
        /**
         * Replace credential
         * @description Replaces a credential; without a secret in the body, a managed secret stays as it is.
         *
         *     It takes the role `Credentials.Manage`.
         */
        put: operations["ReplaceCredential"];
        post?: never;
        /**
         * Delete credential
         * @description Deletes a credential that no account uses.
         *
         *     It takes the role `Credentials.Manage`.
         */
        delete: operations["DeleteCredential"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/docs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get docs
         * @description A page to try the API with: it asks for an access token, and shows what each call answers.
         */
        get: operations["GetDocs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List exports
         * @description The exports, newest first.
         *
         *     It takes the role `Reports.Manage`.
         */
        get: operations["ListExports"];
        put?: never;
        /**
         * Create export
         * @description Asks for an export; the answer's `Location` shows how far it is.
         *
         *     It takes the role `Reports.Manage`.
         */
        post: operations["CreateExport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get export
         * @description One export: how far it is, and the link to its file.
         *
         *     It takes the role `Reports.Manage`.
         */
        get: operations["GetExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get health
         * @description Answers as long as the process does.
         */
        get: operations["GetHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get readiness
         * @description Answers 200 if storage and vault can be reached, else 503 with what cannot; and how many accounts are overdue.
         */
        get: operations["GetReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get me
         * @description The caller's name, id and roles.
         */
        get: operations["GetMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get notifications
         * @description The settings.
         *
         *     It takes the role `Reports.Manage`.
         */
        get: operations["GetNotifications"];
        /**
         * Replace notifications
         * @description Replaces the settings; what is absent gets its default.
         *
         *     It takes the role `Reports.Manage`.
         */
        put: operations["ReplaceNotifications"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/digests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List health digests
         * @description The e-mails about the health of accounts, newest first, and how far they are.
         *
         *     It takes the role `Reports.Manage`.
         */
        get: operations["ListHealthDigests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Test notifications
         * @description Sends the recipients an e-mail now, to see whether it comes through.
         *
         *     It takes the role `Reports.Manage`.
         */
        post: operations["TestNotifications"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get open api
         * @description This document. It stays the same until the app is updated, and has an ETag.
         */
        get: operations["GetOpenApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get overview
         * @description How the product is doing: accounts by state, checks per minute, messages per day, and what needs attention.
         *
         *     It takes the role `Accounts.Read`.
         */
        get: operations["GetOverview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/report-schedules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List report schedules
         * @description A page of schedules, by name.
         *
         *     It takes the role `Reports.Manage`.
         */
        get: operations["ListReportSchedules"];
        put?: never;
        /**
         * Create report schedule
         * @description Creates a schedule.
         *
         *     It takes the role `Reports.Manage`.
         */
        post: operations["CreateReportSchedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/report-schedules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get report schedule
         * @description One schedule, and when its next reports are made.
         *
         *     It takes the role `Reports.Manage`.
         */
        get: operations["GetReportSchedule"];
        /**
         * Replace report schedule
         * @description Replaces a schedule; what is absent gets its default.
         *
         *     It takes the role `Reports.Manage`.
         */
        put: operations["ReplaceReportSchedule"];
        post?: never;
        /**
         * Delete report schedule
         * @description Deletes a schedule and the history of its runs.
         *
         *     It takes the role `Reports.Manage`.
         */
        delete: operations["DeleteReportSchedule"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/report-schedules/{id}/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run report schedule
         * @description Makes the report now, whether the schedule is enabled or not.
         *
         *     It takes the role `Reports.Manage`.
         */
        post: operations["RunReportSchedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/report-schedules/{id}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List report runs
         * @description The runs of a schedule, newest first.
         *
         *     It takes the role `Reports.Manage`.
         */
        get: operations["ListReportRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get sign in
         * @description How people sign in through the portal: what it must know before anybody is signed in. None of it is a secret.
         */
        get: operations["GetSignIn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List webhooks
         * @description A page of webhooks, by name.
         *
         *     It takes the role `Accounts.Manage`.
         */
        get: operations["ListWebhooks"];
        put?: never;
        /**
         * Create webhook
         * @description Creates a webhook; its secret is in this answer, and in no other.
         *
         *     It takes the role `Accounts.Manage`.
         */
        post: operations["CreateWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get webhook
         * @description One webhook.
         *
         *     It takes the role `Accounts.Manage`.
         */
        get: operations["GetWebhook"];
        /**
         * Replace webhook
         * @description Replaces a webhook. Its secret stays, unless the body has a new one or asks for one, which is in this answer then.
         *
         *     It takes the role `Accounts.Manage`.
         */
        put: operations["ReplaceWebhook"];
        post?: never;
        /**
         * Delete webhook
         * @description Deletes a webhook with its secret and its deliveries.
         *
         *     It takes the role `Accounts.Manage`.
         */
        delete: operations["DeleteWebhook"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List deliveries
         * @description A page of a webhook's deliveries, newest first.
         *
         *     It takes the role `Accounts.Manage`.
         */
        get: operations["ListDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{id}/deliveries/{deliveryId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get delivery
         * @description One delivery, with the event as it is sent.
         *
         *     It takes the role `Accounts.Manage`.
         */
        get: operations["GetDelivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{id}/deliveries/{deliveryId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replay delivery
         * @description Delivers an event once more, with the same `webhook-id`.
         *
         *     It takes the role `Accounts.Manage`.
         */
        post: operations["ReplayDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Test webhook
         * @description Sends a webhook an event that tries it, and answers with how that went.
         *
         *     It takes the role `Accounts.Manage`.
         */
        post: operations["TestWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description An account as the API shows it: its settings, and how it is doing. */
        Account: {
            /** @description The server: a host name or an IP address. */
            address: string;
            /** @description Whether the timer checks it. */
            automaticCheck: boolean;
            /** @description How it is doing. */
            check: components["schemas"]["CheckStatus"];
            /**
             * Format: int32
             * @description The time between two automatic checks, in minutes.
             */
            checkIntervalMinutes: number;
            /** @description How it is made secure; `null` without `secureConnection`. */
            connectionType: components["schemas"]["ConnectionType"] | null;
            /**
             * Format: date-time
             * @description When it was created, UTC.
             */
            createdAt: string;
            /** @description Who created it. */
            createdBy: string;
            /** @description The credential it logs in with. */
            credentialId: string;
            /** @description Whether it may be checked at all. */
            enabled: boolean;
            /** @description The IMAP mailbox that is read; always `INBOX` for POP3. */
            folder: string;
            /**
             * Format: int32
             * @description The account's number.
             */
            id: number;
            /** @description Whether messages stay on the server; if not, each is deleted there once it is stored here. */
            keepCopy: boolean;
            /**
             * Format: int32
             * @description For how many days after they were stored messages are kept here; 0 for ever, `null` as long as those of all accounts.
             */
            keepMessagesDays: number | null;
            /** @description Its name; unique regardless of case. */
            name: string;
            /** @description The network connector; `null` without `useNetworkConnector`. */
            networkConnectorId: string | null;
            /**
             * Format: int32
             * @description The TCP port.
             */
            port: number;
            /** @description How mail is read. */
            protocol: components["schemas"]["MailProtocol"];
            /** @description Whether the connection must be secure. */
            secureConnection: boolean;
            /**
             * Format: date
             * @description Mail that the server received before this day is left alone; `null` for all mail.
             */
            since: string | null;
            /** @description Whether the server's certificate is taken unseen. */
            skipCertificate: boolean;
            /**
             * Format: date-time
             * @description When its settings were last changed, UTC.
             */
            updatedAt: string;
            /** @description Who changed them last. */
            updatedBy: string;
            /** @description Whether the server is reached through a network connector. */
            useNetworkConnector: boolean;
        };
        /** @description How many accounts there are. */
        AccountCounts: {
            /** @description How many of the enabled ones are doing how: every state with its number, as the accounts report finds them with `status=enabled` and `checkState`. */
            byState: {
                [key: string]: number;
            };
            /**
             * Format: int32
             * @description How many are enabled.
             */
            enabled: number;
            /**
             * Format: int32
             * @description All of them.
             */
            total: number;
        };
        /** @description An account as a caller describes it: what is absent gets its default. */
        AccountDraft: {
            /** @description The server: a host name or an IP address. */
            address: string;
            /** @description Whether the timer checks it. */
            automaticCheck?: boolean | null;
            /**
             * Format: int32
             * @description The time between two automatic checks, in minutes.
             */
            checkIntervalMinutes?: number | null;
            /** @description How it is made secure; `null` without `secureConnection`. */
            connectionType?: components["schemas"]["ConnectionType"] | null;
            /** @description The credential it logs in with. */
            credentialId: string;
            /** @description Whether it may be checked at all. */
            enabled?: boolean | null;
            /** @description The IMAP mailbox that is read; always `INBOX` for POP3. */
            folder?: string | null;
            /** @description Whether messages stay on the server; if not, each is deleted there once it is stored here. */
            keepCopy?: boolean | null;
            /**
             * Format: int32
             * @description For how many days after they were stored messages are kept here; 0 for ever, `null` as long as those of all accounts.
             */
            keepMessagesDays?: number | null;
            /** @description Its name; unique regardless of case. */
            name: string;
            /** @description The network connector; `null` without `useNetworkConnector`. */
            networkConnectorId?: string | null;
            /**
             * Format: int32
             * @description The TCP port; if absent the one that goes with protocol and security.
             */
            port?: number | null;
            /** @description How mail is read. */
            protocol: components["schemas"]["MailProtocol"];
            /** @description Whether the connection must be secure. */
            secureConnection?: boolean | null;
            /**
             * Format: date
             * @description Mail that the server received before this day is left alone; `null` for all mail.
             */
            since?: string | null;
            /** @description Whether the server's certificate is taken unseen. */
            skipCertificate?: boolean | null;
            /** @description Whether the server is reached through a network connector. */
            useNetworkConnector?: boolean | null;
        };
        /** @description Which accounts a report shows, in the words of the API; what is absent does not restrict. */
        AccountFilter: {
            /**
             * @description Whether the timer checks it.
             * @enum {string|null}
             */
            automaticCheck?: "yes" | "no" | null;
            /** @description How it is doing. */
            checkState?: components["schemas"]["CheckState"] | null;
            /**
             * @description Whether messages stay on the server.
             * @enum {string|null}
             */
            keepCopy?: "yes" | "no" | null;
            /** @description A part of the name, whatever its case and accents. */
            name?: string | null;
            /** @description How mail is read. */
            protocol?: components["schemas"]["MailProtocol"] | null;
            /**
             * @description Whether the connection must be secure.
             * @enum {string|null}
             */
            secureConnection?: "yes" | "no" | null;
            /**
             * @description Whether it is enabled.
             * @enum {string|null}
             */
            status?: "enabled" | "disabled" | null;
        };
        /** @description A page of a list. */
        AccountPage: {
            /** @description The rows of this page, in the list's order. */
            items: components["schemas"]["Account"][];
            /** @description Asks for the page after this one; `null` on the last. */
            nextCursor: string | null;
        };
        /** @description An account as a caller describes it: what is absent gets its default. */
        AccountPatch: {
            /** @description The server: a host name or an IP address. */
            address?: string | null;
            /** @description Whether the timer checks it. */
            automaticCheck?: boolean | null;
            /**
             * Format: int32
             * @description The time between two automatic checks, in minutes.
             */
            checkIntervalMinutes?: number | null;
            /** @description How it is made secure; `null` without `secureConnection`. */
            connectionType?: components["schemas"]["ConnectionType"] | null;
            /** @description The credential it logs in with. */
            credentialId?: string | null;
            /** @description Whether it may be checked at all. */
            enabled?: boolean | null;
            /** @description The IMAP mailbox that is read; always `INBOX` for POP3. */
            folder?: string | null;
            /** @description Whether messages stay on the server; if not, each is deleted there once it is stored here. */
            keepCopy?: boolean | null;
            /**
             * Format: int32
             * @description For how many days after they were stored messages are kept here; 0 for ever, `null` as long as those of all accounts.
             */
            keepMessagesDays?: number | null;
            /** @description Its name; unique regardless of case. */
            name?: string | null;
            /** @description The network connector; `null` without `useNetworkConnector`. */
            networkConnectorId?: string | null;
            /**
             * Format: int32
             * @description The TCP port; if absent the one that goes with protocol and security.
             */
            port?: number | null;
            /** @description How mail is read. */
            protocol?: components["schemas"]["MailProtocol"] | null;
            /** @description Whether the connection must be secure. */
            secureConnection?: boolean | null;
            /**
             * Format: date
             * @description Mail that the server received before this day is left alone; `null` for all mail.
             */
            since?: string | null;
            /** @description Whether the server's certificate is taken unseen. */
            skipCertificate?: boolean | null;
            /** @description Whether the server is reached through a network connector. */
            useNetworkConnector?: boolean | null;
        };
        /** @description An account as a caller describes it: what is absent gets its default. */
        AccountTestDraft: {
            /** @description The server: a host name or an IP address. */
            address: string;
            /** @description Whether the timer checks it. */
            automaticCheck?: boolean | null;
            /**
             * Format: int32
             * @description The time between two automatic checks, in minutes.
             */
            checkIntervalMinutes?: number | null;
            /** @description How it is made secure; `null` without `secureConnection`. */
            connectionType?: components["schemas"]["ConnectionType"] | null;
            /** @description The credential it logs in with. */
            credentialId: string;
            /** @description Whether it may be checked at all. */
            enabled?: boolean | null;
            /** @description The IMAP mailbox that is read; always `INBOX` for POP3. */
            folder?: string | null;
            /** @description Whether messages stay on the server; if not, each is deleted there once it is stored here. */
            keepCopy?: boolean | null;
            /**
             * Format: int32
             * @description For how many days after they were stored messages are kept here; 0 for ever, `null` as long as those of all accounts.
             */
            keepMessagesDays?: number | null;
            /** @description Its name; unique regardless of case. */
            name?: string | null;
            /** @description The network connector; `null` without `useNetworkConnector`. */
            networkConnectorId?: string | null;
            /**
             * Format: int32
             * @description The TCP port; if absent the one that goes with protocol and security.
             */
            port?: number | null;
            /** @description How mail is read. */
            protocol: components["schemas"]["MailProtocol"];
            /** @description Whether the connection must be secure. */
            secureConnection?: boolean | null;
            /**
             * Format: date
             * @description Mail that the server received before this day is left alone; `null` for all mail.
             */
            since?: string | null;
            /** @description Whether the server's certificate is taken unseen. */
            skipCertificate?: boolean | null;
            /** @description Whether the server is reached through a network connector. */
            useNetworkConnector?: boolean | null;
        };
        /** @description An account that needs somebody's attention. */
        AttentionItem: {
            /** @description Why the last check failed; `null` if it did not. */
            error: components["schemas"]["CheckError"] | null;
            /**
             * Format: int32
             * @description The account.
             */
            id: number;
            /**
             * Format: date-time
             * @description When the last successful check ended, UTC.
             */
            lastSuccessAt: string | null;
            /** @description Its name. */
            name: string;
            /**
             * Format: date-time
             * @description Since when, UTC; `null` if that is not known.
             */
            since: string | null;
            /** @description How it is doing: failing, suspended or overdue. */
            state: components["schemas"]["CheckState"];
        };
        /**
         * @description What somebody did.
         *
         *     * `AccountCreated`: Created an account.
         *     * `AccountChanged`: Changed an account's settings.
         *     * `AccountDeleted`: Deleted an account.
         *     * `CredentialCreated`: Created a credential.
         *     * `CredentialChanged`: Changed a credential, or gave it another secret.
         *     * `CredentialDeleted`: Deleted a credential.
         *     * `ConnectorCreated`: Created a network connector.
         *     * `ConnectorChanged`: Changed a network connector, or gave it another password.
         *     * `ConnectorDeleted`: Deleted a network connector.
         *     * `WebhookCreated`: Created a webhook.
         *     * `WebhookChanged`: Changed a webhook, or gave it another secret.
         *     * `WebhookDeleted`: Deleted a webhook.
         *     * `WebhookReplayed`: Had a webhook sent again what it was sent before.
         *     * `ScheduleCreated`: Created a report schedule.
         *     * `ScheduleChanged`: Changed a report schedule.
         *     * `ScheduleDeleted`: Deleted a report schedule.
         *     * `ScheduleRun`: Had a scheduled report made at once.
         *     * `NotificationsChanged`: Changed who is told when accounts fail.
         *     * `ReportExported`: Had a report written to a file.
         *     * `ReportPrinted`: Opened a report for printing.
         *     * `InboxListed`: Listed or searched an account's messages.
         *     * `MessageRead`: Read a message.
         *     * `MessageDownloaded`: Downloaded a message as it is.
         *     * `AttachmentDownloaded`: Downloaded an attachment.
         *     * `SignInRefused`: Was refused for want of a valid token or key (status 401).
         *     * `AccessRefused`: Was refused for want of a role (status 403).
         * @enum {string}
         */
        AuditAction: "AccountCreated" | "AccountChanged" | "AccountDeleted" | "CredentialCreated" | "CredentialChanged" | "CredentialDeleted" | "ConnectorCreated" | "ConnectorChanged" | "ConnectorDeleted" | "WebhookCreated" | "WebhookChanged" | "WebhookDeleted" | "WebhookReplayed" | "ScheduleCreated" | "ScheduleChanged" | "ScheduleDeleted" | "ScheduleRun" | "NotificationsChanged" | "ReportExported" | "ReportPrinted" | "InboxListed" | "MessageRead" | "MessageDownloaded" | "AttachmentDownloaded" | "SignInRefused" | "AccessRefused";
        /**
         * @description What came of it.
         *
         *     * `Unknown`: It is under way, or the app or storage ended before the outcome was written down: it may have been done or not.
         *     * `Done`: It was done.
         *     * `Refused`: It was refused, and nothing was changed.
         *     * `Failed`: It failed on our side, and may have been done in part.
         * @enum {string}
         */
        AuditOutcome: "Unknown" | "Done" | "Refused" | "Failed";
        /** @description What the audit keeps of something that somebody did. */
        AuditRecord: {
            /** @description What was done. */
            action: components["schemas"]["AuditAction"];
            /** @description Who did it, by the name they had then. */
            actor: string;
            /** @description Their id, which stays the same whatever the name; empty if nobody was signed in. */
            actorId: string;
            /** @description What it was to be like after; `null` if it was deleted, or was not changed. */
            after: unknown;
            /**
             * Format: date-time
             * @description When it began, UTC.
             */
            at: string;
            /** @description What it was like before; `null` if it was new, or was not changed. */
            before: unknown;
            /** @description Why it was refused, or what else there is to say; `null` for nothing. */
            detail: string | null;
            /** @description Its id. */
            id: string;
            /** @description What came of it. */
            outcome: components["schemas"]["AuditOutcome"];
            /** @description The secrets that were given with it, by their names in the request. */
            secrets: string[];
            /** @description The address that the request came from; `null` if there was no request. */
            source: string | null;
            /** @description On what. */
            target: string;
            /**
             * Format: int32
             * @description How often it happened: more than once only for refusals of the same kind within a minute, which are recorded together.
             */
            times: number;
            /** @description The id under which log and traces tell of the same request; `null` if there is none. */
            traceId: string | null;
        };
        /** @description A page of a list. */
        AuditRecordPage: {
            /** @description The rows of this page, in the list's order. */
            items: components["schemas"]["AuditRecord"][];
            /** @description Asks for the page after this one; `null` on the last. */
            nextCursor: string | null;
        };
        /** @description Who is signed in, and what they may do. */
        Caller: {
            /** @description The id, which stays the same whatever the name. */
            id: string;
            /** @description The name, as people know it; names can change. */
            name: string;
            /** @description The roles. */
            roles: string[];
        };
        /** @description An entry of an account's check history: one check, or several uneventful ones in a row. */
        CheckEntry: {
            /**
             * Format: int64
             * @description How many bytes these have.
             */
            bytesStored: number;
            /**
             * Format: int32
             * @description How many checks the entry stands for.
             */
            checks: number;
            /**
             * Format: date-time
             * @description When the (last) check ended, UTC.
             */
            endedAt: string;
            /** @description Why it failed; `null` if it did not. */
            error: components["schemas"]["CheckError"] | null;
            /**
             * Format: int32
             * @description How many messages were deleted on the server.
             */
            messagesDeleted: number;
            /**
             * Format: int32
             * @description How many messages were too large to store.
             */
            messagesOversized: number;
            /**
             * Format: int32
             * @description How many messages had been stored before under another identity.
             */
            messagesRecognised: number;
            /**
             * Format: int32
             * @description How many messages were stored.
             */
            messagesStored: number;
            /**
             * @description Whether more waited on the server than one turn takes.
             * @default false
             */
            moreToCome: boolean;
            /** @description Whether the check succeeded. */
            ok: boolean;
            /**
             * Format: date-time
             * @description When the (first) check began, UTC.
             */
            startedAt: string;
        };
        /** @description A page of a list. */
        CheckEntryPage: {
            /** @description The rows of this page, in the list's order. */
            items: components["schemas"]["CheckEntry"][];
            /** @description Asks for the page after this one; `null` on the last. */
            nextCursor: string | null;
        };
        /** @description Why a check failed. */
        CheckError: {
            /** @description The kind of failure, for programs. */
            code: components["schemas"]["CheckErrorCode"];
            /** @description What happened and what to do about it, for people. */
            message: string;
            /** @description What the server said, shortened and without control characters; `null` if it said nothing. */
            serverAnswer: string | null;
            /** @description The step of the check that failed. */
            step: components["schemas"]["CheckStep"];
        };
        /**
         * @description The kinds of failure of a check.
         *
         *     * `DnsFailure`: The server's name cannot be resolved.
         *     * `ConnectionRefused`: Nothing listens on the server's port, or a firewall refuses.
         *     * `ConnectTimeout`: The server did not answer the connection in time.
         *     * `TlsNotOffered`: The server does not offer the TLS that the account asks for.
         *     * `CertificateInvalid`: The server's certificate is not valid, or TLS could not be agreed on.
         *     * `AuthenticationFailed`: The server refuses the user name or the password.
         *     * `ServerUnavailable`: The server says that it cannot serve now.
         *     * `MailboxLocked`: Another session has the maildrop locked (RFC 1939, section 4).
         *     * `FolderNotFound`: The folder does not exist on the server.
         *     * `ProtocolError`: The server broke the protocol or closed the connection.
         *     * `MessageRefused`: The server lists a message and does not give it out. All others are taken in; this one is asked for again at each check.
         *     * `EgressDenied`: The egress policy forbids the server's address.
         *     * `ConnectorFailed`: The network connector failed.
         *     * `CredentialMissing`: The credential, or its secret in the vault, does not exist.
         *     * `VaultUnavailable`: The vault does not answer: our failure, not the account's.
         *     * `StorageUnavailable`: Our storage does not answer: our failure, not the account's.
         *     * `Timeout`: The server stopped answering, or the check took too long.
         * @enum {string}
         */
        CheckErrorCode: "DnsFailure" | "ConnectionRefused" | "ConnectTimeout" | "TlsNotOffered" | "CertificateInvalid" | "AuthenticationFailed" | "ServerUnavailable" | "MailboxLocked" | "FolderNotFound" | "ProtocolError" | "MessageRefused" | "EgressDenied" | "ConnectorFailed" | "CredentialMissing" | "VaultUnavailable" | "StorageUnavailable" | "Timeout";
        /** @description How far a mailbox is taken in. */
        CheckProgress: {
            /**
             * Format: int64
             * @description How many messages are stored.
             */
            stored: number;
            /**
             * Format: int64
             * @description How many there will be.
             */
            total: number;
        };
        /**
         * @description How an account is doing.
         *
         *     * `Never`: It was never checked.
         *     * `Queued`: A check is on the queue or under way.
         *     * `Ok`: The last check succeeded.
         *     * `Failing`: The last check failed; it is tried again.
         *     * `Suspended`: The server refused the credential too often; nothing is tried until account or credential change.
         *     * `Overdue`: It should have been checked three intervals ago, and was not.
         * @enum {string}
         */
        CheckState: "Never" | "Queued" | "Ok" | "Failing" | "Suspended" | "Overdue";
        /** @description How an account is doing, as the API shows it. */
        CheckStatus: {
            /**
             * Format: int32
             * @description How many checks failed in a row.
             */
            consecutiveFailures: number;
            /**
             * Format: date-time
             * @description When the last check ended, UTC.
             */
            lastCheckedAt: string | null;
            /** @description Why the last check failed. */
            lastError: components["schemas"]["CheckError"] | null;
            /**
             * Format: date-time
             * @description When the last successful check ended, UTC.
             */
            lastSuccessAt: string | null;
            /**
             * Format: int64
             * @description How many of its messages are stored.
             */
            messagesStored: number;
            /**
             * Format: date-time
             * @description When the next automatic check is meant to be, UTC.
             */
            nextCheckAt: string | null;
            /** @description How far a mailbox is taken in that takes several turns; `null` if nothing waits. */
            progress: components["schemas"]["CheckProgress"] | null;
            /** @description In a word. */
            state: components["schemas"]["CheckState"];
        };
        /**
         * @description The steps of a check, in their order. A connection test ends with `OpenMailbox`.
         *
         *     * `Credential`: Read the credential from the vault.
         *     * `Resolve`: Resolve the server's name and hold its addresses to the egress policy.
         *     * `Connect`: Connect to the server.
         *     * `Secure`: Negotiate TLS and validate the certificate.
         *     * `Greet`: Read the server's greeting.
         *     * `Authenticate`: Log in.
         *     * `OpenMailbox`: Open the mailbox.
         *     * `Fetch`: Find and download what is new.
         *     * `Store`: Store what was downloaded.
         *     * `Delete`: Delete from the server what is stored.
         * @enum {string}
         */
        CheckStep: "Credential" | "Resolve" | "Connect" | "Secure" | "Greet" | "Authenticate" | "OpenMailbox" | "Fetch" | "Store" | "Delete";
        /** @description How a connection test went. */
        ConnectionTestResult: {
            /** @description Whether every step succeeded. */
            ok: boolean;
            /** @description The steps in their order. */
            steps: components["schemas"]["TestStep"][];
            /** @description What was said, if somebody asked for it. */
            transcript?: string;
            /** @description Under which name the account keeps that for a while, if the account is a saved one. */
            transcriptId?: string;
        };
        /**
         * @description How a connection is made secure. Both are TLS (RFC 8314); they differ in when it begins.
         *
         *     * `SSL`: TLS from the first byte: ports 993 and 995 (RFC 8314, section 3).
         *     * `TLS`: STARTTLS or STLS on the plain port, mandatory (RFC 9051, section 6.2.1; RFC 2595, section 4).
         * @enum {string}
         */
        ConnectionType: "SSL" | "TLS";
        /** @description A network connector: a proxy through which mail servers are reached. */
        Connector: {
            /** @description The proxy: a host name or an IP address. */
            address: string;
            /**
             * Format: date-time
             * @description When it was created, UTC.
             */
            createdAt: string;
            /** @description Who created it. */
            createdBy: string;
            /** @description Whether it has a password, which is never shown. */
            hasPassword: boolean;
            /** @description Its id: 32 hexadecimal digits. */
            id: string;
            /** @description Its name; unique regardless of case. */
            name: string;
            /**
             * Format: int32
             * @description The TCP port.
             */
            port: number;
            /** @description What it speaks. */
            type: components["schemas"]["ConnectorType"];
            /**
             * Format: date-time
             * @description When it was last changed, UTC.
             */
            updatedAt: string;
            /** @description Who changed it last. */
            updatedBy: string;
            /** @description The user name; `null` if the proxy asks for none. */
            userName: string | null;
        };
        /** @description A network connector as a caller describes it. */
        ConnectorDraft: {
            /** @description The proxy: a host name or an IP address. */
            address: string;
            /** @description Its name; unique regardless of case. */
            name: string;
            /** @description The password; goes to the vault, and is never shown again. Absent, a password that is there stays as long as the proxy and the user name do. */
            password?: string | null;
            /**
             * Format: int32
             * @description The TCP port.
             */
            port: number;
            /** @description What it speaks. */
            type: components["schemas"]["ConnectorType"];
            /** @description The user name; `null` if the proxy asks for none. */
            userName?: string | null;
        };
        /** @description A page of a list. */
        ConnectorPage: {
            /** @description The rows of this page, in the list's order. */
            items: components["schemas"]["Connector"][];
            /** @description Asks for the page after this one; `null` on the last. */
            nextCursor: string | null;
        };
        /** @description What a connector is to be tried with. */
        ConnectorTestDraft: {
            /** @description The server to connect to: a host name, which the proxy resolves, or an IP address. */
            address: string;
            /**
             * Format: int32
             * @description Its port.
             */
            port: number;
        };
        /**
         * @description What a network connector speaks.
         *
         *     * `SOCKS4A`: SOCKS 4a: names are resolved by the proxy; at most a user id.
         *     * `SOCKS5`: SOCKS 5 (RFC 1928), with or without user name and password (RFC 1929).
         *     * `HTTP`: HTTP CONNECT (RFC 9110, section 9.3.6), with or without Basic authentication.
         * @enum {string}
         */
        ConnectorType: "SOCKS4A" | "SOCKS5" | "HTTP";
        /** @description What accounts log in with. The secret itself is in the vault, and only there. */
        Credential: {
            /** @description The app's id with the sign-in service; `null` for a password. */
            clientId: string | null;
            /**
             * Format: date-time
             * @description When it was created, UTC.
             */
            createdAt: string;
            /** @description Who created it. */
            createdBy: string;
            /** @description The credential's id: 32 hexadecimal digits. */
            id: string;
            /** @description What kind of secret it is. */
            kind: components["schemas"]["CredentialKind"];
            /** @description Whether the secret was given to this product; if not, its owner keeps and rotates it in the vault. */
            managed: boolean;
            /** @description Its name; unique regardless of case. */
            name: string;
            /** @description What access is asked for; `null` for a password. */
            scopes: string[] | null;
            /** @description The secret's name in the vault. */
            secretName: string;
            /** @description Where access tokens are asked for; `null` for a password. */
            tokenEndpoint: string | null;
            /**
             * Format: date-time
             * @description When it was last changed, UTC.
             */
            updatedAt: string;
            /** @description Who changed it last. */
            updatedBy: string;
            /** @description The user name; with OAuth the mailbox. */
            userName: string;
        };
        /** @description A credential as a caller describes it. Either its secrets are given, or a secret of the vault is named. */
        CredentialDraft: {
            /** @description The app's id with the sign-in service; `null` for a password. */
            clientId?: string | null;
            /** @description The app's secret; goes to the vault, and is never shown again. */
            clientSecret?: string | null;
            /** @description What kind of secret it is. */
            kind?: components["schemas"]["CredentialKind"] | null;
            /** @description Its name; unique regardless of case. */
            name: string;
            /** @description The password; goes to the vault, and is never shown again. */
            password?: string | null;
            /** @description The refresh token; goes to the vault, and is never shown again. */
            refreshToken?: string | null;
            /** @description What access is asked for; `null` for a password. */
            scopes?: string[] | null;
            /** @description The name of a secret that is in the vault already. */
            secretName?: string | null;
            /** @description Where access tokens are asked for; `null` for a password. */
            tokenEndpoint?: string | null;
            /** @description The user name; with OAuth the mailbox. */
            userName: string;
        };
        /**
         * @description What an account logs in with.
         *
         *     * `password`: A user name and a password.
         *     * `oauthClientCredentials`: OAuth 2.0 client credentials: an app that may read the mailbox by itself (RFC 6749, section 4.4).
         *     * `oauthRefreshToken`: An OAuth 2.0 refresh token, which the mailbox's user consented to (RFC 6749, section 6).
         * @enum {string}
         */
        CredentialKind: "password" | "oauthClientCredentials" | "oauthRefreshToken";
        /** @description A page of a list. */
        CredentialPage: {
            /** @description The rows of this page, in the list's order. */
            items: components["schemas"]["Credential"][];
            /** @description Asks for the page after this one; `null` on the last. */
            nextCursor: string | null;
        };
        /** @description How much mail was stored on a day. */
        DayOfMessages: {
            /**
             * Format: int64
             * @description How many bytes these have.
             */
            bytes: number;
            /**
             * Format: date
             * @description The day, UTC.
             */
            date: string;
            /**
             * Format: int64
             * @description How many messages.
             */
            messages: number;
        };
        /**
         * @description * `Sunday`
         *     * `Monday`
         *     * `Tuesday`
         *     * `Wednesday`
         *     * `Thursday`
         *     * `Friday`
         *     * `Saturday`
         * @enum {string}
         */
        DayOfWeek: "Sunday" | "Monday" | "Tuesday" | "Wednesday" | "Thursday" | "Friday" | "Saturday";
        /** @description One try to deliver an event. */
        DeliveryAttempt: {
            /** @description The beginning of the answer's body in one line, without secrets; empty if there was none. */
            answer: string;
            /**
             * Format: date-time
             * @description When it began, UTC.
             */
            at: string;
            /** @description What went wrong, and what to do about it; `null` if nothing. */
            error: string | null;
            /**
             * Format: int64
             * @description How long it took, in milliseconds.
             */
            milliseconds: number;
            /**
             * Format: int32
             * @description What the receiver answered; `null` if it did not.
             */
            statusCode: number | null;
        };
        /**
         * @description How far the e-mail of a run is.
         *
         *     * `None`: There is nobody to send it to.
         *     * `Waiting`: The relay could not take it yet; it is tried again.
         *     * `Sending`: It was about to be sent. Found by a later attempt, nobody can tell whether it was.
         *     * `Sent`: The relay took it.
         *     * `Failed`: The relay will not take it.
         * @enum {string}
         */
        DeliveryStatus: "None" | "Waiting" | "Sending" | "Sent" | "Failed";
        /** @description Accounts that people are told of together: the same trouble, server and reason. */
        DigestGroup: {
            /**
             * Format: int32
             * @description How many accounts.
             */
            accounts: number;
            /** @description The kind of failure; `null` if none was seen. */
            code: components["schemas"]["CheckErrorCode"] | null;
            /** @description What happened and what to do about it, for people; `null` if nothing is to be said. */
            explanation: string | null;
            /**
             * Format: int32
             * @description How many of them come and go.
             */
            flapping: number;
            /** @description The names of the first of them. */
            names: string[];
            /** @description Their mail server, as `server` gives it. */
            server: string;
            /**
             * Format: date-time
             * @description When the first of them changed, UTC.
             */
            since: string | null;
            /** @description What ails them; none if they recovered. */
            trouble: components["schemas"]["Trouble"];
        };
        /** @description What a caller gives to have settings proposed. */
        DiscoveryRequest: {
            /** @description The e-mail address whose mailbox is to be read. */
            emailAddress: string;
        };
        /** @description What could be found out about an address's mailbox. */
        DiscoveryResult: {
            /** @description Its domain as the DNS has it. */
            domain: string;
            /** @description The address. */
            emailAddress: string;
            /** @description All that was looked at, and how it went. */
            lookups: components["schemas"]["Lookup"][];
            /** @description Settings to try, the best first. */
            proposals: components["schemas"]["Proposal"][];
        };
        /** @description How far an e-mail is that is to come once. What `String)` gives is recorded before each attempt: after a crash in between the e-mail is sent once more, under the same Message-ID, and the record says so; never a third time. */
        EmailDelivery: {
            /**
             * Format: int32
             * @description How often it was tried to send it.
             */
            attempts: number;
            /**
             * Format: date-time
             * @description When the relay took it, UTC.
             */
            deliveredAt: string | null;
            /** @description What happened when it was sent, and what to do. */
            detail: string | null;
            /** @description Whether nothing will happen to it any more. */
            isOver: boolean;
            /** @description Whether it may have come twice, under the same Message-ID. */
            mayHaveComeTwice: boolean;
            /** @description The Message-ID (RFC 5322, section 3.6.4), without angle brackets; one for all attempts, so that recipients' systems know a second copy. */
            messageId: string | null;
            /** @description After how long it is to be tried again; `null` if it is not. */
            retryAfter: string | null;
            /** @description How far it is. */
            status: components["schemas"]["DeliveryStatus"];
        };
        /**
         * @description What other systems can be told of.
         *
         *     * `message.stored`: A message was stored.
         *     * `account.failing`: An account's checks began to fail.
         *     * `account.suspended`: An account's checking was suspended.
         *     * `account.recovered`: A check of an account succeeded after others had failed.
         *     * `export.ready`: An export can be downloaded.
         *     * `webhook.test`: Somebody tries a webhook; nothing that can be subscribed to.
         * @enum {string}
         */
        EventType: "message.stored" | "account.failing" | "account.suspended" | "account.recovered" | "export.ready" | "webhook.test";
        /** @description An export as the API shows it. */
        Export: {
            /**
             * Format: int64
             * @description The file's size in bytes; `null` until it is ready.
             */
            bytes: number | null;
            /** @description Which columns its file has. */
            columns: components["schemas"]["ExportColumns"];
            /**
             * Format: date-time
             * @description When it was ready, or had failed, UTC.
             */
            completedAt: string | null;
            /**
             * Format: date-time
             * @description When it was asked for, UTC.
             */
            createdAt: string;
            /** @description By whom. */
            createdBy: string;
            /**
             * Format: uri
             * @description A link to the file that needs no sign-in; `null` until it is ready.
             */
            downloadUrl: string | null;
            /**
             * Format: date-time
             * @description Until when the link works, UTC; another one is in the next answer.
             */
            downloadUrlExpiresAt: string | null;
            /** @description Why it failed, and what to do. */
            error: string | null;
            /**
             * Format: date-time
             * @description When it is deleted, UTC.
             */
            expiresAt: string;
            /** @description The file's name for whoever downloads it. */
            fileName: string;
            /** @description Which accounts, in the words of the accounts report's parameters. */
            filter: components["schemas"]["AccountFilter"];
            /** @description Its name. */
            id: string;
            /** @description The report: `accounts`. */
            report: string;
            /**
             * Format: int64
             * @description How many rows are written so far.
             */
            rows: number;
            /**
             * @description In which order.
             * @default id
             * @enum {string}
             */
            sort: "id" | "-id" | "name" | "-name";
            /**
             * Format: date-time
             * @description When its rows began to be written, UTC.
             */
            startedAt: string | null;
            /** @description How far it is. */
            status: components["schemas"]["ExportStatus"];
        };
        /**
         * @description Which columns the file of an export has.
         *
         *     * `report`: Those of the accounts report.
         *     * `all`: All settings, as the import takes them: to be edited and imported, here or in another installation.
         * @enum {string}
         */
        ExportColumns: "report" | "all";
        /** @description What export a caller asks for. */
        ExportDraft: {
            /** @description Which columns its file has. */
            columns?: components["schemas"]["ExportColumns"] | null;
            /** @description Which accounts; absent for all. */
            filter?: components["schemas"]["AccountFilter"] | null;
            /**
             * @description The report: `accounts`.
             * @enum {string}
             */
            report: "accounts";
            /**
             * @description The order: by number or by name, with a hyphen from the other end.
             * @default id
             * @enum {string|null}
             */
            sort?: "id" | "-id" | "name" | "-name" | null;
        };
        /** @description A page of a list. */
        ExportPage: {
            /** @description The rows of this page, in the list's order. */
            items: components["schemas"]["Export"][];
            /** @description Asks for the page after this one; `null` on the last. */
            nextCursor: string | null;
        };
        /**
         * @description How far an export is.
         *
         *     * `Queued`: It waits on the queue.
         *     * `Running`: Its rows are being written.
         *     * `Ready`: It can be downloaded.
         *     * `Failed`: It will not come to be; its error says why.
         * @enum {string}
         */
        ExportStatus: "Queued" | "Running" | "Ready" | "Failed";
        /**
         * @description How often a report is made.
         *
         *     * `Daily`: Every day at a time.
         *     * `Weekly`: On some days of the week at a time.
         *     * `Monthly`: On a day of the month, or its last, at a time.
         *     * `Cron`: As a cron expression of five fields says.
         * @enum {string}
         */
        Frequency: "Daily" | "Weekly" | "Monthly" | "Cron";
        /** @description Whether one service can be reached. */
        HealthCheck: {
            /** @description The service. */
            name: string;
            /** @description Whether it can be reached. */
            ok: boolean;
        };
        /** @description One e-mail about the health of accounts: what it says, and how far it is. */
        HealthDigest: {
            /**
             * Format: date-time
             * @description When it was decided what it says, UTC.
             */
            at: string;
            /** @description How far the e-mail is. */
            email: components["schemas"]["EmailDelivery"];
            /** @description What it says, the largest groups of each trouble first. */
            groups: components["schemas"]["DigestGroup"][];
            /** @description Its name: those of later ones sort before those of earlier ones. */
            id: string;
            /**
             * Format: int32
             * @description How many accounts there are in groups that are not named.
             */
            moreAccounts: number;
            /**
             * Format: date-time
             * @description When the next attempt to send it is, UTC; `null` if there is none.
             */
            nextAttemptAt: string | null;
            /** @description Who gets it. */
            recipients: string[];
        };
        /** @description A page of a list. */
        HealthDigestPage: {
            /** @description The rows of this page, in the list's order. */
            items: components["schemas"]["HealthDigest"][];
            /** @description Asks for the page after this one; `null` on the last. */
            nextCursor: string | null;
        };
        /** @description Whether the instance is well. */
        HealthReport: {
            /** @description What was looked at. */
            checks: components["schemas"]["HealthCheck"][];
            /** @description Whether all is well. */
            ok: boolean;
            /** @description How many accounts wait for a check that should have been long ago; `null` if nobody counted. */
            overdue: components["schemas"]["OverdueAccounts"] | null;
        };
        /**
         * @description What an import made of a row; in a dry run, what it would make of it.
         *
         *     * `Created`: An account was created.
         *     * `Updated`: An account was changed.
         *     * `Unchanged`: The account is there already, exactly so.
         *     * `Failed`: Nothing; the row's errors say why.
         * @enum {string}
         */
        ImportOutcome: "Created" | "Updated" | "Unchanged" | "Failed";
        /** @description What an import made of a file: the shape of what `ImportAnswer` writes row by row. */
        ImportReport: {
            /**
             * Format: int32
             * @description How many accounts were created.
             */
            created: number;
            /** @description Whether nothing was done, only told. */
            dryRun: boolean;
            /** @description Why rows after the last one here were not looked at; absent if all were. */
            error?: string;
            /**
             * Format: int32
             * @description How many rows failed.
             */
            failed: number;
            /** @description What was made of each row. */
            rows: components["schemas"]["ImportReportRow"][];
            /**
             * Format: int32
             * @description How many rows were there already.
             */
            unchanged: number;
            /**
             * Format: int32
             * @description How many accounts were changed.
             */
            updated: number;
        };
        /** @description What an import made of a row: the shape of what `ImportAnswer` writes. */
        ImportReportRow: {
            /** @description What is wrong with it, by heading; what no single cell is to blame for under `row`; absent if nothing is. */
            errors?: {
                [key: string]: string[];
            };
            /**
             * Format: int32
             * @description The account; `null` if there is none.
             */
            id: number | null;
            /**
             * Format: int64
             * @description The line that it begins in, the first of the file being 1.
             */
            line: number;
            /** @description The account's name, if it was found out. */
            name: string | null;
            /** @description What was made of it. */
            outcome: components["schemas"]["ImportOutcome"];
            /**
             * Format: int32
             * @description Which row of the file, the first after the headings being 1.
             */
            row: number;
        };
        /** @description Something that was looked at. */
        Lookup: {
            /** @description What was found, or why nothing was, for people. */
            detail: string;
            /** @description How long it took. */
            milliseconds: number;
            /** @description How it went. */
            outcome: components["schemas"]["LookupOutcome"];
            /** @description What kind of thing. */
            source: components["schemas"]["ProposalSource"];
            /** @description What: a DNS name with the record's type, an address in the web, a provider. */
            subject: string;
        };
        /**
         * @description How a look-up went.
         *
         *     * `Found`: It found settings.
         *     * `NotFound`: There is nothing of the kind.
         *     * `NotOffered`: The domain says that it does not offer the service.
         *     * `Failed`: It could not be found out, or what was found is of no use.
         * @enum {string}
         */
        LookupOutcome: "Found" | "NotFound" | "NotOffered" | "Failed";
        /** @description A sender or a recipient (RFC 5322, section 3.4). */
        MailAddress: {
            /** @description The address; empty if what was written is none. */
            address: string;
            /** @description The display name; `null` if there is none. */
            name: string | null;
        };
        /**
         * @description How mail is read from the server.
         *
         *     * `IMAP`: IMAP4rev1 (RFC 3501) or IMAP4rev2 (RFC 9051).
         *     * `POP3`: POP3 (RFC 1939).
         * @enum {string}
         */
        MailProtocol: "IMAP" | "POP3";
        /** @description A stored message as it is read. */
        Message: {
            /** @description What is attached. */
            attachments: components["schemas"]["MessageAttachment"][];
            /**
             * Format: int32
             * @description How many pictures are not shown because they would be loaded from elsewhere, and tell the sender.
             */
            blockedRemoteImages: number;
            /** @description Who got a copy. */
            cc: components["schemas"]["MailAddress"][];
            /**
             * Format: date-time
             * @description When the author says that it was sent, UTC.
             */
            date: string | null;
            /** @description The authors. */
            from: components["schemas"]["MailAddress"][];
            /** @description The fields of its header, in their order. */
            headers: components["schemas"]["MessageField"][];
            /** @description Whether the header has more fields. */
            headersTruncated: boolean;
            /** @description Its HTML, made harmless; `null` if there is none. */
            html: string | null;
            /** @description Whether some of the HTML was left out because there was too much of it. */
            htmlTruncated: boolean;
            /** @description Its name in the API. */
            id: string;
            /** @description Whether it was too large to be stored, so that there is nothing to read. */
            oversized: boolean;
            /** @description Why not all of it can be read; `null` if it can. */
            parseError: string | null;
            /**
             * Format: date-time
             * @description When the server received it, as far as known, UTC.
             */
            receivedAt: string;
            /** @description Where answers go. */
            replyTo: components["schemas"]["MailAddress"][];
            /**
             * Format: int64
             * @description Its size in bytes.
             */
            size: number;
            /** @description The subject in one line; empty if there is none. */
            subject: string;
            /** @description Its text: the plain one, else what the HTML says; `null` if there is none. */
            text: string | null;
            /** @description Whether the text goes on. */
            textTruncated: boolean;
            /** @description The recipients. */
            to: components["schemas"]["MailAddress"][];
        };
        /** @description Something attached to a message. */
        MessageAttachment: {
            /** @description What it says that it is. */
            contentType: string;
            /** @description The name to save it under; never a path. */
            fileName: string;
            /**
             * Format: int32
             * @description Its number in the message: 1, 2, 3 …
             */
            n: number;
            /**
             * Format: int64
             * @description Its size in bytes once decoded.
             */
            size: number;
        };
        /** @description A field of a message's header. */
        MessageField: {
            /** @description Its name as written. */
            name: string;
            /** @description Its value, decoded, in one line. */
            value: string;
        };
        /** @description A message as the inbox lists it. */
        MessageSummary: {
            /**
             * Format: date-time
             * @description When the author says that it was sent, UTC; `null` if it does not say so in a way that can be read.
             */
            date: string | null;
            /** @description The authors, the first few. */
            from: components["schemas"]["MailAddress"][];
            /** @description Whether anything is attached. */
            hasAttachments: boolean;
            /** @description The message's name in the API. */
            id: string;
            /** @description Whether it is too large to be stored: it is only listed, and left on the server. */
            oversized: boolean;
            /** @description Why not all of it can be read; `null` if it can. */
            parseError: string | null;
            /** @description The beginning of the text in one line. */
            preview: string;
            /**
             * Format: date-time
             * @description When the server received it, as far as known, UTC. The list's order.
             */
            receivedAt: string;
            /**
             * Format: int64
             * @description Its size in bytes, as the server sends it.
             */
            size: number;
            /** @description The subject in one line; empty if it has none or it cannot be read. */
            subject: string;
            /** @description The recipients, the first few. */
            to: components["schemas"]["MailAddress"][];
        };
        /** @description A page of a list. */
        MessageSummaryPage: {
            /** @description The rows of this page, in the list's order. */
            items: components["schemas"]["MessageSummary"][];
            /** @description Asks for the page after this one; `null` on the last. */
            nextCursor: string | null;
        };
        /** @description How many checks ended in a minute. */
        MinuteOfChecks: {
            /**
             * Format: date-time
             * @description When the minute began, UTC.
             */
            at: string;
            /**
             * Format: int32
             * @description How many failed.
             */
            failed: number;
            /**
             * Format: int32
             * @description How many succeeded.
             */
            succeeded: number;
        };
        /** @description The notifications as a caller describes them: what is absent gets its default. */
        NotificationDraft: {
            /** @description Whether anybody is told. */
            enabled?: boolean | null;
            /**
             * Format: int32
             * @description How long an account must have been failing until people are told, in minutes.
             */
            graceMinutes?: number | null;
            /**
             * Format: int32
             * @description How long nothing is sent after an e-mail, in minutes: what happens meanwhile comes together in the next.
             */
            intervalMinutes?: number | null;
            /** @description Who is told, by e-mail: addresses. */
            recipients?: string[] | null;
            /** @description Whether people are told when accounts recover, too. */
            recoveries?: boolean | null;
        };
        /** @description Who is told when accounts fail or recover, and how. */
        NotificationSettings: {
            /** @description Whether anybody is told. */
            enabled: boolean;
            /**
             * Format: int32
             * @description How long an account must have been failing until people are told, in minutes.
             */
            graceMinutes: number;
            /**
             * Format: int32
             * @description How long nothing is sent after an e-mail, in minutes: what happens meanwhile comes together in the next.
             */
            intervalMinutes: number;
            /** @description Who is told, by e-mail: addresses. */
            recipients: string[];
            /** @description Whether people are told when accounts recover, too. */
            recoveries: boolean;
            /**
             * Format: date-time
             * @description When this was set, UTC; `null` if it never was.
             */
            updatedAt: string | null;
            /** @description Who set it. */
            updatedBy: string | null;
        };
        /** @description How many accounts should have been checked three intervals ago, and were not. */
        OverdueAccounts: {
            /**
             * Format: int32
             * @description How many.
             */
            accounts: number;
            /**
             * Format: date-time
             * @description When the timer counted them, UTC: long ago, if it does not go off.
             */
            countedAt: string;
        };
        /** @description How the product is doing at a glance. */
        Overview: {
            /** @description How many accounts there are, and how they are doing. */
            accounts: components["schemas"]["AccountCounts"];
            /** @description The accounts that need somebody's attention, worst first: suspended, overdue, failing, each the longest first; at most 20. */
            attention: components["schemas"]["AttentionItem"][];
            /**
             * Format: int32
             * @description How many accounts need somebody's attention.
             */
            attentionTotal: number;
            /** @description How many checks ended in each of the last 60 minutes, oldest first; the last minute is not over. Each instance tells of its checks within a minute or so. */
            checksPerMinute: components["schemas"]["MinuteOfChecks"][];
            /**
             * Format: date-time
             * @description When the accounts were counted, UTC: up to some minutes ago.
             */
            countedAt: string;
            /** @description How much mail was stored on each of the last 14 days, UTC, oldest first; the last day is today. */
            messagesPerDay: components["schemas"]["DayOfMessages"][];
        };
        /** @description How people sign in through the portal. */
        PortalSignIn: {
            /** @description The identity provider; `null` unless people sign in with it through the portal. */
            authority: string | null;
            /** @description The portal's client id there; `null` like the authority. */
            clientId: string | null;
            /** @description With what. */
            mode: components["schemas"]["SignInMode"];
            /** @description The scope to ask for, so that tokens are for this app; `null` like the authority. */
            scope: string | null;
        };
        /** @description What went wrong with a request, answered as `application/problem+json` (RFC 9457). */
        Problem: {
            /** @description What happened in this case, and what to do next. */
            detail: string;
            /** @description What is wrong with each field of the request, by the field's name; only with status 400. */
            errors?: {
                [key: string]: string[];
            };
            /**
             * Format: int32
             * @description The HTTP status code (RFC 9110).
             */
            status: number;
            /** @description The kind of problem in a few words. */
            title: string;
            /** @description The id under which the server's log tells more. */
            traceId?: string;
            /** @description What kind of problem it is: a URN that programs can compare. */
            type: string;
        };
        /** @description Settings that an account may be registered with; its members are named as an account's are. */
        Proposal: {
            /** @description The server: a host name or an IP address. */
            address: string;
            /** @description How it is made secure; `null` without `secureConnection`. */
            connectionType: components["schemas"]["ConnectionType"] | null;
            /** @description What else is good to know, for people. */
            note: string | null;
            /**
             * Format: int32
             * @description The TCP port.
             */
            port: number;
            /** @description How mail is read. */
            protocol: components["schemas"]["MailProtocol"];
            /** @description Whether the connection must be secure. */
            secureConnection: boolean;
            /** @description Where the proposal comes from. */
            source: components["schemas"]["ProposalSource"];
            /** @description The user name to log in with. */
            userName: string;
            /** @description How it is made from the address. */
            userNameForm: components["schemas"]["UserNameForm"];
            /** @description Whether it is certain that the server is the one that the domain means. If not, somebody who meddles with the DNS may have put it there, and a person should look at it before a password goes to it (RFC 6186, section 6). */
            verified: boolean;
        };
        /**
         * @description Where proposals come from, in the order in which they are preferred.
         *
         *     * `SRV`: The domain's SRV records (RFC 6186; RFC 8314, section 5.1).
         *     * `autoconfig`: The autoconfig document of the domain.
         *     * `preset`: What is known about a large provider.
         * @enum {string}
         */
        ProposalSource: "SRV" | "autoconfig" | "preset";
        /** @description One making of a scheduled report. */
        ReportRun: {
            /**
             * Format: date-time
             * @description When it ended, UTC.
             */
            completedAt: string | null;
            /**
             * Format: date-time
             * @description When the relay took it, UTC.
             */
            deliveredAt: string | null;
            /** @description How far its e-mail is. */
            delivery: components["schemas"]["DeliveryStatus"];
            /**
             * Format: int32
             * @description How often it was tried to send it.
             */
            deliveryAttempts: number;
            /** @description What happened when it was sent, and what to do. */
            deliveryDetail: string | null;
            /** @description Why it failed, and what to do. */
            error: string | null;
            /** @description The export with the file; `null` until it began. */
            exportId: string | null;
            /** @description Its name: those of later runs sort before those of earlier ones. */
            id: string;
            /** @description Whether the e-mail may have come twice, under the same Message-ID. */
            mayHaveComeTwice: boolean;
            /** @description The e-mail's Message-ID, without angle brackets; recorded before it is sent. */
            messageId: string | null;
            /**
             * Format: int64
             * @description How many rows the report has; `null` until it is ready.
             */
            rows: number | null;
            /**
             * Format: date-time
             * @description The time it was due, or asked for, UTC.
             */
            scheduledFor: string;
            /**
             * Format: date-time
             * @description When it began, UTC.
             */
            startedAt: string | null;
            /** @description How far it is. */
            status: components["schemas"]["ExportStatus"];
            /** @description Why it was made. */
            trigger: components["schemas"]["ReportTrigger"];
        };
        /** @description A page of a list. */
        ReportRunPage: {
            /** @description The rows of this page, in the list's order. */
            items: components["schemas"]["ReportRun"][];
            /** @description Asks for the page after this one; `null` on the last. */
            nextCursor: string | null;
        };
        /** @description A schedule as the API shows it: what a draft says, and when its next reports are made. */
        ReportSchedule: {
            /**
             * Format: date-time
             * @description When the schedule was created, UTC.
             */
            createdAt: string;
            /** @description Who created it. */
            createdBy: string;
            /** @description The cron expression: minute, hour, day of the month, month, day of the week. */
            cron: string | null;
            /**
             * Format: int32
             * @description On which day of the month; months without it have their report on the last day.
             */
            dayOfMonth: number | null;
            /** @description On which days of the week. */
            days: components["schemas"]["DayOfWeek"][];
            /** @description Whether it is made at all. */
            enabled: boolean;
            /** @description Which accounts, in the words of the accounts report's parameters; absent for all. */
            filter: components["schemas"]["AccountFilter"];
            /** @description How often. */
            frequency: components["schemas"]["Frequency"];
            /** @description Its id: 32 hexadecimal digits. */
            id: string;
            /** @description Whether it is made on the last day of the month. */
            lastDayOfMonth: boolean;
            /** @description Words that come with it; `null` for none. */
            message: string | null;
            /** @description Its name; unique regardless of case. */
            name: string;
            /** @description When its next reports are made, UTC; none if it is not enabled. */
            nextRuns: string[];
            /** @description Who gets it by e-mail: addresses. */
            recipients: string[];
            /**
             * @description In which order, in the words of the accounts report; by id if absent.
             * @default id
             * @enum {string}
             */
            sort: "id" | "-id" | "name" | "-name";
            /** @description At what time of the day: `HH:mm`. */
            time: string | null;
            /** @description The time zone by whose clocks all this is meant: a name of the IANA database. */
            timeZone: string;
            /**
             * Format: date-time
             * @description When it was last changed, UTC.
             */
            updatedAt: string;
            /** @description Who changed it last. */
            updatedBy: string;
        };
        /** @description A schedule as a caller describes it: what is absent gets its default. */
        ReportScheduleDraft: {
            /** @description The cron expression: minute, hour, day of the month, month, day of the week. */
            cron?: string | null;
            /**
             * Format: int32
             * @description On which day of the month; months without it have their report on the last day.
             */
            dayOfMonth?: number | null;
            /** @description On which days of the week. */
            days?: components["schemas"]["DayOfWeek"][] | null;
            /** @description Whether it is made at all. */
            enabled?: boolean | null;
            /** @description Which accounts, in the words of the accounts report's parameters; absent for all. */
            filter?: components["schemas"]["AccountFilter"] | null;
            /** @description How often. */
            frequency: components["schemas"]["Frequency"];
            /** @description Whether it is made on the last day of the month. */
            lastDayOfMonth?: boolean | null;
            /** @description Words that come with it; `null` for none. */
            message?: string | null;
            /** @description Its name; unique regardless of case. */
            name: string;
            /** @description Who gets it by e-mail: addresses. */
            recipients?: string[] | null;
            /**
             * @description In which order, in the words of the accounts report; by id if absent.
             * @default id
             * @enum {string|null}
             */
            sort?: "id" | "-id" | "name" | "-name" | null;
            /** @description At what time of the day: `HH:mm`. */
            time?: string | null;
            /** @description The time zone; UTC if absent. */
            timeZone?: string | null;
        };
        /** @description A page of a list. */
        ReportSchedulePage: {
            /** @description The rows of this page, in the list's order. */
            items: components["schemas"]["ReportSchedule"][];
            /** @description Asks for the page after this one; `null` on the last. */
            nextCursor: string | null;
        };
        /**
         * @description Why a report was made.
         *
         *     * `Schedule`: It was due.
         *     * `Request`: Somebody asked for it.
         * @enum {string}
         */
        ReportTrigger: "Schedule" | "Request";
        /**
         * @description How people sign in.
         *
         *     * `Local`: With the local key.
         *     * `Oidc`: With an account at the organisation's identity provider.
         * @enum {string}
         */
        SignInMode: "Local" | "Oidc";
        /** @description What became of an e-mail. */
        SmtpOutcome: {
            /** @description What happened, for people; `null` if nothing is to be told. */
            detail: string | null;
            /** @description Whether it was taken. */
            kind: components["schemas"]["SmtpOutcomeKind"];
        };
        /**
         * @description Whether a relay took an e-mail.
         *
         *     * `Accepted`: It did.
         *     * `Deferred`: It did not, and may later (a reply of 4xx, RFC 5321, section 4.2.1; or nobody was reached).
         *     * `Refused`: It did not, and will not.
         *     * `Unknown`: The connection broke when the whole e-mail was out and the answer was not in: nobody can tell.
         * @enum {string}
         */
        SmtpOutcomeKind: "Accepted" | "Deferred" | "Refused" | "Unknown";
        /**
         * @description How a step of a connection test went.
         *
         *     * `Ok`: It succeeded.
         *     * `Failed`: It failed.
         *     * `Running`: It has begun and not ended: only in the events of a test that is watched, never in its result.
         *     * `Skipped`: It was not tried, because one before it failed.
         * @enum {string}
         */
        StepOutcome: "Ok" | "Failed" | "Running" | "Skipped";
        /** @description A step of a connection test, as the API shows it. */
        TestStep: {
            /** @description What was found, for people. */
            detail: string | null;
            /** @description Why it failed, and what to do about it. */
            error: components["schemas"]["CheckError"] | null;
            /** @description How long it took; `null` if it was skipped or still runs. */
            milliseconds: number | null;
            /** @description How it went. */
            outcome: components["schemas"]["StepOutcome"];
            /** @description The step. */
            step: components["schemas"]["CheckStep"];
        };
        /** @description A transcript as the list shows it. */
        TranscriptEntry: {
            /**
             * Format: int64
             * @description How long it is.
             */
            bytes: number;
            /** @description Why what was recorded failed; `null` if it did not. */
            errorCode: components["schemas"]["CheckErrorCode"] | null;
            /**
             * Format: date-time
             * @description When it is deleted, UTC.
             */
            expiresAt: string;
            /** @description Its name. */
            id: string;
            /** @description What was recorded. */
            kind: components["schemas"]["TranscriptKind"];
            /** @description Whether what was recorded succeeded. */
            ok: boolean;
            /**
             * Format: date-time
             * @description When the recording began, UTC.
             */
            startedAt: string;
        };
        /** @description A page of a list. */
        TranscriptEntryPage: {
            /** @description The rows of this page, in the list's order. */
            items: components["schemas"]["TranscriptEntry"][];
            /** @description Asks for the page after this one; `null` on the last. */
            nextCursor: string | null;
        };
        /**
         * @description What was recorded.
         *
         *     * `test`: A connection test.
         *     * `check`: A check.
         * @enum {string}
         */
        TranscriptKind: "test" | "check";
        /**
         * @description What ails an account, as people are told.
         *
         *     * `None`: Nothing.
         *     * `Failing`: Its checks fail.
         *     * `Suspended`: Its checking is suspended: the server refused the credential too often.
         *     * `Overdue`: It should have been checked three intervals ago, and was not.
         * @enum {string}
         */
        Trouble: "None" | "Failing" | "Suspended" | "Overdue";
        /**
         * @description How a user name is made from the e-mail address.
         *
         *     * `emailAddress`: It is the whole address.
         *     * `localPart`: It is what stands before the `@`.
         *     * `other`: The provider has its own form.
         * @enum {string}
         */
        UserNameForm: "emailAddress" | "localPart" | "other";
        /** @description Another system that is told of events. */
        Webhook: {
            /**
             * Format: date-time
             * @description When it was created, UTC.
             */
            createdAt: string;
            /** @description Who created it. */
            createdBy: string;
            /**
             * Format: date-time
             * @description Since when not, UTC.
             */
            disabledAt: string | null;
            /** @description Why not; `null` if they are. */
            disabledReason: string | null;
            /** @description Whether events are sent. */
            enabled: boolean;
            /** @description Which events. */
            events: components["schemas"]["EventType"][];
            /** @description Its id: 32 hexadecimal digits. */
            id: string;
            /** @description Its name; unique regardless of case. */
            name: string;
            /**
             * Format: date-time
             * @description Until when the secret before it signs too, UTC; `null` if there was none.
             */
            previousSecretUntil: string | null;
            /** @description The secret that signs; only in the answer to the request that set it, and never kept here. */
            secret?: string;
            /**
             * Format: date-time
             * @description When somebody changed it last, UTC.
             */
            updatedAt: string;
            /** @description Who changed it last. */
            updatedBy: string;
            /**
             * Format: uri
             * @description Where events are sent: HTTPS, unless the settings allow HTTP.
             */
            url: string;
        };
        /** @description An event on its way to the receiver of one webhook, and how that went. */
        WebhookDelivery: {
            /**
             * Format: int32
             * @description How often it was tried, replays included.
             */
            attemptCount: number;
            /** @description The last attempts, oldest first. */
            attempts: components["schemas"]["DeliveryAttempt"][];
            /**
             * Format: date-time
             * @description When it was delivered, failed for good or was cancelled, UTC.
             */
            completedAt: string | null;
            /**
             * Format: date-time
             * @description Since when it is to be delivered, UTC.
             */
            createdAt: string;
            /** @description The event's name, which is the `webhook-id` of every attempt. */
            eventId: string;
            /** @description Its name: those of later deliveries sort before those of earlier ones. */
            id: string;
            /**
             * Format: date-time
             * @description When it is tried next, UTC; later if the receiver is in trouble. `null` if it will not be.
             */
            nextAttemptAt: string | null;
            /** @description The event as it is sent; only where one delivery is shown. */
            payload?: unknown;
            /** @description Why it failed or was cancelled. */
            reason: string | null;
            /** @description How far it is. */
            status: components["schemas"]["WebhookDeliveryStatus"];
            /** @description What happened. */
            type: components["schemas"]["EventType"];
        };
        /** @description A page of a list. */
        WebhookDeliveryPage: {
            /** @description The rows of this page, in the list's order. */
            items: components["schemas"]["WebhookDelivery"][];
            /** @description Asks for the page after this one; `null` on the last. */
            nextCursor: string | null;
        };
        /**
         * @description How far a delivery is.
         *
         *     * `Waiting`: It will be tried, or tried again.
         *     * `Delivered`: The receiver took it.
         *     * `Failed`: Every attempt failed, and there will be no other.
         *     * `Cancelled`: The webhook was disabled before the receiver took it.
         * @enum {string}
         */
        WebhookDeliveryStatus: "Waiting" | "Delivered" | "Failed" | "Cancelled";
        /** @description A webhook as a caller describes it. */
        WebhookDraft: {
            /** @description Whether events are sent. */
            enabled?: boolean | null;
            /** @description Which events. */
            events: components["schemas"]["EventType"][];
            /** @description Its name; unique regardless of case. */
            name: string;
            /** @description Whether an old webhook gets a new secret. */
            rotateSecret?: boolean | null;
            /** @description The secret: `whsec_` and 24 to 64 bytes in Base64; goes to the vault. Absent, a new webhook gets one, and an old one keeps its own. */
            secret?: string | null;
            /** @description Where events are sent: HTTPS, unless the settings allow HTTP. */
            url: string;
        };
        /** @description A page of a list. */
        WebhookPage: {
            /** @description The rows of this page, in the list's order. */
            items: components["schemas"]["Webhook"][];
            /** @description Asks for the page after this one; `null` on the last. */
            nextCursor: string | null;
        };
        /** @description How a webhook's test went. */
        WebhookTestResult: {
            /** @description The beginning of the answer's body in one line, without secrets. */
            answer: string;
            /** @description The delivery in the webhook's history. */
            deliveryId: string;
            /** @description What went wrong, and what to do about it; `null` if nothing. */
            error: string | null;
            /** @description The event's name, which is its `webhook-id`. */
            eventId: string;
            /**
             * Format: int64
             * @description How long it took, in milliseconds.
             */
            milliseconds: number;
            /** @description Whether the receiver took it. */
            status: components["schemas"]["WebhookDeliveryStatus"];
            /**
             * Format: int32
             * @description What the receiver answered; `null` if it did not.
             */
            statusCode: number | null;
        };
    };
    responses: {
        /** @description The request does not fit the present state: `detail` says why, and what to do. */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Something went wrong on our side; the log says more under `traceId`. */
        Failed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The caller does not have the role that this takes. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description If-Match is missing. */
        IfMatchMissing: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The request is not valid; `errors` says what is wrong with each field. */
        Invalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no such resource. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The resource has changed since the ETag of If-Match was read. */
        Stale: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is too large. */
        TooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The caller asks too often, or the app answers as many requests as it can; `Retry-After` says when to ask again, in seconds. */
        TooMany: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The answer took too long. What was asked for may have been done in part. */
        TooSlow: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no access token, or it is not valid. */
        Unauthenticated: {
            headers: {
                /** @description What is wrong with the token (RFC 6750, section 3). */
                "WWW-Authenticate": string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A service that the answer needs does not answer. Try again in a moment. */
        Unavailable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body's media type is not one of those that are taken. */
        UnsupportedMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /** @description The ETag that was read, so that nobody's change is overwritten unseen; or `*`. */
        IfMatch: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    ListAccounts: {
        parameters: {
            query?: {
                /** @description Whether the timer checks it. */
                automaticCheck?: "yes" | "no";
                /** @description How it is doing. */
                checkState?: components["schemas"]["CheckState"];
                /** @description The `nextCursor` of the page before, with the same filters and order; absent for the first page. */
                cursor?: string;
                /** @description Whether messages stay on the server. */
                keepCopy?: "yes" | "no";
                /** @description A part of the name, whatever its case and accents. */
                name?: string;
                /** @description How many rows the page has at most. */
                pageSize?: number;
                /** @description How mail is read. */
                protocol?: components["schemas"]["MailProtocol"];
                /** @description Whether the connection must be secure. */
                secureConnection?: "yes" | "no";
                /** @description The order: by number or by name, with a hyphen from the other end. */
                sort?: "id" | "-id" | "name" | "-name";
                /** @description Whether it is enabled. */
                status?: "enabled" | "disabled";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountPage"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["TooSlow"];
        };
    };
    CreateAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountDraft"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    /** @description The resource's version, for If-Match. */
                    ETag: string;
                    /** @description Where the outcome is. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["TooSlow"];
        };
    };
    GetAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The number of the account. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK. */
            200: {
                headers: {
                    /** @description The resource's version, for If-Match. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["TooSlow"];
        };
    };
    ReplaceAccount: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read, so that nobody's change is overwritten unseen; or `*`. */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                /** @description The number of the account. */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountDraft"];
            };
        };
        responses: {
            /** @description OK. */
            200: {
                headers: {
                    /** @description The resource's version, for If-Match. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            428: components["responses"]["IfMatchMissing"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["TooSlow"];
        };
    };
    DeleteAccount: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read, so that nobody's change is overwritten unseen; or `*`. */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                /** @description The number of the account. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["Stale"];
            428: components["responses"]["IfMatchMissing"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["TooSlow"];
        };
    };
    PatchAccount: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read, so that nobody's change is overwritten unseen; or `*`. */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                /** @description The number of the account. */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountPatch"];
                "application/merge-patch+json": components["schemas"]["AccountPatch"];
            };
        };
        responses: {
            /** @description OK. */
            200: {
                headers: {
                    /** @description The resource's version, for If-Match. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            428: components["responses"]["IfMatchMissing"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["TooSlow"];
        };
    };
    CheckAccountNow: {
        parameters: {
            query?: {
                /** @description Whether what is said to the server and by it is written down. */
                transcript?: boolean;
            };
            header?: never;
            path: {
                /** @description The number of the account. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted. */
            202: {
                headers: {
                    /** @description Where the outcome is. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["TooSlow"];
        };
    };
    ListChecks: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before, with the same filters and order; absent for the first page. */
                cursor?: string;
                /** @description How many rows the page has at most. */
                pageSize?: number;
            };
            header?: never;
            path: {
                /** @description The number of the account. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckEntryPage"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["TooSlow"];
        };
    };
    ListInbox: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before, with the same filters and order; absent for the first page. */
                cursor?: string;
                /** @description How many rows the page has at most. */
                pageSize?: number;
                /** @description What is looked for in subject, senders, recipients and the text's beginning. */
                search?: string;
            };
            header?: never;
            path: {
                /** @description The number of the account. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageSummaryPage"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["TooSlow"];
        };
    };
    ReadMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The number of the account. */
                id: number;
                /** @description The id of the message. */
                messageId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["TooSlow"];
        };
    };
    DownloadAttachment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The number of the account. */
                id: number;
                /** @description The id of the message. */
                messageId: string;
                /** @description The number of the attachment. */
                n: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["TooSlow"];
        };
    };
    DownloadMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The number of the account. */
                id: number;
                /** @description The id of the message. */
                messageId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "message/rfc822": string;
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["TooSlow"];
        };
    };
    TestAccount: {
        parameters: {
            query?: {
                /** @description Whether what is said to the server and by it is written down. */
                transcript?: boolean;
            };
            header?: never;
            path: {
                /** @description The number of the account. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectionTestResult"];
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["TooSlow"];
        };
    };
    ListTranscripts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The number of the account. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TranscriptEntryPage"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["TooSlow"];
        };
    };
    ReadTranscript: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The number of the account. */
                id: number;
                /** @description The id of the transcript. */
                transcriptId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["TooSlow"];
        };
    };
    DiscoverSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DiscoveryRequest"];
            };
        };
        responses: {
            /** @description OK. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DiscoveryResult"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["TooSlow"];
        };
    };
    ImportAccounts: {
        parameters: {
            query?: {
                /** @description Whether it is only told what would be made of each row. */
                dryRun?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            /** @description OK. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReport"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["TooSlow"];
        };
    };
    PrintAccounts: {
        parameters: {
            query?: {
                /** @description Whether the timer checks it. */
                automaticCheck?: "yes" | "no";
                /** @description How it is doing. */
                checkState?: components["schemas"]["CheckState"];
                /** @description Whether messages stay on the server. */
                keepCopy?: "yes" | "no";
                /** @description A part of the name, whatever its case and accents. */
                name?: string;
                /** @description How mail is read. */
                protocol?: components["schemas"]["MailProtocol"];
                /** @description Whether the connection must be secure. */
                secureConnection?: "yes" | "no";
                /** @description The order: by number or by name, with a hyphen from the other end. */
                sort?: "id" | "-id" | "name" | "-name";
                /** @description Whether it is enabled. */
                status?: "enabled" | "disabled";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["TooSlow"];
        };
    };
    TestAccountDraft: {
        parameters: {
            query?: {
                /** @description Whether what is said to the server and by it is written down. */
                transcript?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountTestDraft"];
            };
        };
        responses: {
            /** @description OK. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectionTestResult"];
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["TooSlow"];
        };
    };
    ListAudit: {
        parameters: {
            query?: {
                /** @description Those of an action. */
                action?: components["schemas"]["AuditAction"];
                /** @description Those of somebody: their id or, whatever the case, the name that they had then. */
                actor?: string;
                /** @description The `nextCursor` of the page before, with the same filters and order; absent for the first page. */
                cursor?: string;
                /** @description Those that began then or later: a day or a time in ISO 8601, UTC unless it says otherwise. */
                from?: string;
                /** @description How many rows the page has at most. */
                pageSize?: number;
                /** @description Those of a thing and of what belongs to it, such as `account/42` with its messages. */
                target?: string;
                /** @description Those that began before then. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditRecordPage"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["TooSlow"];
        };
    };
    ListConnectors: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before, with the same filters and order; absent for the first page. */
                cursor?: string;
                /** @description A part of the name, whatever its case and accents. */
                name?: string;
                /** @description How many rows the page has at most. */
                pageSize?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectorPage"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["TooSlow"];
        };
    };
    CreateConnector: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConnectorDraft"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    /** @description The resource's version, for If-Match. */
                    ETag: string;
                    /** @description Where the outcome is. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connector"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["TooSlow"];
        };
    };
    GetConnector: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the connector. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK. */
            200: {
                headers: {
                    /** @description The resource's version, for If-Match. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connector"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["TooSlow"];
        };
    };
    ReplaceConnector: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read, so that nobody's change is overwritten unseen; or `*`. */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                /** @description The id of the connector. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConnectorDraft"];
            };
        };
        responses: {
            /** @description OK. */
            200: {
                headers: {
                    /** @description The resource's version, for If-Match. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connector"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            428: components["responses"]["IfMatchMissing"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["TooSlow"];
        };
    };
    DeleteConnector: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read, so that nobody's change is overwritten unseen; or `*`. */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                /** @description The id of the connector. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            428: components["responses"]["IfMatchMissing"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["TooSlow"];
        };
    };
    TestConnector: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the connector. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConnectorTestDraft"];
            };
        };
        responses: {
            /** @description OK. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectionTestResult"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["TooSlow"];
        };
    };
    ListCredentials: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before, with the same filters and order; absent for the first page. */
                cursor?: string;
                /** @description A part of the name, whatever its case and accents. */
                name?: string;
                /** @description How many rows the page has at most. */
                pageSize?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CredentialPage"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["TooSlow"];
        };
    };
    CreateCredential: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CredentialDraft"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    /** @description The resource's version, for If-Match. */
                    ETag: string;
                    /** @description Where the outcome is. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Credential"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["TooSlow"];
        };
    };
    GetCredential: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the credential. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK. */
            200: {
                headers: {
                    /** @description The resource's version, for If-Match. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Credential"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["TooSlow"];
        };
    };
    ReplaceCredential: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read, so that nobody's change is overwritten unseen; or `*`. */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                /** @description The id of the credential. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CredentialDraft"];
            };
        };
        responses: {
            /** @description OK. */
            200: {
                headers: {
                    /** @description The resource's version, for If-Match. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Credential"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            428: components["responses"]["IfMatchMissing"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["TooSlow"];
        };
    };
    DeleteCredential: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read, so that nobody's change is overwritten unseen; or `*`. */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                /** @description The id of the credential. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            428: components["responses"]["IfMatchMissing"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["TooSlow"];
        };
    };
    GetDocs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            404: components["responses"]["NotFound"];
            /** @description Precondition Failed. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ListExports: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before, with the same filters and order; absent for the first page. */
                cursor?: string;
                /** @description How many rows the page has at most. */
                pageSize?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportPage"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["TooSlow"];
        };
    };
    CreateExport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExportDraft"];
            };
        };
        responses: {
            /** @description Accepted. */
            202: {
                headers: {
                    /** @description Where the outcome is. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Export"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["TooSlow"];
        };
    };
    GetExport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the export. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Export"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["TooSlow"];
        };
    };
    GetHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthReport"];
                };
            };
        };
    };
    GetReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthReport"];
                };
            };
            /** @description Service Unavailable. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthReport"];
                };
            };
        };
    };
    GetMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Caller"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["TooSlow"];
        };
    };
    GetNotifications: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK. */
            200: {
                headers: {
                    /** @description The resource's version, for If-Match. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationSettings"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["TooSlow"];
        };
    };
    ReplaceNotifications: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read, so that nobody's change is overwritten unseen; or `*`. */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NotificationDraft"];
            };
        };
        responses: {
            /** @description OK. */
            200: {
                headers: {
                    /** @description The resource's version, for If-Match. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationSettings"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            428: components["responses"]["IfMatchMissing"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["TooSlow"];
        };
    };
    ListHealthDigests: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before, with the same filters and order; absent for the first page. */
                cursor?: string;
                /** @description How many rows the page has at most. */
                pageSize?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthDigestPage"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["TooSlow"];
        };
    };
    TestNotifications: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SmtpOutcome"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["TooSlow"];
        };
    };
    GetOpenApi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description Not Modified. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Precondition Failed. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    GetOverview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Overview"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["TooSlow"];
        };
    };
    ListReportSchedules: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before, with the same filters and order; absent for the first page. */
                cursor?: string;
                /** @description A part of the name, whatever its case and accents. */
                name?: string;
                /** @description How many rows the page has at most. */
                pageSize?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportSchedulePage"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["TooSlow"];
        };
    };
    CreateReportSchedule: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportScheduleDraft"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    /** @description The resource's version, for If-Match. */
                    ETag: string;
                    /** @description Where the outcome is. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportSchedule"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["TooSlow"];
        };
    };
    GetReportSchedule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the report schedule. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK. */
            200: {
                headers: {
                    /** @description The resource's version, for If-Match. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportSchedule"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["TooSlow"];
        };
    };
    ReplaceReportSchedule: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read, so that nobody's change is overwritten unseen; or `*`. */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                /** @description The id of the report schedule. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportScheduleDraft"];
            };
        };
        responses: {
            /** @description OK. */
            200: {
                headers: {
                    /** @description The resource's version, for If-Match. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportSchedule"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            428: components["responses"]["IfMatchMissing"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["TooSlow"];
        };
    };
    DeleteReportSchedule: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read, so that nobody's change is overwritten unseen; or `*`. */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                /** @description The id of the report schedule. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["Stale"];
            428: components["responses"]["IfMatchMissing"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["TooSlow"];
        };
    };
    RunReportSchedule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the report schedule. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted. */
            202: {
                headers: {
                    /** @description Where the outcome is. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportRun"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["TooSlow"];
        };
    };
    ListReportRuns: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before, with the same filters and order; absent for the first page. */
                cursor?: string;
                /** @description How many rows the page has at most. */
                pageSize?: number;
            };
            header?: never;
            path: {
                /** @description The id of the report schedule. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportRunPage"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["TooSlow"];
        };
    };
    GetSignIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalSignIn"];
                };
            };
        };
    };
    ListWebhooks: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before, with the same filters and order; absent for the first page. */
                cursor?: string;
                /** @description A part of the name, whatever its case and accents. */
                name?: string;
                /** @description How many rows the page has at most. */
                pageSize?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookPage"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["TooSlow"];
        };
    };
    CreateWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookDraft"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    /** @description The resource's version, for If-Match. */
                    ETag: string;
                    /** @description Where the outcome is. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["TooSlow"];
        };
    };
    GetWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the webhook. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK. */
            200: {
                headers: {
                    /** @description The resource's version, for If-Match. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["TooSlow"];
        };
    };
    ReplaceWebhook: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read, so that nobody's change is overwritten unseen; or `*`. */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                /** @description The id of the webhook. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookDraft"];
            };
        };
        responses: {
            /** @description OK. */
            200: {
                headers: {
                    /** @description The resource's version, for If-Match. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            428: components["responses"]["IfMatchMissing"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["TooSlow"];
        };
    };
    DeleteWebhook: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read, so that nobody's change is overwritten unseen; or `*`. */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                /** @description The id of the webhook. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["Stale"];
            428: components["responses"]["IfMatchMissing"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["TooSlow"];
        };
    };
    ListDeliveries: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before, with the same filters and order; absent for the first page. */
                cursor?: string;
                /** @description How many rows the page has at most. */
                pageSize?: number;
            };
            header?: never;
            path: {
                /** @description The id of the webhook. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryPage"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["TooSlow"];
        };
    };
    GetDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the delivery. */
                deliveryId: string;
                /** @description The id of the webhook. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["TooSlow"];
        };
    };
    ReplayDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the delivery. */
                deliveryId: string;
                /** @description The id of the webhook. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted. */
            202: {
                headers: {
                    /** @description Where the outcome is. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["TooSlow"];
        };
    };
    TestWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the webhook. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookTestResult"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["TooSlow"];
        };
    };
}
