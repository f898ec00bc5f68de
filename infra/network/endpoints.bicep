metadata description = 'Private endpoints of storage and vault, and the names that lead to them inside the network.'

@description('What the names end with.')
param name string
param location string
param tags { *: string }
param networkId string
param subnetId string
param storageId string
param vaultId string

var services = [
  {
    group: 'blob'
    target: storageId
    zone: 'privatelink.blob.${environment().suffixes.storage}'
  }
  {
    group: 'queue'
    target: storageId
    zone: 'privatelink.queue.${environment().suffixes.storage}'
  }
  {
    group: 'table'
    target: storageId
    zone: 'privatelink.table.${environment().suffixes.storage}'
  }
  {
    group: 'vault'
    target: vaultId
    zone: replace(environment().suffixes.keyvaultDns, '.vault.', 'privatelink.vaultcore.')
  }
]

// One after the other: they change the same network.
@batchSize(1)
module endpoint 'endpoint.bicep' = [
  for service in services: {
    params: {
      name: name
      location: location
      tags: tags
      networkId: networkId
      subnetId: subnetId
      targetId: service.target
      group: service.group
      zoneName: service.zone
    }
  }
]
