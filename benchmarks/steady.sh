#!/usr/bin/env bash
# Measures what one more event costs `tidewatch run` while it works off a backlog, apart for the pipeline and for the broker, beside two bare
# Kafka Streams jobs that read the same events with the same guarantee: one copies each event, one also reads and writes a store.
# The first 30 seconds do not count. Each run prints one line of JSON; the repeats of the three jobs are interleaved.
#   benchmarks/steady.sh [REPEATS] [OPTIONS...], such as: benchmarks/steady.sh 5 --mix live --events 6000000 --customers 200000
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=benchmarks/common.sh
. benchmarks/common.sh

main() {
    local repeats=1 commit machine directory job
    if [[ ${1-} =~ ^[0-9]+$ ]]; then
        repeats=$1
        shift
    fi
    commit=$(git rev-parse --short HEAD)$(git diff --quiet HEAD -- || echo ', with changes')
    machine="$(nproc) x $(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -1)"
    build_generator
    ./tidewatch version >/dev/null
    for ((i = 0; i < repeats; i++)); do
        for job in ${JOBS:-tidewatch copy store}; do
            directory=$(mktemp -d -p benchmarks/target steady.XXXXXX)
            java -Xmx1g -XX:+UseSerialGC "-Djava.io.tmpdir=$directory" "-Dbenchmark.commit=$commit" "-Dbenchmark.machine=$machine" \
                -cp "$simulation" dev.tidewatch.benchmark.steady.Steady --job "$job" "$@" || {
                tail -20 "$directory"/tidewatch-steady*/*.log >&2
                exit 1
            }
            rm -rf "$directory"
        done
    done
}

main "$@"
