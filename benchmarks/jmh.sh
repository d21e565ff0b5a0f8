#!/usr/bin/env bash
# Runs the JMH benchmarks, or those whose name matches, and prints the state a customer takes.
#   benchmarks/jmh.sh [JMH OPTIONS...], such as: benchmarks/jmh.sh LedgerFold -f 1
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly class_path=benchmarks/target/class-path
mkdir -p benchmarks/target
mvn -B -ntp -pl benchmarks -am -Dquick -Dmaven.test.skip=true package \
    dependency:build-classpath -Dmdep.outputFile=target/class-path >benchmarks/target/build.log 2>&1 || {
    tail -30 benchmarks/target/build.log >&2
    exit 1
}
java -cp "benchmarks/target/classes:$(<"$class_path")" dev.tidewatch.benchmark.jmh.StateSize
java -cp "benchmarks/target/classes:$(<"$class_path")" org.openjdk.jmh.Main "$@"
