#!/usr/bin/env bash
# What azd runs before it packages the app: sees to it that it is the Azure flavour, with the portal in it.
set -euo pipefail

infra=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$infra")
# shellcheck source=../functions/LocalHost/setup.sh
source "$root/functions/LocalHost/setup.sh"

[[ ${FunctionsRuntime:-} == Azure ]] ||
  fail "Only the Azure flavour runs in Azure. Set the environment variable FunctionsRuntime to Azure, and run this again."
need_tools
build_portal "$root/functions/Portal"
