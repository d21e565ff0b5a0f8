#!/usr/bin/env bash
# Replays the first events of a simulated company, a fifth of them twice and some up to 34 days late, and verifies what came out.
#   benchmarks/verify.sh [EVENTS]
# Inputs and outputs are kept in benchmarks/target.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=benchmarks/common.sh
. benchmarks/common.sh

readonly events=${1:-1000000}
readonly seed=1
readonly ordered=benchmarks/target/events-$events-$seed.jsonl.zst
readonly input=benchmarks/target/disordered-$events-$seed.jsonl.zst
readonly output=benchmarks/target/verify

disorder() {
    build_generator
    is_current "$ordered" || generate "$events" "$seed" "$ordered"
    java -cp "$simulation" dev.tidewatch.benchmark.DisorderEvents --input "$ordered" --seed "$seed" --output "$unfinished"
    mv "$unfinished" "$input"
}

timed() {
    local start=$SECONDS memory_kb
    ./tidewatch "$@" 2>"benchmarks/target/$1.log" &
    local process=$!
    watch_memory "$process"
    wait "$process" || { cat "benchmarks/target/$1.log" >&2 && exit 1; }
    printf '%-10s %5s s, %s MiB at its peak (resident)\n' "$1" "$((SECONDS - start))" "$((memory_kb / 1024))"
}

main() {
    is_current "$input" || disorder
    ./tidewatch version >/dev/null
    rm -rf "$output"
    environment
    timed replay --input "$input" --output "$output"
    timed verify --replay "$output"
}

main "$@"
