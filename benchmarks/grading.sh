#!/usr/bin/env bash
# Grades the default weights on simulated companies: AUC and top-decile precision of the score and of each signal by itself.
#   benchmarks/grading.sh [--customers N] [--seeds N]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=benchmarks/common.sh
. benchmarks/common.sh

build_generator
environment
java -cp "$simulation" dev.tidewatch.benchmark.GradeScore "$@"
