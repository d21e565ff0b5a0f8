#!/usr/bin/env bash
# Replays the first events of a simulated company (a million, or as many as said) and prints what it cost.
#   benchmarks/replay.sh [EVENTS] [TIDEWATCH REPLAY OPTIONS...]
# The input is kept in benchmarks/target, the outputs of the last run in benchmarks/target/replay.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=benchmarks/common.sh
. benchmarks/common.sh

readonly events=${1:-1000000}
shift || true
readonly seed=1
readonly input=benchmarks/target/events-$events-$seed.jsonl.zst
readonly output=benchmarks/target/replay
readonly summary=$output/summary.json

# The number after "name" of summary.json, inside the object "within" if given.
figure() {
    awk -v name="\"$1\"" -v within="\"${2:-}\"" '
        $1 == within { inside = 1 }
        $1 == name && (inside || within == "\"\"") { sub(",", "", $3); print $3; exit }
    ' "$summary"
}

# User and system seconds of the children so far; from a file, for a pipe would be a shell of its own.
children_cpu() {
    awk 'NR == 2 { for (i = 1; i <= 2; i++) { split($i, t, /[ms]/); sum += 60 * t[1] + t[2] } print sum }' \
        benchmarks/target/times
}

report() {
    local cpu records phase
    cpu=$(awk -v all="$1" -v before="$2" 'BEGIN { print all - before }')
    records=$(figure recordsIn)
    environment
    echo "records    $records in, $(figure mrr-movements recordsOut) movements, $(figure dead-letters recordsOut) dead letters"
    printf '%-10s %10s %12s %14s %12s\n' "" seconds records/s "CPU seconds" "CPU us/rec"
    for phase in load process write; do
        row "$phase" "$(figure seconds "$phase")" "$(figure cpuSeconds "$phase")" "$records"
    done
    row whole "$(figure seconds)" "$cpu" "$records"
    echo "memory     $((memory_kb / 1024)) MiB at its peak (resident)"
}

row() {
    awk -v name="$1" -v s="$2" -v cpu="$3" -v n="$4" \
        'BEGIN { printf "%-10s %10.1f %12.0f %14.1f %12.1f\n", name, s, n / s, cpu, cpu * 1e6 / n }'
}

main() {
    is_current "$input" || { build_generator && generate "$events" "$seed" "$input"; }
    ./tidewatch version >/dev/null
    rm -rf "$output"
    local memory_kb before
    times >benchmarks/target/times
    before=$(children_cpu)
    ./tidewatch replay --input "$input" --output "$output" "$@" >benchmarks/target/replay.log 2>&1 &
    local replay=$!
    watch_memory "$replay"
    wait "$replay" || { cat benchmarks/target/replay.log >&2 && exit 1; }
    times >benchmarks/target/times
    report "$(children_cpu)" "$before"
}

main "$@"
