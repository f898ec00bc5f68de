metadata description = 'A network of the app\'s own, from which everything leaves by one fixed address.'

@description('What the names end with.')
param name string
param location string
param tags { *: string }

// Mail servers allow-list it, so it must outlive every deployment.
resource address 'Microsoft.Network/publicIPAddresses@2025-01-01' = {
  name: 'pip-${name}'
  location: location
  tags: tags
  sku: { name: 'Standard' }
  properties: {
    publicIPAllocationMethod: 'Static'
    publicIPAddressVersion: 'IPv4'
  }
}

resource gateway 'Microsoft.Network/natGateways@2025-01-01' = {
  name: 'ng-${name}'
  location: location
  tags: tags
  sku: { name: 'Standard' }
  properties: {
    // Longer than a mail server may stay silent during a command: Checking__CommandSeconds.
    idleTimeoutInMinutes: 10
    publicIpAddresses: [{ id: address.id }]
  }
}

resource network 'Microsoft.Network/virtualNetworks@2025-01-01' = {
  name: 'vnet-${name}'
  location: location
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: ['10.80.0.0/16'] }
    subnets: [
      {
        name: 'app'
        properties: {
          // An address for each instance, and room to change.
          addressPrefix: '10.80.0.0/22'
          defaultOutboundAccess: false
          natGateway: { id: gateway.id }
          delegations: [
            {
              name: 'flex-consumption'
              properties: { serviceName: 'Microsoft.App/environments' }
            }
          ]
        }
      }
      {
        name: 'endpoints'
        properties: {
          addressPrefix: '10.80.4.0/27'
          defaultOutboundAccess: false
        }
      }
    ]
  }

  resource app 'subnets' existing = {
    name: 'app'
  }

  resource endpoints 'subnets' existing = {
    name: 'endpoints'
  }
}

output id string = network.id
output appSubnetId string = network::app.id
output endpointSubnetId string = network::endpoints.id
output outboundAddress string = address.properties.ipAddress
