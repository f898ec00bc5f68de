metadata description = 'The storage account: tables, queues, messages, exports, and the deployed package. Only identities open it.'

param name string
param location string
param tags { *: string }
param sku string

@description('Whether it is reached through private endpoints only, except from downloadNetworks.')
param isPrivate bool

@description('The public networks that download links work from if it is private.')
param downloadNetworks string[]

@description('For how many days deleted blobs and containers can be restored.')
param restoreDays int

param protectFromDeletion bool

@description('Where the log of reads and deletions goes.')
param workspaceId string

// The first is where the app is deployed to, the next two are the host's, the others the app's.
var containers = ['app-package', 'azure-webjobs-hosts', 'azure-webjobs-secrets', 'messages', 'exports', 'transcripts']

resource storage 'Microsoft.Storage/storageAccounts@2025-06-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: sku }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    // Whoever has a key is anybody. The links to exports are signed with a key that Entra ID delegates.
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: isPrivate && empty(downloadNetworks) ? 'Disabled' : 'Enabled'
    networkAcls: {
      bypass: 'None'
      defaultAction: isPrivate ? 'Deny' : 'Allow'
      ipRules: [
        for network in downloadNetworks: {
          action: 'Allow'
          value: network
        }
      ]
    }
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2025-06-01' = {
  parent: storage
  name: 'default'
  properties: {
    deleteRetentionPolicy: {
      enabled: true
      days: restoreDays
    }
    containerDeleteRetentionPolicy: {
      enabled: true
      days: restoreDays
    }
  }
}

resource container 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-06-01' = [
  for containerName in containers: {
    parent: blobs
    name: containerName
    properties: { publicAccess: 'None' }
  }
]

// The app records who reads mail through it. This records who reads it elsewhere. Writes, and the rows of tables, would be most of the bill.
resource log 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: blobs
  name: 'reads-and-deletions'
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'StorageRead'
        enabled: true
      }
      {
        category: 'StorageDelete'
        enabled: true
      }
    ]
  }
}

resource lock 'Microsoft.Authorization/locks@2020-05-01' = if (protectFromDeletion) {
  scope: storage
  name: 'keep'
  properties: {
    level: 'CanNotDelete'
    notes: 'Holds the accounts, the mail and the audit.'
  }
}

output id string = storage.id
