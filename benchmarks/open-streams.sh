#!/usr/bin/env bash
# Measures what open event streams cost `./tidewatch demo` and its 192 MB of heap: resident memory at the peak and CPU seconds of the whole
# process, broker included, with one stream and with many; readers are another process on this machine.
#   benchmarks/open-streams.sh [STREAMS [SECONDS]]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=benchmarks/common.sh
. benchmarks/common.sh

readonly log=benchmarks/target/open-streams.log
readonly seconds=${2:-60}

cpu_seconds() {
    local fields
    read -ra fields <"/proc/$1/stat"
    echo $(((fields[13] + fields[14]) / $(getconf CLK_TCK)))
}

peak_mib() {
    awk '/^VmHWM/ { printf "%d", $2 / 1024 }' "/proc/$1/status"
}

await() {
    until grep -q "$1" "$log"; do
        kill -0 "$2" || { tail -5 "$log" >&2; exit 1; }
        sleep 0.2
    done
}

# streams unread
measure() {
    ./tidewatch demo --plain --set tidewatch.http.bind=127.0.0.1:0 >"$log" 2>&1 &
    local demo=$! url before
    # shellcheck disable=SC2064
    trap "kill $demo 2>/dev/null || true" EXIT
    await '^The page' "$demo"
    url=$(sed -n 's/^The page: //p' "$log")
    await MRR "$demo"
    before=$(cpu_seconds "$demo")
    java -cp "$simulation" dev.tidewatch.benchmark.OpenStreams --url "$url" --streams "$1" --unread "$2" --seconds "$seconds"
    echo "  $(peak_mib "$demo") MiB resident at the peak, $(($(cpu_seconds "$demo") - before)) CPU seconds in $seconds s"
    kill "$demo"
    wait "$demo"
}

build_generator
./tidewatch version >/dev/null
environment
measure 1 0
measure "${1:-1000}" 20
