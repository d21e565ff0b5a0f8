#!/usr/bin/env bash
# Measures how long it takes from `./tidewatch demo`, built, to the first chart of its page in a headless Chromium that is open already.
#   benchmarks/first-chart.sh [RUNS]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=benchmarks/common.sh
. benchmarks/common.sh

./tidewatch version >/dev/null
environment
for ((run = 0; run < ${1:-3}; run++)); do
    REQUIRE_PROGRAMS=true mvn -B -ntp -pl integration-tests -am verify -Dquick -DskipITs=false -Dtest=NoSuchTest -Dsurefire.failIfNoSpecifiedTests=false \
        -Dfailsafe.failIfNoSpecifiedTests=false -Dit.test=DemoPageIT -Dpage.launcher="$PWD/tidewatch" |
        grep -E '^from the command|^\[ERROR\]' || true
done
