package dev.tidewatch.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ServiceLoader;
import org.apache.kafka.connect.rest.ConnectRestExtension;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestartFailedTest {

    @Test
    void shouldBeFoundByAWorker() {
        assertThat(ServiceLoader.load(ConnectRestExtension.class))
                .singleElement()
                .isInstanceOf(RestartFailed.class)
                .satisfies(extension -> assertThat(extension.version()).isNotBlank());
    }

    @Test
    void shouldSayTheInnermostCause() {
        assertThat(RestartFailed.reason("""
                        org.apache.kafka.connect.errors.ConnectException: Exiting WorkerSinkTask due to unrecoverable exception.
                        \tat org.apache.kafka.connect.runtime.WorkerSinkTask.deliverMessages(WorkerSinkTask.java:635)
                        Caused by: org.hibernate.TransactionException: Unable to rollback against JDBC Connection
                        \tat org.hibernate.resource.jdbc.internal.AbstractLogicalConnectionImplementor.rollback(A.java:127)
                        Caused by: org.postgresql.util.PSQLException: This connection has been closed.
                        \t... 9 more
                        """))
                .isEqualTo("org.postgresql.util.PSQLException: This connection has been closed.");
        assertThat(RestartFailed.reason("java.lang.IllegalStateException: no table\n\tat A"))
                .isEqualTo("java.lang.IllegalStateException: no table");
        assertThat(RestartFailed.reason(null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', http://localhost:8083",
        "http://localhost:8090, http://localhost:8090",
        "http://:8083, http://localhost:8083",
        "'[https://connect:8443, http://0.0.0.0:8083]', http://localhost:8083",
        "https://connect:8443,",
    })
    void shouldAskTheFirstListenerWithoutTls(String listeners, @Nullable String address) {
        assertThat(WorkerAddress.of(listeners)).isEqualTo(address == null ? null : URI.create(address));
    }
}
