metadata description = 'The function app, on a Flex Consumption plan, and its settings.'

import { stage as stageOf } from '../stages.bicep'
import { relay as relayOf, signIn as signInOf } from 'settings.bicep'

param planName string
param name string
param location string
param tags { *: string }
param stage stageOf
param identityName string
param storageName string
param vaultName string
param insightsName string

@description('The subnet through which the app reaches everything; empty for Azure\'s own addresses.')
param subnetId string

param signIn signInOf
param relay relayOf
param allowPrivateServers bool
param messageDays int

var alwaysReady = {
  http: stage.alwaysReadyHttp
  'function:CheckAccounts': stage.alwaysReadyChecks
}

var settings = {
  AzureWebJobsStorage__accountName: storage.name
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identity.properties.clientId
  // Nothing but the identity is tried.
  AZURE_TOKEN_CREDENTIALS: 'ManagedIdentityCredential'
  AZURE_CLIENT_ID: identity.properties.clientId
  // The portal is at /.
  AzureWebJobsDisableHomepage: 'true'
  // Says where telemetry goes, and opens nothing: only identities may send it.
  APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identity.properties.clientId};Authorization=AAD'
  KeyVault__Uri: vault.properties.vaultUri
  Auth__Mode: 'Oidc'
  Auth__Authority: empty(signIn.authority)
    ? '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'
    : signIn.authority
  Auth__Audience: signIn.audience
  Auth__PortalClientId: signIn.portalClientId
  Egress__AllowLoopback: 'false'
  Egress__AllowPrivate: string(allowPrivateServers)
  Retention__MessageDays: string(messageDays)
}

var relaySettings = {
  Smtp__Host: relay.host
  Smtp__Port: string(relay.port)
  Smtp__Security: relay.security
  Smtp__From: relay.from
  Smtp__UserName: relay.userName
  Smtp__SecretName: relay.secretName
}

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource storage 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: storageName
}

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' existing = {
  name: vaultName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: {
    reserved: true
    zoneRedundant: stage.zoneRedundant
  }
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'app' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    publicNetworkAccess: 'Enabled'
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    functionAppConfig: {
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${storage.properties.primaryEndpoints.blob}app-package'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identity.id
          }
        }
      }
      scaleAndConcurrency: {
        instanceMemoryMB: stage.instanceMemoryMB
        maximumInstanceCount: stage.maximumInstanceCount
        alwaysReady: [
          for group in filter(items(alwaysReady), group => group.value > 0): {
            name: group.key
            instanceCount: group.value
          }
        ]
        // As many as host.json has worked on at once.
        triggers: { http: { perInstanceConcurrency: 100 } }
      }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      http20Enabled: true
    }
  }

  resource settingsOfApp 'config' = {
    name: 'appsettings'
    properties: empty(relay.host) ? settings : union(settings, relaySettings)
  }

  // Deployment takes an identity, never a user name with a password.
  resource noPasswordForFtp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource noPasswordForDeployment 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }
}

output url string = 'https://${app.properties.defaultHostName}'
