metadata description = 'What people are told of without looking. infra/README.md says of each what to do.'

@description('What the names end with.')
param name string
param location string
param tags { *: string }

@description('Who is told.')
param emails string[]

param workspaceId string
param storageId string
param vaultId string

@description('How many of a hundred checks may fail.')
param failedChecksPercent int = 20

@description('How many accounts may be overdue.')
param overdueAccounts int = 10

@description('How late the longest-waiting account may be, in seconds.')
param dueLagSeconds int = 300

@description('How many requests may be answered with a server error in 15 minutes.')
param serverErrors int = 10

@description('How many requests the vault, or storage, may refuse as too many in 15 minutes.')
param throttledRequests int = 20

// Rows of AppMetrics are sums over a minute of an instance; ItemCount says of how many values.
var rules = [
  {
    name: 'checks-failing'
    title: 'Many checks fail'
    severity: 2
    threshold: failedChecksPercent
    query: '''
AppMetrics
| where Name == 'mailfunctions.checks'
| summarize Checks = sum(Sum), Failed = sumif(Sum, tostring(Properties.outcome) == 'Failed')
| project Value = iff(Checks < 20, 0.0, 100 * Failed / Checks)
'''
  }
  {
    name: 'accounts-overdue'
    title: 'Accounts are not checked for three intervals'
    severity: 1
    threshold: overdueAccounts
    query: '''
AppMetrics
| where Name == 'mailfunctions.accounts.overdue'
| summarize Value = max(Sum / ItemCount)
'''
  }
  {
    name: 'due-lag'
    title: 'Checks begin late'
    severity: 2
    threshold: dueLagSeconds
    query: '''
AppMetrics
| where Name == 'mailfunctions.due.lag'
| summarize Value = max(Max)
'''
  }
  {
    name: 'poison-messages'
    title: 'Messages of a queue were given up'
    severity: 1
    threshold: 0
    query: '''
AppMetrics
| where Name == 'mailfunctions.queue.depth' and tostring(Properties.queue) endswith '-poison'
| summarize Value = max(Sum / ItemCount)
'''
  }
  {
    name: 'exports-failing'
    title: 'Exports fail'
    severity: 3
    threshold: 0
    query: '''
AppMetrics
| where Name == 'mailfunctions.exports' and tostring(Properties.outcome) == 'Failed'
| summarize Value = sum(Sum)
'''
  }
  {
    name: 'server-errors'
    title: 'Requests end with server errors'
    severity: 2
    threshold: serverErrors
    query: '''
AppRequests
| where toint(ResultCode) >= 500
| summarize Value = sum(ItemCount)
'''
  }
  {
    name: 'silence'
    title: 'The app reports nothing'
    severity: 1
    threshold: 0
    query: '''
AppMetrics
| where Name == 'mailfunctions.queue.depth'
| summarize Reports = count()
| project Value = iff(Reports == 0, 1, 0)
'''
  }
]

var throttling = [
  {
    name: 'vault-throttled'
    title: 'The vault refuses requests as too many'
    target: vaultId
    namespace: 'Microsoft.KeyVault/vaults'
    metric: 'ServiceApiResult'
    aggregation: 'Count'
    dimension: 'StatusCode'
    values: ['429']
  }
  {
    name: 'storage-throttled'
    title: 'Storage refuses requests as too many'
    target: storageId
    namespace: 'Microsoft.Storage/storageAccounts'
    metric: 'Transactions'
    aggregation: 'Total'
    dimension: 'ResponseType'
    values: [
      'ServerBusyError'
      'ClientThrottlingError'
      'ClientAccountRequestThrottlingError'
      'ClientAccountBandwidthThrottlingError'
    ]
  }
]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-${name}'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'MailFunc'
    emailReceivers: [
      for email in emails: {
        name: email
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
  }
}

resource rule 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for item in rules: {
    name: '${item.name}-${name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: 'MailFunctions: ${item.title}'
      description: 'See infra/README.md, "Alerts", ${item.name}.'
      severity: item.severity
      enabled: true
      autoMitigate: true
      scopes: [workspaceId]
      evaluationFrequency: 'PT5M'
      windowSize: 'PT15M'
      // Nothing was written yet when it is first deployed.
      skipQueryValidation: true
      criteria: {
        allOf: [
          {
            query: item.query
            metricMeasureColumn: 'Value'
            timeAggregation: 'Maximum'
            operator: 'GreaterThan'
            threshold: item.threshold
            failingPeriods: {
              numberOfEvaluationPeriods: 1
              minFailingPeriodsToAlert: 1
            }
          }
        ]
      }
      actions: { actionGroups: [people.id] }
    }
  }
]

resource throttled 'Microsoft.Insights/metricAlerts@2018-03-01' = [
  for item in throttling: {
    name: '${item.name}-${name}'
    location: 'global'
    tags: tags
    properties: {
      description: 'MailFunctions: ${item.title}. See infra/README.md, "Alerts", ${item.name}.'
      severity: 2
      enabled: true
      autoMitigate: true
      scopes: [item.target]
      evaluationFrequency: 'PT5M'
      windowSize: 'PT15M'
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allOf: [
          {
            criterionType: 'StaticThresholdCriterion'
            name: 'refused'
            metricNamespace: item.namespace
            metricName: item.metric
            timeAggregation: item.aggregation
            operator: 'GreaterThan'
            threshold: throttledRequests
            dimensions: [
              {
                name: item.dimension
                operator: 'Include'
                values: item.values
              }
            ]
          }
        ]
      }
      actions: [{ actionGroupId: people.id }]
    }
  }
]
