#!/usr/bin/env bash
# Builds, lints and checks the form of every Bicep file, and takes no warning: bash tests/infra.sh
# Writes what they come to to artifacts/infra: a template for each file, and in stages/ what a deployment of a stage would make.
# Does nothing if it did so before and nothing changed since.
set -euo pipefail

tests=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$tests")
# shellcheck source=../functions/LocalHost/setup.sh
source "$root/functions/LocalHost/setup.sh"

out=$root/artifacts/infra
project=$tests/Infra.Tests/Infra.Tests.csproj

# The Bicep CLI comes as a NuGet package, from where the other packages come from. Build servers would outlive us, and keep our lock.
bicep_cli() {
  local output
  output=$(dotnet restore "$project" --disable-build-servers 2>&1 7>&-) || fail "$output"
  cli=$(dotnet msbuild "$project" -nodeReuse:false -getProperty:BicepCli 7>&-)
  [[ -x $cli ]] || fail "There is no Bicep CLI at $cli."
}

# Whatever it says is a warning or worse.
bicep() {
  local output
  output=$("$cli" "$@" 2>&1) || fail "$output"
  [[ -z $output ]] || fail "$output"
}

# What a deployment would make, as far as that can be told without Azure: snapshot NAME STAGE [NAME=VALUE …]
snapshot() {
  local name=$1 stage=$2 && shift 2
  env AZURE_ENV_NAME=test AZURE_LOCATION=westeurope MAILFUNCTIONS_AUDIENCE=api://mailfunctions MAILFUNCTIONS_STAGE="$stage" "$@" \
    "$cli" snapshot main.bicepparam --mode overwrite --location westeurope \
    --subscription-id 00000000-0000-0000-0000-000000000000 >"$out/snapshot.log" 2>&1 || fail "$(<"$out/snapshot.log")"
  mv main.snapshot.json "$out/stages/$name.json"
}

(($# == 0)) || fail "Usage: bash tests/infra.sh"
need_tools
mkdir -p "$out"
exec 7>"$out/lock"
flock 7
if [[ -f $out/built && -z $(find "$root/infra" "$project" "$tests/infra.sh" -newer "$out/built" ! -name '*.md' -print -quit) ]]; then
  echo "The Bicep files have no warning, and did not change since that was found."
  exit
fi

bicep_cli
rm -rf "$out"/{built,source,stages,templates}
# The CLI writes beside what it reads.
cp -r "$root/infra" "$out/source"
mkdir -p "$out"/{stages,templates}
cd "$out/source"
export AZURE_ENV_NAME=test AZURE_LOCATION=westeurope MAILFUNCTIONS_AUDIENCE=api://mailfunctions

bicep build --pattern '**/*.bicep' --outdir "$out/templates"
bicep lint --pattern '**/*.bicepparam'
bicep format --pattern '**/*.bicep'
bicep format --pattern '**/*.bicepparam'
changed=$(diff -rq "$root/infra" .) || fail "Not formatted (bicep format): $changed"

snapshot dev dev
snapshot production production MAILFUNCTIONS_PORTAL_CLIENT_ID=portal MAILFUNCTIONS_SMTP_HOST=smtp.example.com MAILFUNCTIONS_ALERT_EMAILS=ops@example.com,boss@example.com \
  MAILFUNCTIONS_DOWNLOAD_NETWORKS=203.0.113.0/24 MAILFUNCTIONS_OPERATOR_GROUP_ID=11111111-1111-1111-1111-111111111111
touch "$out/built"
echo "$(find "$out/templates" -name '*.json' | wc -l) Bicep files have no warning."
