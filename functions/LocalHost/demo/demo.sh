# A mail server with sample mail for `functions/run.sh --demo`; sourced by it.
# shellcheck shell=bash

demo_folder=$(dirname "${BASH_SOURCE[0]}")

# Prepares Dovecot's folder the first time: ports, certificate, users, mail. Sets demo_home, demo_run and the four ports.
demo_prepare() {
  local data=$1 log=$2 owner uid gid internal_user internal_group login_user
  [[ $(/usr/sbin/dovecot --version) == 2.3.* ]] || fail "The demo's configuration is for Dovecot 2.3, and this machine has $(/usr/sbin/dovecot --version)."
  command -v openssl >/dev/null || debian_packages openssl
  internal_user=$(id -un) internal_group=$(id -gn) login_user=$internal_user owner=$internal_user
  demo_home=$data/dovecot
  if ((EUID == 0)); then
    # Dovecot opens no mailbox as root.
    owner=mail internal_user=dovecot internal_group=dovecot login_user=dovenull
    [[ -d $demo_home ]] || mkdir -m 755 "$demo_home"
    setpriv --reuid "$owner" --regid "$owner" --clear-groups test -x "$demo_home" ||
      demo_home=/var/lib/mailfunctions-demo/$(cksum <<<"$data" | cut -d' ' -f1)
  fi
  uid=$(id -u "$owner") gid=$(id -g "$owner")
  (umask 022 && mkdir -p "$demo_home/mail" "$demo_home/state")

  # The accounts that are registered name these ports, so they stay the same.
  [[ -s $data/demo.env ]] || free_ports 4 | xargs printf 'demo_imap=%s demo_imaps=%s demo_pop3=%s demo_pop3s=%s\n' >"$data/demo.env"
  # shellcheck source=/dev/null
  source "$data/demo.env"
  [[ -s $demo_home/key.pem ]] || openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj /CN=localhost \
    -addext subjectAltName=DNS:localhost,IP:127.0.0.1 -keyout "$demo_home/key.pem" -out "$demo_home/cert.pem" 2>/dev/null
  printf '%s@demo.test:demo-%s\n' support support sales sales >"$demo_home/users"
  ((EUID == 0)) && chgrp dovecot "$demo_home/users" && chmod 640 "$demo_home/users"

  local mailbox
  for mailbox in support sales; do
    demo_deliver "$mailbox" "$owner" "$gid"
  done

  # A socket's path is short (unix(7)), and the data folder's may not be.
  demo_run=$(mktemp -d "${TMPDIR:-/tmp}/mailfunctions-XXXXXX")
  chmod 755 "$demo_run"
  # Dovecot takes a space in these paths for the end of a value, so it gets there by a link.
  ln -s "$demo_home" "$demo_run/home"
  sed -e "s|@RUN@|$demo_run|; s|@LOG@|$log|; s|@UID@|$uid|; s|@GID@|$gid|" \
    -e "s|@INTERNAL_USER@|$internal_user|; s|@INTERNAL_GROUP@|$internal_group|; s|@LOGIN_USER@|$login_user|" \
    -e "s|@IMAP@|$demo_imap|; s|@IMAPS@|$demo_imaps|; s|@POP3@|$demo_pop3|; s|@POP3S@|$demo_pop3s|" \
    "$demo_folder/dovecot.conf.template" >"$demo_home/dovecot.conf"
}

# Puts the samples into a mailbox that does not exist yet: what is there stays as checks left it.
demo_deliver() {
  local mailbox=$1 owner=$2 gid=$3 maildir=$demo_home/mail/$1/Maildir sample file date
  [[ -d $maildir ]] && return
  mkdir -p "$maildir.tmp"/{cur,new,tmp}
  for sample in "$demo_folder/mail/$mailbox"/*.eml; do
    file=$maildir.tmp/new/$(basename "$sample" .eml).demo
    cp "$sample" "$file"
    # A file's time is when its message arrived.
    date=$(sed -n '/^\r*$/q; s/^Date: //p' "$sample")
    touch -d "${date:-2026-11-08 14:02 UTC}" "$file"
  done
  chown -R "$owner:$gid" "$demo_home/mail/$mailbox"
  mv "$maildir.tmp" "$maildir"
}
