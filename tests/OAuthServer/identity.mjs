// An OpenID Connect provider for the tests of sign-in: node identity.mjs PORT. Its clients are called by the roles that their access
// tokens have, separated by commas. It has no keys, and serves nothing, until the tests give it some; it forgets those it had then.
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const port = +process.argv[2];
const issuer = `http://127.0.0.1:${port}`;
let provider, algorithm;
const requests = {};

class Clients {
  constructor(model) {
    this.model = model;
  }

  async find(id) {
    return this.model !== 'Client' ? undefined : {
      client_id: id, client_secret: 'secret', token_endpoint_auth_method: 'client_secret_post',
      grant_types: ['client_credentials'], redirect_uris: [], response_types: [], id_token_signed_response_alg: algorithm,
    };
  }

  async upsert() {}
}

const start = (keys) => new Provider(issuer, {
  adapter: Clients,
  jwks: { keys },
  features: {
    clientCredentials: { enabled: true },
    devInteractions: { enabled: false },
    resourceIndicators: {
      enabled: true,
      getResourceServerInfo: (_, resource) => ({
        scope: '', audience: resource, accessTokenTTL: 3600, accessTokenFormat: 'jwt', jwt: { sign: { alg: algorithm } },
      }),
    },
  },
  extraTokenClaims: (_, token) => ({ roles: token.clientId.split(',') }),
}).on('server_error', (_, error) => console.error(error)).callback();

createServer(async (request, response) => {
  const path = new URL(request.url, issuer).pathname;
  requests[path] = (requests[path] ?? 0) + 1;
  if (path === '/test/keys') {
    let text = '';
    for await (const chunk of request) text += chunk;
    const keys = JSON.parse(text);
    algorithm = keys[0].alg;
    provider = start(keys);
    response.end('{}');
  } else if (path === '/test/requests') {
    response.end(JSON.stringify(requests));
  } else if (provider) {
    provider(request, response);
  } else {
    response.writeHead(503).end();
  }
}).listen(port, '127.0.0.1');
