package dev.tidewatch.local.broker;

import dev.tidewatch.local.machine.LocalStackException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;

/**
 * The group and the transaction coordinator. Their topics appear when somebody first asks for one; asking before the
 * clients do spares these their retries.
 */
final class Coordinators {
    private static final String NOBODY = "tidewatch-local-stack";

    private Coordinators() {}

    static void awaitReady(String bootstrapServers) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            var offsets = admin.listConsumerGroupOffsets(NOBODY).all();
            var transactions = admin.describeTransactions(List.of(NOBODY)).all();
            offsets.get();
            transactions.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TransactionalIdNotFoundException)) {
                throw new LocalStackException(
                        "The embedded broker at " + bootstrapServers + " started but does not answer ("
                                + e.getCause().getMessage() + "): start it again.",
                        e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStackException("Interrupted while the embedded broker started: start it again.", e);
        }
    }
}
