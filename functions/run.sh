#!/usr/bin/env bash
# Builds MailFunctions and runs it on this machine with everything it needs.
set -euo pipefail

usage() {
  cat <<'TEXT'
Usage: bash functions/run.sh [--port N] [--data DIR] [--demo] [--help]

Builds the portal and the app, starts Azurite (tables, blobs, queues), the local vault and the app,
and prints the link to sign in with. Ctrl-C stops all of it; the data stay for the next time.

  --port N     where the app listens on 127.0.0.1 (default 7071)
  --data DIR   where the data are (default .local in the repository)
  --demo       adds a mail server with sample mail, and an IMAP and a POP3 account for it
TEXT
}

functions=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$functions")
# shellcheck source=LocalHost/setup.sh
source "$functions/LocalHost/setup.sh"

port=7071 data=$root/.local demo=false
while (($#)); do
  case $1 in
    --port) port=${2:?--port needs a number} && shift 2 ;;
    --data) data=${2:?--data needs a folder} && shift 2 ;;
    --demo) demo=true && shift ;;
    --help | -h) usage && exit ;;
    *) usage >&2 && fail "Unknown option: $1" ;;
  esac
done
[[ $port =~ ^[0-9]+$ ]] && ((port > 0 && port < 65536)) || fail "--port takes a number from 1 to 65535, not $port."

need_tools
[[ -d $data ]] || mkdir -p -m 711 "$data"
data=$(cd "$data" && pwd)
# Whatever is started below keeps the lock, so that data are free only once all of it has ended.
exec 9>"$data/lock"
flock -n 9 || fail "$data is in use by another run. Stop that one, or choose another folder with --data."
! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || fail "Port $port is in use. Choose another one with --port."

app='' azurite='' dovecot='' console='' demo_run=''
# Shields from Ctrl-C, which a terminal sends to all at once: they end in order, and also if this script is killed.
start() {
  local log=$data/logs/$1 && shift
  [[ ! -s $log ]] || mv -f "$log" "$log.1"
  setsid setpriv --pdeathsig TERM "$@" >"$log" 2>&1 </dev/null &
}
stop() {
  trap '' INT TERM HUP
  local pid
  for pid in $app $dovecot $azurite; do
    kill -TERM "$pid" 2>/dev/null || continue
    timeout 45 tail --pid="$pid" -f /dev/null || kill -KILL "$pid"
  done
  [[ -z $console ]] || kill "$console" 2>/dev/null || true
  [[ -z $demo_run ]] || rm -rf "$demo_run"
}
trap stop EXIT
trap 'echo; echo "Stopping …"; exit 0' INT TERM HUP

build_begin "$root"
npm_packages "$functions/LocalHost"
build_portal "$functions/Portal"
build_dotnet "$functions/MailFunctions"
# It runs from a copy, so that the next build does not change files under a running app.
rm -rf "$data/app"
cp -a "$root/artifacts/bin/MailFunctions/release" "$data/app"
build_end
$demo && debian_packages dovecot-imapd dovecot-pop3d

umask 077
mkdir -p "$data"/{azurite,logs,vault}

echo "Starting …"
read -r blob queue table < <(free_ports 3)
start azurite.log node "$functions/LocalHost/node_modules/azurite/dist/src/azurite.js" --location "$data/azurite" \
  --blobPort "$blob" --queuePort "$queue" --tablePort "$table" --skipApiVersionCheck --silent --disableTelemetry
azurite=$!

if $demo; then
  # shellcheck source=LocalHost/demo/demo.sh
  source "$functions/LocalHost/demo/demo.sh"
  demo_prepare "$data" "$data/logs/dovecot.log"
  start dovecot.log /usr/sbin/dovecot -F -c "$demo_home/dovecot.conf"
  dovecot=$!
fi

died() {
  local name
  for name in app azurite dovecot; do
    [[ -z ${!name} ]] || kill -0 "${!name}" 2>/dev/null && continue
    [[ $name == app ]] || tail -n 20 "$data/logs/$name.log" >&2
    fail "Ended by itself: $name. Its log is $data/logs/$name.log."
  done
}

# The app makes its tables when it starts; on a busy machine Azurite takes longer than the app waits for it.
for listener in "$blob" "$queue" "$table"; do
  until (exec 3<>"/dev/tcp/127.0.0.1/$listener") 2>/dev/null; do
    died
    sleep 0.1
  done
done

# Azurite's account and key are the same everywhere and no secret.
storage="DefaultEndpointsProtocol=http;AccountName=devstoreaccount1"
storage+=";AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=="
storage+=";BlobEndpoint=http://127.0.0.1:$blob/devstoreaccount1;QueueEndpoint=http://127.0.0.1:$queue/devstoreaccount1"
storage+=";TableEndpoint=http://127.0.0.1:$table/devstoreaccount1"
settings=(
  AzureWebJobsStorage="$storage"
  KeyVault__Uri=https://local.vault/ LocalVault__Path="$data/vault"
  Auth__Mode=Local Auth__KeyFile="$data/portal.key"
  LocalHost__Urls="http://127.0.0.1:$port"
)
$demo && settings+=(Egress__AllowLoopback=true)
start app.log env "${settings[@]}" dotnet "$data/app/MailFunctions.dll"
app=$!
setpriv --pdeathsig TERM tail -n +1 -F "$data/logs/app.log" 2>/dev/null 9>&- &
console=$!

for ((i = 0; ; i++)); do
  died
  node -e 'fetch(process.argv[1]).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))' "http://127.0.0.1:$port/api/health/ready" && break
  ((i < 240)) || fail "The app is not ready after a minute. Its log is $data/logs/app.log."
  sleep 0.2
done

key=$(<"$data/portal.key")
if $demo; then
  node "$functions/LocalHost/demo/register.mjs" "http://127.0.0.1:$port" "$key" "$demo_imaps" "$demo_pop3"
  echo "The demo's mail server: IMAP on port $demo_imap (TLS) and $demo_imaps (SSL), POP3 on $demo_pop3 (TLS) and $demo_pop3s (SSL);"
  echo "users support@demo.test and sales@demo.test, passwords demo-support and demo-sales."
fi
echo "MailFunctions runs, its data and logs are in $data. Ctrl-C stops it. Sign in with:"
echo "http://127.0.0.1:$port/#key=$key"

wait -n $app $azurite $dovecot || true
died
