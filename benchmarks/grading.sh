#!/usr/bin/env bash
# Grades a scorecard on simulated companies: one line of JSON a company; --signals prints each feature by itself, too.
#   benchmarks/grading.sh [--customers N] [--first-seed N] [--seeds N] [--use-every DAYS] [--scorecard FILE] [--signals]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=benchmarks/common.sh
. benchmarks/common.sh

build_generator
environment
java -cp "$simulation" dev.tidewatch.benchmark.GradeScore "$@"
