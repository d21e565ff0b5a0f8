#!/usr/bin/env bash
# Measures what one event restates that comes two years late, in the pipeline as it runs live: rows, seconds, CPU. Broker, registry,
# pipeline and reader are one process.
#   benchmarks/late-event.sh [OPTIONS...], such as: benchmarks/late-event.sh --customers 5000 --days 365
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=benchmarks/common.sh
. benchmarks/common.sh

build_generator
environment
java -Xmx1g -cp "$simulation" dev.tidewatch.benchmark.LateEvent "$@"
