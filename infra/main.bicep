targetScope = 'subscription'

metadata description = 'MailFunctions: a function app that checks mail accounts, with its storage, vault, network and monitoring.'

import { stage as stageOf } from 'stages.bicep'
import { relay as relayOf, signIn as signInOf } from 'app/settings.bicep'

@description('The name of the environment. It is part of every name.')
@minLength(1)
@maxLength(32)
param environmentName string

@description('The region. It must have Flex Consumption.')
@minLength(1)
@metadata({ azd: { type: 'location' } })
param location string

@description('How much of everything there is.')
param stage stageOf

@description('How people and programs sign in.')
param signIn signInOf

@description('The relay that sends e-mail.')
param relay relayOf

@description('Whether mail servers and token endpoints may be on private networks.')
param allowPrivateServers bool = false

@description('For how many days messages are kept; 0 for ever.')
@minValue(0)
param messageDays int = 0

@description('With a private network: the public networks (CIDR, or single addresses) that download links work from.')
param downloadNetworks string[] = []

@description('Who is told of alerts and of the budget.')
param alertEmails string[] = []

@description('The object id of a group whose members may read and write secrets, such as the relay\'s password; empty for nobody.')
param operatorGroupId string = ''

@description('Brings back the vault of an environment that was deleted, as purge protection keeps its name.')
param recoverVault bool = false

@description('The first day of the month in which the budget began; empty for this month.')
param budgetStartDate string = ''

@description('Not to be set: only a default can tell the date.')
param thisMonth string = utcNow('yyyy-MM-01')

var token = toLower(uniqueString(subscription().id, environmentName, location))
var names = {
  identity: 'id-mailfunctions-${token}'
  workspace: 'log-${token}'
  insights: 'appi-${token}'
  storage: 'st${token}'
  vault: 'kv-${token}'
  plan: 'plan-${token}'
  app: 'func-mailfunctions-${token}'
  budget: 'budget-${token}'
}
var tags = {
  'azd-env-name': environmentName
  product: 'MailFunctions'
}
var budgetStart = empty(budgetStartDate) ? thisMonth : budgetStartDate

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identity 'app/identity.bicep' = {
  scope: group
  params: {
    name: names.identity
    location: location
    tags: tags
  }
}

module logs 'monitor/logs.bicep' = {
  scope: group
  params: {
    workspaceName: names.workspace
    insightsName: names.insights
    location: location
    tags: tags
    days: stage.logDays
    gigabytesPerDay: stage.logGigabytesPerDay
  }
}

module network 'network/network.bicep' = if (stage.privateNetwork) {
  scope: group
  params: {
    name: token
    location: location
    tags: tags
  }
}

module storage 'app/storage.bicep' = {
  scope: group
  params: {
    name: names.storage
    location: location
    tags: tags
    sku: stage.storageSku
    isPrivate: stage.privateNetwork
    downloadNetworks: downloadNetworks
    restoreDays: stage.blobRestoreDays
    protectFromDeletion: stage.protectFromDeletion
    workspaceId: logs.outputs.workspaceId
  }
}

module vault 'app/vault.bicep' = {
  scope: group
  params: {
    name: names.vault
    location: location
    tags: tags
    isPrivate: stage.privateNetwork
    restoreDays: stage.secretRestoreDays
    protectFromDeletion: stage.protectFromDeletion
    recover: recoverVault
    workspaceId: logs.outputs.workspaceId
  }
}

module endpoints 'network/endpoints.bicep' = if (stage.privateNetwork) {
  scope: group
  params: {
    name: token
    location: location
    tags: tags
    networkId: network!.outputs.id
    subnetId: network!.outputs.endpointSubnetId
    storageId: storage.outputs.id
    vaultId: vault.outputs.id
  }
}

module access 'app/access.bicep' = {
  scope: group
  dependsOn: [identity, logs, storage, vault]
  params: {
    identityName: names.identity
    operatorGroupId: operatorGroupId
    storageName: names.storage
    vaultName: names.vault
    insightsName: names.insights
  }
}

module app 'app/app.bicep' = {
  scope: group
  // An app without its rights, or without a way to its storage, would not start.
  dependsOn: [access, endpoints]
  params: {
    planName: names.plan
    name: names.app
    location: location
    tags: tags
    stage: stage
    identityName: names.identity
    storageName: names.storage
    vaultName: names.vault
    insightsName: names.insights
    subnetId: stage.privateNetwork ? network!.outputs.appSubnetId : ''
    signIn: signIn
    relay: relay
    allowPrivateServers: allowPrivateServers
    messageDays: messageDays
  }
}

module alerts 'monitor/alerts.bicep' = {
  scope: group
  params: {
    name: token
    location: location
    tags: tags
    emails: alertEmails
    workspaceId: logs.outputs.workspaceId
    storageId: storage.outputs.id
    vaultId: vault.outputs.id
  }
}

module workbook 'monitor/workbook.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    workspaceId: logs.outputs.workspaceId
  }
}

module budget 'monitor/budget.bicep' = {
  scope: group
  params: {
    name: names.budget
    amount: stage.monthlyBudget
    startDate: budgetStart
    emails: alertEmails
  }
}

output AZURE_LOCATION string = location
output AZURE_RESOURCE_GROUP string = group.name
output AZURE_FUNCTION_NAME string = names.app
output MAILFUNCTIONS_URL string = app.outputs.url
output MAILFUNCTIONS_VAULT string = names.vault
output MAILFUNCTIONS_OUTBOUND_ADDRESS string = stage.privateNetwork ? network!.outputs.outboundAddress : ''
output BUDGET_START_DATE string = budgetStart
