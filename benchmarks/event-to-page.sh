#!/usr/bin/env bash
# Measures how long it takes from a new customer's event to its movement on the page of a headless Chromium: five events a run.
#   benchmarks/event-to-page.sh [RUNS]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=benchmarks/common.sh
. benchmarks/common.sh

environment
for ((run = 0; run < ${1:-3}; run++)); do
    browser_test PageIT#shouldShowAnEventWhenItIsIngested "from the event"
done
