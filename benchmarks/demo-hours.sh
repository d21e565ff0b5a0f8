#!/usr/bin/env bash
# Runs `./tidewatch demo` and looks at it each minute: whether its company is still one that may exist, and what it costs. Broker, registry,
# pipeline and page are one process. A bound that does not hold is marked with a !, and the exit code is 1 then.
#   benchmarks/demo-hours.sh [MINUTES [OPTIONS OF demo...]], such as: benchmarks/demo-hours.sh 120 --seed 2
# Needs curl and jq.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=benchmarks/common.sh
. benchmarks/common.sh

readonly minutes=${1:-60}
readonly log=benchmarks/target/demo-hours.log
# In percent of the MRR 30 days before; in seconds; RSS in percent of the largest up to the tenth minute; in MB.
readonly churn_most=15 nrr_least=80 nrr_most=130 lag_most=6 rss_most=115 disk_most=600 settled=10

# Milliseconds of CPU so far, user and system.
cpu_ms() {
    local fields
    read -ra fields <"/proc/$1/stat"
    echo $(((fields[13] + fields[14]) * 1000 / $(getconf CLK_TCK)))
}

rss_mib() {
    awk '/^VmRSS/ { printf "%d", $2 / 1024 }' "/proc/$1/status"
}

# What the API says, as: its time, MRR, customers, churn, NRR, lag.
figures() {
    local status
    status=$(curl -sf "$url/api/status")
    curl -sf "$url/api/metrics?segment=all&window=P30D&from=$(jq -r .lastDay <<<"$status")" |
        jq -r --argjson status "$status" '
            def seconds: sub("\\.[0-9]+"; "") | fromdateiso8601;
            .rows[-1] | [
                $status.now[0:10],
                (.mrr | tonumber | floor),
                .customers,
                (.grossMrrChurnRate | tonumber * 1000 | round / 10),
                (.nrr | tonumber * 1000 | round / 10),
                ((($status.now | seconds) - ($status.asOf | seconds)) / $status.speed * 10 | round / 10)
            ] | @tsv'
}

# name, value, least, most: whether it holds
holds() {
    awk -v value="$2" -v least="$3" -v most="$4" 'BEGIN { exit !(value >= least && value <= most) }' || {
        broken+=" !$1"
        return 0
    }
}

command -v curl >/dev/null && command -v jq >/dev/null || {
    echo "demo-hours.sh needs curl and jq" >&2
    exit 1
}
mkdir -p benchmarks/target
./tidewatch version >/dev/null
environment
data=$(mktemp -d)
: >"$log"
./tidewatch demo --plain --data-dir "$data" --set tidewatch.http.bind=127.0.0.1:0 "${@:2}" >"$log" 2>&1 &
demo=$!
trap 'kill $demo 2>/dev/null || true; wait $demo || true; rm -rf "$data"' EXIT
until grep -q '  MRR ' "$log"; do
    kill -0 "$demo" || { tail -5 "$log" >&2; exit 1; }
    sleep 0.2
done
url=$(sed -n 's/^The page: \([^ ]*\).*/\1/p' "$log")
printf '%6s  %-10s %9s %6s %7s %6s %6s %8s %8s %6s %8s\n' minute 'its day' MRR cust. churn% NRR% lag_s events/s RSS_MiB CPU% disk_MB
failed=0 base=0
cpu=$(cpu_ms "$demo") sent=0
for ((minute = 1; minute <= minutes; minute++)); do
    sleep 60
    broken=
    IFS=$'\t' read -r day mrr customers churn nrr lag < <(figures) || { echo "the demo does not answer; see $log" >&2; exit 1; }
    rss=$(rss_mib "$demo")
    ((minute > settled || rss <= base)) || base=$rss
    holds churn "$churn" 0 $churn_most
    holds NRR "$nrr" $nrr_least $nrr_most
    holds lag "$lag" 0 $lag_most
    ((minute <= settled)) || holds RSS "$rss" 0 $((base * rss_most / 100))
    disk=$(du -sm "$data" 2>/dev/null | cut -f 1) || true # files go while they are counted
    holds disk "$disk" 0 $disk_most
    cpu_now=$(cpu_ms "$demo")
    sent_now=$(tail -1 "$log" | sed -n 's/.*  events \([0-9,]*\).*/\1/p' | tr -d ,)
    printf '%6d  %-10s %9s %6s %7s %6s %6s %8d %8d %6d %8d%s\n' "$minute" "$day" "$mrr" "$customers" "$churn" "$nrr" "$lag" \
        $(((sent_now - sent) / 60)) "$rss" $(((cpu_now - cpu) / 600)) "$disk" "$broken"
    cpu=$cpu_now sent=$sent_now
    [[ -z $broken ]] || failed=1
done
exit $failed
