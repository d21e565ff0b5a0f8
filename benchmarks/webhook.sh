#!/usr/bin/env bash
# Measures the webhook: acknowledged events a second and how long one takes, 1, 4, 16 and 32 at a time. The broker, the registry and
# the sender are one process, `tidewatch run` is another, all on this machine.
#   benchmarks/webhook.sh [OPTIONS...], such as: benchmarks/webhook.sh --events 5000 --connections 8
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

mkdir -p benchmarks/target
mvn -B -ntp -pl benchmarks -am -Dquick -Dmaven.test.skip=true package >benchmarks/target/build.log 2>&1 || {
    tail -30 benchmarks/target/build.log >&2
    exit 1
}
echo "commit     $(git rev-parse --short HEAD)$(git diff --quiet HEAD -- || echo ', with changes')"
echo "machine    $(nproc) x $(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -1), load $(cut -d ' ' -f 1 /proc/loadavg)"
java -Xmx1g -cp 'local-stack/target/lib/*:benchmarks/target/classes' dev.tidewatch.benchmark.WebhookLoad "$@"
