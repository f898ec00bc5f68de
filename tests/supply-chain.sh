#!/usr/bin/env bash
# Looks at the packages of others that we use: bash tests/supply-chain.sh nuget|npm|sbom
# nuget and npm look for known vulnerabilities, of moderate severity or worse; sbom writes what there is to artifacts/sbom.
# Ends with 0 if all is well, 1 if it is not, and 77 if that cannot be told here.
set -euo pipefail

tests=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$tests")
# shellcheck source=../functions/LocalHost/setup.sh
source "$root/functions/LocalHost/setup.sh"

not_checked() {
  echo "not checked: $*"
  exit 77
}

npm_folders() {
  find "$root/functions" "$tests" -name node_modules -prune -o -name package-lock.json -printf '%h\n' | sort
}

# NuGet says that nothing is vulnerable, too, where no source of packages knows.
nuget() {
  local list source knows=false found
  list=$(dotnet list "$root/MailFunctions.sln" package --vulnerable --include-transitive --format json) || fail "$list"
  while read -r source; do
    curl -fsS --max-time 30 "$source" 2>/dev/null |
      jq -e 'any(.resources[]; .["@type"] | startswith("VulnerabilityInfo"))' >/dev/null 2>&1 && knows=true
  done < <(jq -r '.sources[]' <<<"$list")
  $knows || not_checked "no source of NuGet packages that can be reached tells of vulnerabilities."
  found=$(jq -r '[.projects[].frameworks[]? | (.topLevelPackages[]?, .transitivePackages[]?) | . as $package | .vulnerabilities[]?
    | select((.severity | ascii_downcase) != "low") | "\($package.id) \($package.resolvedVersion): \(.severity), \(.advisoryurl)"] | unique[]' <<<"$list")
  [[ -z $found ]] || fail "$found"
  echo "No NuGet package has a known vulnerability."
}

npm_audit() {
  local folder audit found
  for folder in $(npm_folders); do
    audit=$(npm audit --prefix "$folder" --package-lock-only --json 2>/dev/null) || true
    jq -e .metadata.vulnerabilities >/dev/null 2>&1 <<<"$audit" || not_checked "the npm registry that can be reached tells of no vulnerabilities."
    found=$(jq -r '.vulnerabilities[] | select(.severity | IN("moderate", "high", "critical")) | "\(.name) \(.range): \(.severity)"' <<<"$audit")
    [[ -z $found ]] || fail "${folder#"$root/"}: $found"
  done
  echo "No npm package has a known vulnerability."
}

# Every package that is locked must be in the SBOM: lists_all SBOM LOCKED
lists_all() {
  local missing
  missing=$(comm -23 <(sort -u <<<"$2") <(jq -r '.components[] | "\(.name)@\(.version)"' "$1" | sort -u))
  [[ -z $missing ]] || fail "${1#"$root/"} lacks: $missing"
  echo "${1#"$root/"} lists all $(sort -u <<<"$2" | wc -l) packages."
}

sbom() {
  local folder out=$root/artifacts/sbom version output
  rm -rf "$out" && mkdir -p "$out"
  version=$(sed -n 's/.*<VersionPrefix>\(.*\)<.*/\1/p' "$root/Directory.Build.props")
  output=$(cd "$root" && dotnet restore MailFunctions.sln --locked-mode && dotnet tool restore &&
    dotnet tool run dotnet-CycloneDX MailFunctions.sln --output "$out" --filename nuget.json --output-format Json \
      --disable-package-restore --set-name MailFunctions --set-version "$version") || fail "$output"
  lists_all "$out/nuget.json" "$(jq -r '.dependencies[] | to_entries[] | select(.value.resolved) | "\(.key)@\(.value.resolved)"' "$root"/{functions,tests}/*/packages.lock.json)"
  for folder in $(npm_folders); do
    npm sbom --prefix "$folder" --package-lock-only --sbom-format=cyclonedx >"$out/npm-${folder##*/}.json" || fail "npm cannot list the packages of $folder."
    lists_all "$out/npm-${folder##*/}.json" "$(jq -r '.packages | to_entries[] | select(.key != "") | "\(.value.name // (.key | sub(".*node_modules/"; "")))@\(.value.version)"' "$folder/package-lock.json")"
  done
}

need_tools
case ${1:-} in
  nuget) nuget ;;
  npm) npm_audit ;;
  sbom) sbom ;;
  *) fail "Usage: bash tests/supply-chain.sh nuget|npm|sbom" ;;
esac
