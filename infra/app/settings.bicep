metadata description = 'Settings of the app that are chosen for an environment.'

@export()
@description('How people and programs sign in.')
type signIn = {
  @description('Whom tokens must be meant for: the API\'s application (client) id, or its application ID URI.')
  @minLength(1)
  audience: string

  @description('The identity provider; empty for the deployment\'s own tenant of Entra ID, with v2.0 tokens.')
  authority: string

  @description('The portal\'s application (client) id; empty if nobody signs in through the portal.')
  portalClientId: string
}

@export()
@description('The relay that sends e-mail.')
type relay = {
  @description('Its host; empty if no e-mail is sent.')
  host: string

  @description('Its port.')
  @minValue(1)
  @maxValue(65535)
  port: int

  @description('Tls: STARTTLS, mandatory; Ssl: TLS from the first byte.')
  security: 'Tls' | 'Ssl'

  @description('Where e-mail comes from.')
  from: string

  @description('What to log in with; empty if the relay takes e-mail without.')
  userName: string

  @description('The name of the vault\'s secret that is the password.')
  secretName: string
}
