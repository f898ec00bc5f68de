#!/usr/bin/env bash
# Throws bytes at what takes bytes from strangers, for a while: bash tests/fuzz.sh TARGET [SECONDS]
# What is found is in artifacts/fuzz/TARGET/found; a file that was fixed goes to tests/MailFunctions.Fuzz/Corpus/TARGET,
# whose files the tests run on every target.
set -euo pipefail

tests=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$tests")
# shellcheck source=../functions/LocalHost/setup.sh
source "$root/functions/LocalHost/setup.sh"

target=${1:-} seconds=${2:-60}
corpus=$tests/MailFunctions.Fuzz/Corpus/$target
[[ -n $target && -d $corpus ]] || fail "Usage: bash tests/fuzz.sh $(ls "$tests/MailFunctions.Fuzz/Corpus" | paste -sd'|') [SECONDS]"
[[ $seconds =~ ^[0-9]+$ ]] || fail "SECONDS is a number, not $seconds."

need_tools
debian_packages afl++
build_begin "$root"
build_dotnet "$tests/MailFunctions.Fuzz"
build_end

# The copy is instrumented, with the libraries that take strangers' bytes on our behalf.
work=$root/artifacts/fuzz/$target app=$root/artifacts/fuzz/$target/app
rm -rf "$app" "$work/found"
mkdir -p "$work"
cp -a "$root/artifacts/bin/MailFunctions.Fuzz/release" "$app"
(cd "$root" && dotnet tool restore >/dev/null)
for library in MailFunctions MimeKit CsvHelper HtmlSanitizer AngleSharp AngleSharp.Css; do
  (cd "$root" && dotnet sharpfuzz "$app/$library.dll")
done

echo "Fuzzing $target for $seconds s …"
# Ten seconds, whatever AFL finds usual: on a busy machine .NET now and then takes a hundred times as long as else.
env AFL_AUTORESUME=1 AFL_SKIP_BIN_CHECK=1 AFL_SKIP_CPUFREQ=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 AFL_NO_AFFINITY=1 AFL_NO_UI=1 \
  afl-fuzz -i "$corpus" -o "$work/out" -t 10000 -m none -V "$seconds" -- dotnet "$app/MailFunctions.Fuzz.dll" "$target" >"$work/log" 2>&1 ||
  fail "$(tail -n 20 "$work/log")"

stat() { sed -n "s/^$1 *: //p" "$work/out/default/fuzzer_stats"; }
mkdir "$work/found"
# On a busy machine some time out that are no trouble when they are run again.
while read -r file; do
  timeout 30 dotnet "$root/artifacts/bin/MailFunctions.Fuzz/release/MailFunctions.Fuzz.dll" "$target" "$file" >/dev/null 2>&1 || cp "$file" "$work/found"
done < <(find "$work/out/default"/{crashes,hangs} -name 'id:*')
echo "$target: $(stat execs_done) runs in $(stat run_time) s, $(stat corpus_count) inputs that differ, $(ls "$work/found" | wc -l) found"
[[ -z $(ls "$work/found") ]] || fail "See what they are about: dotnet $app/MailFunctions.Fuzz.dll $target $work/found/*"
