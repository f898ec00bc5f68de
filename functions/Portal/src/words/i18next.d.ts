import type account from "../account/words.en.json";
import type accounts from "../accounts/words.en.json";
import type connectors from "../connectors/words.en.json";
import type credentials from "../credentials/words.en.json";
import type audit from "../audit/words.en.json";
import type exports from "../exports/words.en.json";
import type imports from "../imports/words.en.json";
import type schedules from "../schedules/words.en.json";
import type inbox from "../inbox/words.en.json";
import type overview from "../overview/words.en.json";
import type parts from "../parts/words.en.json";
import type session from "../session/words.en.json";
import type shell from "../shell/words.en.json";
import type transcripts from "../transcripts/words.en.json";

// English is what the other languages are held to: a key that is not in it does not compile.
declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "shell";
    resources: {
      account: typeof account;
      accounts: typeof accounts;
      connectors: typeof connectors;
      credentials: typeof credentials;
      audit: typeof audit;
      exports: typeof exports;
      imports: typeof imports;
      schedules: typeof schedules;
      inbox: typeof inbox;
      overview: typeof overview;
      parts: typeof parts;
      session: typeof session;
      shell: typeof shell;
      transcripts: typeof transcripts;
    };
  }
}
