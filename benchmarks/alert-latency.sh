#!/usr/bin/env bash
# Measures how long after an event is sent a reader of committed records has the alert that it raises, at 1,000 events a second; and
# the CPU time of that, with the pipeline committing every 100 ms and every 20 ms. Sender, broker, registry, pipeline and reader
# are one process, another for each.
#   benchmarks/alert-latency.sh [OPTIONS...], such as: benchmarks/alert-latency.sh --rate 500 --seconds 60
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=benchmarks/common.sh
. benchmarks/common.sh

build_generator
environment
for commit in 100 20; do
    java -Xmx1g -cp "$simulation" dev.tidewatch.benchmark.AlertLatency --commit "$commit" "$@"
done
