metadata description = 'Where traces, metrics and logs go. Only identities may send them.'

param workspaceName string
param insightsName string
param location string
param tags { *: string }

@description('For how many days they are kept.')
param days int

@description('How many GB a day are taken at most; -1 for all.')
param gigabytesPerDay int

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-07-01' = {
  name: workspaceName
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: days
    workspaceCapping: { dailyQuotaGb: gigabytesPerDay }
    features: { disableLocalAuth: true }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: insightsName
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    DisableLocalAuth: true
  }
}

output workspaceId string = workspace.id
