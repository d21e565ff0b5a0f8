#!/usr/bin/env bash
# Measures by how many bytes a minute each topic grows while no event comes, with 4 partitions. Broker, registry and pipeline are one
# process.
#   benchmarks/quiet.sh [OPTIONS...], such as: benchmarks/quiet.sh --seconds 600
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=benchmarks/common.sh
. benchmarks/common.sh

build_generator
environment
java -Xmx1g -cp "$simulation" dev.tidewatch.benchmark.QuietGrowth "$@"
