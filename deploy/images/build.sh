#!/usr/bin/env bash
# Builds the images of docker-compose.yml and of the container tests on this machine, from Debian packages and Maven
# Central alone, under the names of the public images they stand in for. No container registry is needed.
#
#   build.sh            builds what is missing or was built here from an older recipe; a pulled image is left alone
#   build.sh --force    rebuilds everything
#
#   IMAGE_JDK           JDK 21 or newer whose runtime goes into the images; default: the newest under /usr/lib/jvm
#   IMAGE_SUITE         Debian release of the base; default: this machine's where it is Debian, else bookworm
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

readonly BASE_IMAGE=tidewatch/debian:local
readonly JRE_IMAGE=tidewatch/jre:local
readonly KAFKA_IMAGE=apache/kafka:4.4.0
readonly APICURIO_IMAGE=apicurio/apicurio-registry:3.3.3
readonly APICURIO_TARBALL=io.apicurio:apicurio-registry-app:3.3.3:tar.gz:all

readonly BASE_PACKAGES=base-files,bash,coreutils,dash,findutils,grep,hostname,libc-bin,libc6,libgcc-s1,libstdc++6,sed,zlib1g
readonly JRE_MODULES=java.se,jdk.crypto.ec,jdk.jcmd,jdk.jfr,jdk.localedata,jdk.management,jdk.management.agent,jdk.naming.dns,jdk.net,jdk.unsupported,jdk.zipfs
readonly RECIPE_LABEL=dev.tidewatch.recipe
readonly MIN_JAVA=21

die() {
    echo "build.sh: $*" >&2
    exit 1
}

step() {
    local started=$SECONDS name=$1
    shift
    "$@"
    printf '%4ss  %s\n' "$((SECONDS - started))" "$name"
}

# Output only where the command fails: jlink, Maven and older Docker clients talk even when asked to be quiet.
quietly() {
    local output
    output=$("$@" 2>&1) || {
        echo "$output" >&2
        die "failed: $*"
    }
}

java_feature_version() {
    if [[ -r $1/release ]]; then sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"; fi
}

installed_jdks() {
    local home version
    for home in /usr/lib/jvm/*; do
        version=$(java_feature_version "$home")
        if [[ -x $home/bin/jlink ]] && ((${version:-0} >= MIN_JAVA)); then echo "$version $home"; fi
    done
}

newest_jdk() {
    installed_jdks | sort -rn | sed -n '1s/^[0-9]* //p'
}

find_jdk() {
    local jdk=${IMAGE_JDK:-} version
    if [[ -z $jdk ]]; then
        jdk=$(newest_jdk)
        [[ -n $jdk ]] || die "no JDK $MIN_JAVA or newer under /usr/lib/jvm: install one (Debian 13: openjdk-21-jdk-headless) or set IMAGE_JDK to its directory"
    fi
    [[ -x $jdk/bin/jlink ]] || die "IMAGE_JDK=$jdk has no bin/jlink: point it at a JDK $MIN_JAVA or newer"
    version=$(java_feature_version "$jdk")
    ((${version:-0} >= MIN_JAVA)) || die "$jdk is Java ${version:-unknown}: Apicurio needs $MIN_JAVA or newer, set IMAGE_JDK"
    echo "$jdk"
}

base_suite() {
    # The runtime is linked against this machine's C library, so the base must not be older than it.
    (
        # shellcheck source=/dev/null
        . /etc/os-release
        [[ $ID == debian ]] && echo "$VERSION_CODENAME" || echo bookworm
    )
}

check_tools() {
    local tool
    [[ $EUID -eq 0 ]] || die "needs root: mmdebstrap unpacks Debian packages with their owners (try sudo -E $0)"
    for tool in docker mmdebstrap mvn; do
        command -v "$tool" >/dev/null || die "$tool is missing: apt-get install docker.io mmdebstrap maven"
    done
    docker version >/dev/null 2>&1 || die "no Docker engine answers: start dockerd"
    # Without the plug-in some clients refuse to build instead of falling back to the engine's own builder.
    docker buildx version >/dev/null 2>&1 || export DOCKER_BUILDKIT=0
}

recipe() {
    find . -name target -prune -o -type f -printf '%m %p\n' | LC_ALL=C sort | while read -r mode file; do
        echo "$mode $(sha256sum "$file")"
    done | sha256sum | cut -c1-16
}

# Only images that carry our label are ever found stale: one that was pulled from a registry has none.
is_current() {
    local label
    label=$(docker image inspect --format "{{index .Config.Labels \"$RECIPE_LABEL\"}}" "$1" 2>/dev/null) || return 1
    [[ -z $label || $label == "$RECIPE" ]]
}

wanted() {
    $FORCE || ! is_current "$1"
}

build_image() {
    quietly docker build --quiet --label "$RECIPE_LABEL=$RECIPE" --tag "$1" "$2"
    rm -rf "$2/target"
}

unpack_base() {
    mmdebstrap --mode=root --variant=extract --quiet --include="$BASE_PACKAGES" \
        --dpkgopt='path-exclude=/usr/share/doc/*' \
        --dpkgopt='path-exclude=/usr/share/locale/*' \
        --dpkgopt='path-exclude=/usr/share/man/*' \
        "${IMAGE_SUITE:-$(base_suite)}" - | docker import - "$BASE_IMAGE" >/dev/null
}

link_jre() {
    rm -rf jre/target
    mkdir -p jre/target
    quietly "$1/bin/jlink" --add-modules "$JRE_MODULES" --include-locales en --strip-java-debug-attributes \
        --no-header-files --no-man-pages --generate-cds-archive --output jre/target/java
}

fetch_kafka() {
    quietly mvn -B -q -ntp -f kafka/pom.xml clean dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=target/libs
}

fetch_apicurio() {
    rm -rf apicurio/target
    quietly mvn -B -q -ntp org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy \
        -Dartifact="$APICURIO_TARBALL" -DoutputDirectory="$PWD/apicurio/target" -Dmdep.stripVersion=true
}

make_jre() {
    local jdk
    jdk=$(find_jdk)
    step "Debian base" unpack_base
    step "Java runtime from $jdk" link_jre "$jdk"
    step "$JRE_IMAGE" build_image "$JRE_IMAGE" jre
}

make_kafka() {
    step "Kafka from Maven Central" fetch_kafka
    step "$KAFKA_IMAGE" build_image "$KAFKA_IMAGE" kafka
}

make_apicurio() {
    step "Apicurio from Maven Central" fetch_apicurio
    step "$APICURIO_IMAGE" build_image "$APICURIO_IMAGE" apicurio
}

main() {
    case "${1:-}" in
        "") FORCE=false ;;
        --force) FORCE=true ;;
        *) die "unknown argument $1: only --force is known" ;;
    esac
    check_tools
    RECIPE=$(recipe)
    readonly RECIPE
    if ! wanted "$KAFKA_IMAGE" && ! wanted "$APICURIO_IMAGE"; then
        echo "up to date: $KAFKA_IMAGE, $APICURIO_IMAGE"
        return
    fi
    if wanted "$JRE_IMAGE"; then make_jre; fi
    if wanted "$KAFKA_IMAGE"; then make_kafka; fi
    if wanted "$APICURIO_IMAGE"; then make_apicurio; fi
    printf '%4ss  all images\n' "$SECONDS"
}

main "$@"
