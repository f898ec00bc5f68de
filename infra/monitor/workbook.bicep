metadata description = 'How checking, storage and vault do, on one page of the Azure portal.'

param location string
param tags { *: string }
param workspaceId string

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(resourceGroup().id, 'mailfunctions')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: 'MailFunctions'
    category: 'workbook'
    sourceId: workspaceId
    version: 'Notebook/1.0'
    serializedData: replace(loadTextContent('workbook-content.json'), '{workspace}', workspaceId)
  }
}
