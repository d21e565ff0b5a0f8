#!/usr/bin/env bash
# Measures what a kill -9 of `tidewatch run` costs, with the broker and the sender in another process of this machine. Each run prints
# one line of JSON with the machine, its load and the commit.
#   benchmarks/recovery.sh [ready]       how soon it is ready again, with 10,000, 30,000 and 100,000 customers: about 25 minutes
#   benchmarks/recovery.sh throughput    what it gets done with a kill a minute, as a share of what it does undisturbed: about 25 minutes
#   benchmarks/recovery.sh ends          how soon it ends on a full disk and on SIGTERM, and goes on when the broker is back: 2 minutes
#   benchmarks/recovery.sh memory        whether its memory grows at a steady 300 events a second: 21 minutes
# More options follow, such as: benchmarks/recovery.sh ready --customers 5000 --kills 2, or throughput --one-pipeline --minutes 60 (75 minutes)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=benchmarks/common.sh
. benchmarks/common.sh

# class, options: a line that ends by itself, or after an hour more than it says.
drill() {
    local directory
    directory=$(mktemp -d -p benchmarks/target drill.XXXXXX)
    timeout "${TIMEOUT:-9000}" java -Xmx1g "-Djava.io.tmpdir=$directory" "-Dbenchmark.commit=$commit" "-Dbenchmark.machine=$machine" \
        -cp "$simulation" "dev.tidewatch.benchmark.recovery.$1" "${@:2}" || {
        tail -20 "$directory"/tidewatch-drill*/run.log >&2
        return 1
    }
    rm -rf "$directory"
}

# What EndsWhenItMustIT sees, as root, since it mounts a small disk.
ends() {
    local times=$PWD/benchmarks/target/ends.jsonl
    mkdir -p benchmarks/target
    rm -f "$times"
    mvn -B -ntp -pl integration-tests -am verify -Denforcer.skip -Dspotless.check.skip -Dtest=NoSuchTest -Dit.test=EndsWhenItMustIT \
        -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false "-Dtimes.file=$times" "$@" \
        >benchmarks/target/ends.log 2>&1 || {
        tail -30 benchmarks/target/ends.log >&2
        return 1
    }
    sed "s|^|{\"benchmark\":\"ends\",\"commit\":\"$commit\",\"machine\":\"$machine\",|" "$times"
}

main() {
    local what=${1:-ready} commit machine customers
    shift || true
    commit=$(git rev-parse --short HEAD)$(git diff --quiet HEAD -- || echo ', with changes')
    machine="$(nproc) x $(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -1)"
    if [[ $what == ends ]]; then
        ends "$@"
        return
    fi
    build_generator
    ./tidewatch version >/dev/null
    case $what in
        ready)
            if [[ $* == *--customers* ]]; then
                drill ReadyAfterKill "$@"
            else
                for customers in 10000 30000 100000; do
                    drill ReadyAfterKill --customers "$customers" "$@"
                done
            fi
            ;;
        throughput) drill ThroughputUnderKills "$@" ;;
        memory) drill SteadyMemory "$@" ;;
        *)
            sed -n '2,8s/^# \{0,1\}//p' "$0" >&2
            return 2
            ;;
    esac
}

main "$@"
