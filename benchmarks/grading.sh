#!/usr/bin/env bash
# Grades a scorecard on simulated companies: one line of JSON a company; --signals prints each feature by itself, too.
#   benchmarks/grading.sh [--customers N] [--first-seed N] [--seeds N] [--use-every DAYS] [--scorecard FILE] [--signals]
#   --events FILE writes the events of the company --first-seed to FILE, for replay and train, and grades nothing; --judgements FILE writes what was known each month as CSV.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=benchmarks/common.sh
. benchmarks/common.sh

build_generator
environment
java -cp "$simulation" dev.tidewatch.benchmark.grading.GradeScore "$@"
