# What the scripts need on the machine; sourced by functions/run.sh and tests/run.sh.
# shellcheck shell=bash

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

fail() {
  echo "$*" >&2
  exit 1
}

# The .NET SDK and Node.js cannot be installed for the user: there are several ways, and it is their machine.
need_tools() {
  dotnet --list-sdks 2>/dev/null | grep -q '^10\.' ||
    fail "The .NET SDK 10 is missing. Get it from https://dot.net/download, and run this again."
  command -v npm >/dev/null && node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 22 || (a === 22 && b >= 12) || (a === 20 && b >= 19) ? 0 : 1)' ||
    fail "Node.js 20.19 or later, or 22.12 or later, with npm is missing. Get it from https://nodejs.org, and run this again."
}

# Installs a folder's npm packages, if its lock changed since they were.
npm_packages() {
  cmp -s "$1/package-lock.json" "$1/node_modules/.installed-lock" && return
  echo "Installing the npm packages of ${1##*/} …"
  npm ci --prefix "$1" --no-audit --no-fund --loglevel=error
  cp "$1/package-lock.json" "$1/node_modules/.installed-lock"
}

# One build at a time in this clone: build_begin ROOT … build_end.
build_begin() {
  mkdir -p "$1/artifacts"
  exec 8>"$1/artifacts/build.lock"
  flock 8
}
build_end() {
  exec 8>&-
}

# Builds the portal, if its sources changed since it was.
build_portal() {
  local portal=$1
  npm_packages "$portal"
  [[ ! -f $portal/dist/index.html ||
    -n $(find "$portal"/{src,public,index.html,docs.html,tsconfig.json,vite.config.ts,package-lock.json} -newer "$portal/dist/index.html" -print -quit) ]] || return 0
  echo "Building the portal …"
  npm run build --prefix "$portal" --silent -- --logLevel warn
}

# Builds a project or a solution. Build servers would outlive us, and keep our locks.
build_dotnet() {
  local output
  echo "Building ${1##*/} …"
  output=$(dotnet build "$1" --configuration Release --disable-build-servers 2>&1) || fail "$output"
}

# Installs the Debian packages that are missing.
debian_packages() {
  local missing=() package sudo=()
  for package in "$@"; do
    [[ $(dpkg-query -W -f '${Status}' "$package" 2>/dev/null) == "install ok installed" ]] || missing+=("$package")
  done
  ((${#missing[@]})) || return 0
  command -v apt-get >/dev/null || fail "These packages are missing, and there is no apt-get to install them: ${missing[*]}"
  if ((EUID != 0)); then
    command -v sudo >/dev/null || fail "These packages are missing. As root: apt-get install ${missing[*]}"
    sudo=(sudo)
  fi
  echo "Installing ${missing[*]} …"
  "${sudo[@]}" apt-get update -qq
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
  # We run a server of our own: the one that comes with the package need not listen.
  if [[ " ${missing[*]} " == *" dovecot-"* ]] && command -v systemctl >/dev/null; then
    "${sudo[@]}" systemctl disable --now dovecot.socket dovecot.service 2>/dev/null || true
  fi
}

# Prints so many TCP ports that are free on loopback.
free_ports() {
  node -e '
    const servers = Array.from({ length: +process.argv[1] }, () => require("net").createServer().listen(0, "127.0.0.1"));
    Promise.all(servers.map((server) => require("events").once(server, "listening"))).then(() => {
      console.log(servers.map((server) => server.address().port).join(" "));
      servers.forEach((server) => server.close());
    });' "$1"
}
