// An OpenID Connect provider for the tests of sign-in: node identity.mjs PORT [TLS_PORT PEM]. Its clients, and the people who sign in to
// it, are called by the roles that their access tokens have, separated by commas. It has no keys, and serves nothing, until the tests give it
// some; it forgets those it had then. With TLS it takes the portal too: a client without a secret, where the tests say it is.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import Provider from 'oidc-provider';
import MemoryAdapter from 'oidc-provider/lib/adapters/memory_adapter.js';
import { askToLeave, askWho } from './pages.mjs';

const [port, tlsPort, pem] = process.argv.slice(2);
const issuer = tlsPort ? `https://localhost:${tlsPort}` : `http://127.0.0.1:${port}`;
let provider, algorithm, portal;
const requests = {};
const grants = new Set();

class Adapter extends MemoryAdapter {
  constructor(model) {
    super(model);
    this.model = model;
  }

  async find(id) {
    if (this.model !== 'Client') return super.find(id);
    if (id === 'portal') {
      return portal && {
        client_id: id, token_endpoint_auth_method: 'none', grant_types: ['authorization_code', 'refresh_token'], response_types: ['code'],
        redirect_uris: [portal.address], post_logout_redirect_uris: [portal.address], id_token_signed_response_alg: algorithm,
      };
    }
    return {
      client_id: id, client_secret: 'secret', token_endpoint_auth_method: 'client_secret_post',
      grant_types: ['client_credentials'], redirect_uris: [], response_types: [], id_token_signed_response_alg: algorithm,
    };
  }
}

// Nobody is asked for consent: an administrator gave it.
async function consent(ctx) {
  const { client, session, provider: { Grant } } = ctx.oidc;
  const known = session.grantIdFor(client.clientId) && await Grant.find(session.grantIdFor(client.clientId));
  if (known) return known;
  const grant = new Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid profile offline_access');
  grant.addResourceScope(portal.audience, `${portal.audience}/.default`);
  grants.add(await grant.save());
  return grant;
}

const start = (keys) => new Provider(issuer, {
  adapter: Adapter,
  jwks: { keys },
  features: {
    clientCredentials: { enabled: true },
    devInteractions: { enabled: false },
    rpInitiatedLogout: { enabled: true, logoutSource: askToLeave },
    resourceIndicators: {
      enabled: true,
      defaultResource: (_, client, oneOf) => (client.clientId === 'portal' ? portal.audience : oneOf),
      useGrantedResource: () => true,
      getResourceServerInfo: (_, resource) => ({
        scope: `${resource}/.default`, audience: resource, accessTokenTTL: 3600, accessTokenFormat: 'jwt', jwt: { sign: { alg: algorithm } },
      }),
    },
  },
  scopes: ['openid', 'profile', 'offline_access'],
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, preferred_username: id }) }),
  interactions: { url: () => '/who' },
  issueRefreshToken: (_, client) => client.grantTypeAllowed('refresh_token'),
  loadExistingGrant: consent,
  extraTokenClaims: (_, token) => ({ roles: (token.accountId ?? token.clientId).split(',') }),
}).on('server_error', (_, error) => console.error(error));

/** Takes everything back that anybody signed in with; their sessions at the provider stay. */
async function revoke() {
  for (const grant of grants) {
    for (const model of ['AccessToken', 'RefreshToken']) await provider[model].revokeByGrantId(grant);
    await (await provider.Grant.find(grant))?.destroy();
  }
}

async function read(request) {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
}

async function answer(request, response) {
  const path = new URL(request.url, issuer).pathname;
  requests[path] = (requests[path] ?? 0) + 1;
  if (path === '/test/keys') {
    const keys = JSON.parse(await read(request));
    algorithm = keys[0].alg;
    provider = start(keys);
    response.end('{}');
  } else if (path === '/test/portal') {
    portal = JSON.parse(await read(request));
    response.end('{}');
  } else if (path === '/test/revoke') {
    await revoke();
    response.end('{}');
  } else if (path === '/test/requests') {
    response.end(JSON.stringify(requests));
  } else if (!provider) {
    response.writeHead(503).end();
  } else if (path === '/who') {
    await askWho(provider, request, response, read);
  } else {
    if (path === '/token' && request.method === 'POST') {
      // Like most providers, and unlike this one by itself, it takes offline_access for granted where a token is renewed.
      request.body = (await read(request)).replace(/(%20|\+)offline_access/, '');
    }
    provider.callback()(request, response);
  }
}

createServer(answer).listen(+port, '127.0.0.1');
if (tlsPort) createTlsServer({ cert: readFileSync(pem), key: readFileSync(pem) }, answer).listen(+tlsPort, '127.0.0.1');
