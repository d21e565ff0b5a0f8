# What the benchmarks share; sourced from the top of the checkout.
# shellcheck shell=bash

readonly unfinished=benchmarks/target/unfinished.jsonl.zst
readonly simulation='local-stack/target/lib/*:benchmarks/target/classes'

# Whether a file of simulated events is newer than what makes them.
is_current() {
    [[ -e $1 && -z $(find local-stack/src/main/java/dev/tidewatch/local/simulator benchmarks/src -newer "$1" -print -quit) ]]
}

build_generator() {
    echo "building the generator; log in benchmarks/target/build.log" >&2
    mkdir -p benchmarks/target
    mvn -B -ntp -pl benchmarks -am -Dquick -Dmaven.test.skip=true package >benchmarks/target/build.log 2>&1 || {
        tail -30 benchmarks/target/build.log >&2
        exit 1
    }
}

# events seed file
generate() {
    java -cp "$simulation" dev.tidewatch.benchmark.GenerateEvents --events "$1" --seed "$2" --output "$unfinished"
    mv "$unfinished" "$3"
}

# Sets memory_kb to the largest resident set the process had; looked at twice a second, without other processes.
watch_memory() {
    local name value rest
    memory_kb=0
    while kill -0 "$1" 2>/dev/null; do
        while read -r name value rest; do
            [[ $name != VmHWM: ]] || memory_kb=$value
        done <"/proc/$1/status" || true
        sleep 0.5
    done
}

environment() {
    echo "commit     $(git rev-parse --short HEAD)$(git diff --quiet HEAD -- || echo ', with changes')"
    echo "machine    $(nproc) x $(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -1), $(awk '/^MemTotal/ { printf "%.0f", $2 / 1048576 }' /proc/meminfo) GiB, load $(cut -d ' ' -f 1 /proc/loadavg)"
    echo "JVM        $(java -version 2>&1 | sed -n 2p)${JAVA_OPTS:+, $JAVA_OPTS}"
}

# test, beginning of the lines that it prints its figures in, more of Maven's options; ends the script if the test fails.
browser_test() {
    local log=benchmarks/target/browser-test.log
    mkdir -p benchmarks/target
    REQUIRE_PROGRAMS=true mvn -B -ntp -pl integration-tests -am verify -Dquick -DskipITs=false -Dtest=NoSuchTest \
        -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false "-Dit.test=$1" "${@:3}" >"$log" 2>&1 || {
        grep -F '[ERROR]' "$log" | head -20 >&2
        exit 1
    }
    grep "^$2" "$log"
}
