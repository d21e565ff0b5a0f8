package dev.tidewatch.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentNamesTest {

    @ParameterizedTest
    @CsvSource({
        "TIDEWATCH_GROUPING, tidewatch.grouping",
        "TIDEWATCH_PASTDUE_COUNTS, tidewatch.pastdue.counts",
        "TIDEWATCH_PAST_DUE_COUNTS, tidewatch.pastdue.counts",
        "TIDEWATCH_TOPIC_RETENTION_MS, tidewatch.topic.retention.ms",
        "TIDEWATCH_KAFKA_BOOTSTRAP_SERVERS, kafka.bootstrap.servers",
        "TIDEWATCH_STREAMS_NUM_STREAM_THREADS, streams.num.stream.threads",
        "TIDEWATCH_SCHEMA_REGISTRY_URL, schema.registry.url"
    })
    void shouldNameTheKeyWhenVariableIsOurs(String variable, String key) {
        assertThat(EnvironmentNames.concerns(variable)).isTrue();
        assertThat(EnvironmentNames.key(variable)).contains(key);
    }

    @Test
    void shouldSuggestWhenVariableIsUnknown() {
        assertThat(EnvironmentNames.concerns("TIDEWATCH_PARTITION")).isTrue();
        assertThat(EnvironmentNames.key("TIDEWATCH_PARTITION")).isEmpty();
        assertThat(EnvironmentNames.suggestion("TIDEWATCH_PARTITION"))
                .isEqualTo("; did you mean TIDEWATCH_PARTITIONS?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PATH",
                "TIDEWATCHER",
                "TIDEWATCH_SERVICE_HOST",
                "TIDEWATCH_SERVICE_PORT_HTTP",
                "TIDEWATCH_PORT",
                "TIDEWATCH_PORT_8080_TCP_ADDR",
                "TIDEWATCH_KAFKA_SERVICE_HOST"
            })
    void shouldNotConcernUsWhenVariableIsOfTheSystemOrKubernetes(String variable) {
        assertThat(EnvironmentNames.concerns(variable)).isFalse();
    }
}
