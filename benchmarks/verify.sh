#!/usr/bin/env bash
# Replays the first events of a simulated company, a fifth of them twice and some up to 34 days late, and verifies what came out.
#   benchmarks/verify.sh [EVENTS]
# Inputs and outputs are kept in benchmarks/target.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly events=${1:-1000000}
readonly seed=1
readonly ordered=benchmarks/target/events-$events-$seed.jsonl.zst
readonly input=benchmarks/target/disordered-$events-$seed.jsonl.zst
readonly unfinished=benchmarks/target/unfinished.jsonl.zst
readonly output=benchmarks/target/verify

is_current() {
    [[ -e $1 && -z $(find local-stack/src/main/java/dev/tidewatch/local/simulator benchmarks/src -newer "$1" -print -quit) ]]
}

generate() {
    echo "building the generator; log in benchmarks/target/build.log" >&2
    mkdir -p benchmarks/target
    mvn -B -ntp -pl benchmarks -am -Dquick -Dmaven.test.skip=true package >benchmarks/target/build.log 2>&1
    local classes='local-stack/target/lib/*:benchmarks/target/classes'
    java -cp "$classes" dev.tidewatch.benchmark.GenerateEvents --events "$events" --seed "$seed" --output "$unfinished"
    mv "$unfinished" "$ordered"
    java -cp "$classes" dev.tidewatch.benchmark.DisorderEvents --input "$ordered" --seed "$seed" --output "$unfinished"
    mv "$unfinished" "$input"
}

# Runs ./tidewatch and says what it took: the largest resident set is looked at twice a second.
timed() {
    local start=$SECONDS memory_kb=0 name value rest
    ./tidewatch "$@" 2>"benchmarks/target/$1.log" &
    local process=$!
    while kill -0 "$process" 2>/dev/null; do
        while read -r name value rest; do
            [[ $name != VmHWM: ]] || memory_kb=$value
        done <"/proc/$process/status" || true
        sleep 0.5
    done
    wait "$process" || { cat "benchmarks/target/$1.log" >&2 && exit 1; }
    printf '%-10s %5s s, %s MiB at its peak (resident)\n' "$1" "$((SECONDS - start))" "$((memory_kb / 1024))"
}

main() {
    is_current "$input" || generate
    ./tidewatch version >/dev/null
    rm -rf "$output"
    echo "commit     $(git rev-parse --short HEAD)$(git diff --quiet HEAD -- || echo ', with changes')"
    timed replay --input "$input" --output "$output"
    timed verify --replay "$output"
}

main "$@"
