using 'main.bicep'

import { stages } from 'stages.bicep'

// Values come from the azd environment (azd env set NAME VALUE), or from environment variables.
param environmentName = readEnvironmentVariable('AZURE_ENV_NAME')
param location = readEnvironmentVariable('AZURE_LOCATION')
param stage = stages[readEnvironmentVariable('MAILFUNCTIONS_STAGE', 'dev')]

param signIn = {
  audience: readEnvironmentVariable('MAILFUNCTIONS_AUDIENCE')
  authority: readEnvironmentVariable('MAILFUNCTIONS_AUTHORITY', '')
  portalClientId: readEnvironmentVariable('MAILFUNCTIONS_PORTAL_CLIENT_ID', '')
}

param relay = {
  host: readEnvironmentVariable('MAILFUNCTIONS_SMTP_HOST', '')
  port: int(readEnvironmentVariable('MAILFUNCTIONS_SMTP_PORT', '587'))
  security: readEnvironmentVariable('MAILFUNCTIONS_SMTP_SECURITY', 'Tls')
  from: readEnvironmentVariable('MAILFUNCTIONS_SMTP_FROM', '')
  userName: readEnvironmentVariable('MAILFUNCTIONS_SMTP_USER_NAME', '')
  secretName: readEnvironmentVariable('MAILFUNCTIONS_SMTP_SECRET_NAME', '')
}

param allowPrivateServers = bool(readEnvironmentVariable('MAILFUNCTIONS_ALLOW_PRIVATE_SERVERS', 'false'))
param messageDays = int(readEnvironmentVariable('MAILFUNCTIONS_MESSAGE_DAYS', '0'))

// Lists are separated by commas.
param downloadNetworks = filter(
  split(readEnvironmentVariable('MAILFUNCTIONS_DOWNLOAD_NETWORKS', ''), ','),
  network => !empty(network)
)
param alertEmails = filter(
  split(readEnvironmentVariable('MAILFUNCTIONS_ALERT_EMAILS', ''), ','),
  email => !empty(email)
)

param operatorGroupId = readEnvironmentVariable('MAILFUNCTIONS_OPERATOR_GROUP_ID', '')
param recoverVault = bool(readEnvironmentVariable('MAILFUNCTIONS_RECOVER_VAULT', 'false'))

// An output of the first deployment: a budget keeps the month it began with.
param budgetStartDate = readEnvironmentVariable('BUDGET_START_DATE', '')
