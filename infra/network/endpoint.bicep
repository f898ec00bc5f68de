metadata description = 'A private endpoint of one service.'

@description('What the name ends with.')
param name string
param location string
param tags { *: string }
param networkId string
param subnetId string

@description('The storage account or vault.')
param targetId string

@description('The service of it.')
param group string

@description('The DNS zone of such endpoints.')
param zoneName string

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: zoneName
  location: 'global'
  tags: tags

  resource link 'virtualNetworkLinks' = {
    name: 'link-${group}'
    location: 'global'
    tags: tags
    properties: {
      registrationEnabled: false
      virtualNetwork: { id: networkId }
    }
  }
}

resource endpoint 'Microsoft.Network/privateEndpoints@2025-01-01' = {
  name: 'pe-${group}-${name}'
  location: location
  tags: tags
  properties: {
    subnet: { id: subnetId }
    privateLinkServiceConnections: [
      {
        name: group
        properties: {
          privateLinkServiceId: targetId
          groupIds: [group]
        }
      }
    ]
  }

  resource names 'privateDnsZoneGroups' = {
    name: 'default'
    properties: {
      privateDnsZoneConfigs: [
        {
          name: group
          properties: { privateDnsZoneId: zone.id }
        }
      ]
    }
  }
}
