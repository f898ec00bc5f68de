#!/usr/bin/env bash
# Installs what the tests need, builds everything, runs every test, and ends with the line "N passed, N failed".
# Arguments go to the test runner: bash tests/run.sh -class '*EgressPolicyTests'
set -euo pipefail

tests=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$tests")
# shellcheck source=../functions/LocalHost/setup.sh
source "$root/functions/LocalHost/setup.sh"

passed=0 failed=0 skipped=0
summary() {
  local code=$?
  ((passed + failed)) || echo "No test ran." >&2
  # What ended this script early, or ran no test, counts as a failure.
  ((failed)) || { ((code == 0 && passed)) || failed=1; }
  ((skipped)) && echo "$skipped skipped"
  echo "$passed passed, $failed failed"
  exit $((failed > 0))
}
trap summary EXIT
trap 'exit 130' INT TERM

count() {
  passed=$((passed + $1)) failed=$((failed + $2)) skipped=$((skipped + $3))
}

# Runs a command that must end with an exit code, and say something on the way.
script_test() {
  local code=$1 words=$2 output actual=0 && shift 2
  output=$("$@" 2>&1) || actual=$?
  if [[ $actual == "$code" && $output == *"$words"* ]]; then
    count 1 0 0
  else
    count 0 1 0
    printf '    %s [FAIL]\n      Exit code %s, expected %s and "%s".\n%s\n' "$*" "$actual" "$code" "$words" "$output"
  fi
}

run_scripts() {
  local script
  for script in "$root"/.ci/run "$root"/functions/run.sh "$root"/functions/LocalHost/{,demo/}*.sh "$root"/infra/*.sh "$tests"/*.sh; do
    script_test 0 '' bash -n "$script"
  done
  script_test 0 'Usage: bash functions/run.sh' bash "$root/functions/run.sh" --help
  script_test 1 'Unknown option: --nonsense' bash "$root/functions/run.sh" --nonsense
  script_test 1 '--port takes a number' bash "$root/functions/run.sh" --port none
  script_test 1 'Usage: bash tests/fuzz.sh cursor|html|' bash "$tests/fuzz.sh" nonsense
  script_test 1 'Usage: bash tests/supply-chain.sh' bash "$tests/supply-chain.sh" nonsense
  script_test 1 'Usage: bash tests/infra.sh' bash "$tests/infra.sh" nonsense
  script_test 0 'no warning' bash "$tests/infra.sh"
  script_test 1 'Only the Azure flavour runs in Azure' env --unset=FunctionsRuntime bash "$root/infra/prepackage.sh"
}

# What nobody here can tell is skipped, and said so.
run_supply_chain() {
  local part output code
  for part in nuget npm sbom; do
    code=0
    output=$(bash "$tests/supply-chain.sh" "$part" 2>&1) || code=$?
    case $code in
      0) count 1 0 0 ;;
      77) count 0 0 1 ;;
      *) count 0 1 0 ;;
    esac
    printf '    supply-chain.sh %s, exit code %s: %s\n' "$part" "$code" "$output"
  done
}

run_project() {
  local name results code=0 counts
  name=$(basename "$1" .csproj) results=$root/artifacts/tests/$name.json
  shift
  rm -f "$results"
  "$root/artifacts/bin/$name/release/$name" -noLogo -noColor -noAutoReporters -result-ctrf "$results" "$@" || code=$?
  if ! counts=$(node -p 'const s = JSON.parse(require("fs").readFileSync(process.argv[1])).results.summary; [s.passed, s.failed, s.skipped].join(" ")' "$results" 2>/dev/null); then
    echo "$name left no results; it ended with exit code $code."
    count 0 1 0
    return
  fi
  if [[ $counts == "0 0 0" ]]; then
    echo "$name ran no test."
    count 0 1 0
    return
  fi
  # Passed, failed and skipped, in this order.
  # shellcheck disable=SC2086
  count $counts
  if ((code)) && [[ $counts == *" 0 "* ]]; then
    echo "$name failed outside of its tests, with exit code $code."
    count 0 1 0
  fi
}

# What is restored is what is locked, or nothing.
export RestoreLockedMode=true

need_tools
debian_packages chromium-headless-shell dnsmasq-base dovecot-imapd dovecot-pop3d curl fonts-roboto-unhinted jq openssl microsocks poppler-utils postfix tinyproxy-bin
build_begin "$root"
npm_packages "$root/functions/LocalHost"
npm_packages "$tests/OAuthServer"
npm_packages "$tests/OpenApi"
build_portal "$root/functions/Portal"
build_dotnet "$root/MailFunctions.sln"
build_end

mkdir -p "$root/artifacts/tests"
run_scripts
(($#)) || run_supply_chain
for project in "$tests"/*/*.Tests.csproj; do
  run_project "$project" "$@"
done
