#!/bin/bash
# A Debian of its own for commands that install things: machine.sh FOLDER COMMANDS, in a mount namespace of its own. What is
# written to /opt, /etc, /var/lib and /usr/local/sbin stays in FOLDER. Lives until its standard input ends.
set -euo pipefail
folder=$1 commands=$2

mkdir -p "$folder"/{opt,var-lib/dpkg,var-lib/apt,sbin,bin,root}
cp -a /etc "$folder/etc"
cp -a "$commands"/. "$folder/bin/"
mount --make-rprivate /
mount --bind /var/lib/dpkg "$folder/var-lib/dpkg"
mount --bind /var/lib/apt "$folder/var-lib/apt"
mount --rbind "$folder/var-lib" /var/lib
mount --bind "$folder/opt" /opt
mount --bind "$folder/sbin" /usr/local/sbin
mount --bind "$folder/etc" /etc
echo ready
cat >/dev/null
[ ! -x /usr/local/sbin/confab ] || /usr/local/sbin/confab stop
