metadata description = 'How much of everything a stage gets. The names are the values of MAILFUNCTIONS_STAGE.'

@export()
@description('What differs between a trial and an organisation that depends on it.')
type stage = {
  @description('Storage and vault without public addresses, and one fixed address towards the mail servers.')
  privateNetwork: bool

  @description('Instances spread over the zones of the region; takes a region that has zones, and two instances of what is always ready.')
  zoneRedundant: bool

  @description('Locks that keep storage and vault from being deleted by mistake.')
  protectFromDeletion: bool

  @description('How many copies of the data there are, and where.')
  storageSku: 'Standard_LRS' | 'Standard_ZRS' | 'Standard_GRS' | 'Standard_GZRS'

  @description('The memory of an instance, in MB.')
  instanceMemoryMB: 512 | 2048 | 4096

  @description('How many instances there are at most. Each mail server gets up to Checking__ConnectionsPerServer connections from each.')
  @minValue(1)
  @maxValue(1000)
  maximumInstanceCount: int

  @description('How many instances wait for requests although there are none.')
  @minValue(0)
  alwaysReadyHttp: int

  @description('How many instances wait for checks although there are none.')
  @minValue(0)
  alwaysReadyChecks: int

  @description('For how many days deleted blobs and containers can be restored.')
  @minValue(1)
  @maxValue(365)
  blobRestoreDays: int

  @description('For how many days deleted secrets can be restored.')
  @minValue(7)
  @maxValue(90)
  secretRestoreDays: int

  @description('For how many days logs are kept.')
  @minValue(30)
  @maxValue(730)
  logDays: int

  @description('How many GB of logs a day are taken at most; -1 for all.')
  @minValue(-1)
  logGigabytesPerDay: int

  @description('What a month may cost before people are told, in the currency of the subscription.')
  @minValue(1)
  monthlyBudget: int
}

@export()
var stages = {
  dev: {
    privateNetwork: false
    zoneRedundant: false
    protectFromDeletion: false
    storageSku: 'Standard_LRS'
    instanceMemoryMB: 2048
    maximumInstanceCount: 40
    alwaysReadyHttp: 0
    alwaysReadyChecks: 0
    blobRestoreDays: 7
    secretRestoreDays: 7
    logDays: 30
    logGigabytesPerDay: 1
    monthlyBudget: 50
  }
  production: {
    privateNetwork: true
    zoneRedundant: true
    protectFromDeletion: true
    storageSku: 'Standard_ZRS'
    instanceMemoryMB: 2048
    maximumInstanceCount: 100
    alwaysReadyHttp: 2
    alwaysReadyChecks: 2
    blobRestoreDays: 30
    secretRestoreDays: 90
    logDays: 90
    logGigabytesPerDay: 10
    monthlyBudget: 500
  }
}
