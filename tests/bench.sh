#!/usr/bin/env bash
# Measures how fast it is, against the least that the work takes and against others: bash tests/bench.sh [SCENARIO …]
# Scenarios: idle, sync, reports, export, inbox, growth, start, parts; all of them if none is named. Results are kept in artifacts/bench.
# BENCH_SCALE=0.01 does a hundredth of the work, to see that all of it runs; BENCH_DELAY=40 is the round trip in milliseconds.
set -euo pipefail

tests=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$tests")
# shellcheck source=../functions/LocalHost/setup.sh
source "$root/functions/LocalHost/setup.sh"

need_tools
debian_packages dovecot-imapd dovecot-pop3d fetchmail getmail6 isync
build_begin "$root"
npm_packages "$root/functions/LocalHost"
build_portal "$root/functions/Portal"
build_dotnet "$tests/MailFunctions.Benchmarks"
build_end

export BENCH_RESULTS=$root/artifacts/bench
exec dotnet "$root/artifacts/bin/MailFunctions.Benchmarks/release/MailFunctions.Benchmarks.dll" "$@"
