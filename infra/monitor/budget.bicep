metadata description = 'Tells people when a month costs more than was thought. It stops nothing.'

param name string

@description('What a month may cost, in the currency of the subscription.')
param amount int

@description('The first day of a month. A budget keeps the one it began with.')
param startDate string

@description('Who is told, besides the owners of the resource group.')
param emails string[]

var thresholds = [
  {
    name: 'nearly-spent'
    type: 'Actual'
    percent: 80
  }
  {
    name: 'spent'
    type: 'Actual'
    percent: 100
  }
  {
    name: 'will-be-spent'
    type: 'Forecasted'
    percent: 110
  }
]

resource budget 'Microsoft.Consumption/budgets@2024-08-01' = {
  name: name
  properties: {
    category: 'Cost'
    amount: amount
    timeGrain: 'Monthly'
    timePeriod: { startDate: startDate }
    notifications: toObject(thresholds, threshold => threshold.name, threshold => {
      enabled: true
      operator: 'GreaterThan'
      threshold: threshold.percent
      thresholdType: threshold.type
      contactEmails: emails
      contactRoles: ['Owner']
    })
  }
}
