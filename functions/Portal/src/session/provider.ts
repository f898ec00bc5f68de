import {
  type AccountInfo,
  AuthError,
  CacheLookupPolicy,
  type Configuration,
  InteractionRequiredAuthError,
  ProtocolMode,
  PublicClientApplication,
} from "@azure/msal-browser";
import { SignInError, type SignInReason } from "../api/failure";
import { isMicrosoft } from "./microsoft";
import { returnPath } from "./returnPath";
import type { Ticket } from "./ticket";

export interface Client {
  authority: string;
  clientId: string;
  scope: string;
}

/** The identity provider, for people of this browser's tab. */
export interface Provider {
  /** Who is signed in there; null for nobody. */
  ticket: Ticket | null;
  /** Why nobody is, if somebody has just tried. */
  failure: SignInError | null;
  /** Leaves the portal for the provider, which sends people back to the address they were at. */
  signIn: () => Promise<void>;
  /** Signs the same person in again in another window, so that this one keeps what is on it. */
  signInBeside: () => Promise<void>;
}

const reasons: Readonly<Record<string, SignInReason>> = {
  invalid_grant: "again",
  access_denied: "declined",
  consent_required: "declined",
  user_cancelled: "cancelled",
  no_network_connectivity: "unreachable",
  network_error: "unreachable",
  post_request_failed: "unreachable",
  get_request_failed: "unreachable",
  openid_config_error: "unreachable",
  endpoints_resolution_error: "unreachable",
};

/** Whoever opens a window without being asked has it blocked by many browsers. */
const blocked = ["popup_window_error", "empty_window_error"];

let opened: Promise<Provider> | undefined;

/** Makes the provider ready, and takes what it sent somebody back with. There is one only. */
export function openProvider(client: Client): Promise<Provider> {
  opened ??= open(client).catch((error: unknown) => {
    opened = undefined;
    throw toSignInError(error);
  });
  return opened;
}

async function open(client: Client): Promise<Provider> {
  const app = new PublicClientApplication(settingsOf(client));
  await app.initialize();
  let failure: SignInError | null = null;
  const answer = await app.handleRedirectPromise().catch((error: unknown) => {
    failure = toSignInError(error);
    return null;
  });
  const account = answer?.account ?? app.getAllAccounts()[0];
  const scopes = [client.scope];
  const renewals = { done: 0 };
  const here = () => app.loginRedirect({ scopes, ...(account && { loginHint: account.username }) }).catch(rethrow);
  return {
    ticket: account && !failure ? ticketOf(app, account, scopes, renewals) : null,
    failure,
    signIn: here,
    signInBeside: async () => {
      try {
        const again = await app.acquireTokenPopup({ scopes, ...(account && { account }) });
        renewals.done++;
        if (again.account.homeAccountId !== account?.homeAccountId) {
          // What is on the screen is somebody else's.
          location.reload();
        }
      } catch (error) {
        await (error instanceof AuthError && blocked.includes(error.errorCode) ? here() : rethrow(error));
      }
    },
  };
}

function ticketOf(app: PublicClientApplication, account: AccountInfo, scopes: string[], renewals: { done: number }): Ticket {
  const token = async (): Promise<string> => {
    const before = renewals.done;
    try {
      // Without a hidden frame of the provider, which the page's policy does not let in.
      return (await app.acquireTokenSilent({ scopes, account, cacheLookupPolicy: CacheLookupPolicy.AccessTokenAndRefreshToken })).accessToken;
    } catch (error) {
      // What was refused may be what there was before somebody signed in again.
      return renewals.done > before ? token() : askAgain(error);
    }
  };
  return {
    token,
    keep: () => {},
    drop: () => {},
    leave: async () => {
      // All there is, first: by account, MSAL leaves tokens behind where the account's id has capitals.
      await app.clearCache();
      await app.logoutRedirect({ account, ...(account.idToken && { idTokenHint: account.idToken }) }).catch(rethrow);
    },
  };
}

function settingsOf({ authority, clientId }: Client): Configuration {
  const address = location.origin + returnPath;
  const microsoft = isMicrosoft(authority);
  return {
    auth: {
      clientId,
      // For Entra ID, MSAL adds the version itself.
      authority: microsoft ? authority.replace(/\/v2\.0\/?$/, "") : authority,
      knownAuthorities: microsoft ? [] : [new URL(authority).host],
      redirectUri: address,
      postLogoutRedirectUri: address,
    },
    cache: { cacheLocation: "sessionStorage" },
    system: { protocolMode: microsoft ? ProtocolMode.AAD : ProtocolMode.OIDC },
  };
}

/** Whatever the provider holds against the renewal of a token: signing in again is the way out, if the provider can be reached. */
function askAgain(error: unknown): never {
  const { reason, message } = toSignInError(error);
  throw new SignInError(reason === "unreachable" ? reason : "again", message, { cause: error });
}

function rethrow(error: unknown): never {
  throw toSignInError(error);
}

function toSignInError(error: unknown): SignInError {
  if (!(error instanceof AuthError)) {
    return new SignInError("failed", String(error), { cause: error });
  }
  const reason = reasons[error.errorCode] ?? (error instanceof InteractionRequiredAuthError ? "again" : "failed");
  return new SignInError(reason, error.errorMessage || error.errorCode, { cause: error });
}
