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
    browser_test DemoPageIT "from the command" -Dpage.launcher="$PWD/tidewatch"
done
