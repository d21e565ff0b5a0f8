package dev.tidewatch.cli;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import dev.tidewatch.app.ClusterAdmin;
import dev.tidewatch.app.UserError;
import dev.tidewatch.app.erase.EraseRequests;
import dev.tidewatch.app.erase.LogPurge;
import dev.tidewatch.app.erase.TermsErasure;
import dev.tidewatch.app.records.CommittedRecords;
import dev.tidewatch.app.records.Sender;
import dev.tidewatch.app.registry.RegistryClient;
import dev.tidewatch.app.serve.Instance;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.app.settings.keys.OutputKeys;
import dev.tidewatch.app.views.Views;
import dev.tidewatch.avro.input.IncomingDeserializer;
import dev.tidewatch.avro.input.InputRecord;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tidewatch erase}. */
@Command(
        name = "erase",
        description = {
            "Erase customers, in two steps.",
            "While the pipeline runs: 'erase CUSTOMER...' makes it forget their state, health and alerts; the figures stay.",
            "While neither pipeline nor producers run: 'erase --purge' takes the records of all customers that were forgotten out of"
                    + " the topics. docs/operate.md says what stays where, and for how long."
        },
        mixinStandardHelpOptions = true)
final class EraseCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Parameters(paramLabel = "CUSTOMER", description = "The customerIds to be forgotten.")
    private List<String> customers = List.of();

    @Option(names = "--purge", description = "Rewrite the topics without the customers that were forgotten.")
    private boolean purge;

    @Mixin
    private CommandContext context = new CommandContext();

    @Spec
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (purge == !customers.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "give either customers to be forgotten, or --purge for those that were");
        }
        return purge ? purge(context.settings()) : forget(context.settings());
    }

    private int forget(Settings settings) {
        Set<String> asked = new LinkedHashSet<>(customers);
        EraseRequests.Answers answers = new EraseRequests(settings.kafka(), settings.topics())
                .erase(asked, settings.get(OutputKeys.ERASE_MOVEMENTS), PATIENCE);
        PrintWriter out = context.out();
        answers.forgotten().forEach(customer -> out.println(customer + " is forgotten"));
        answers.unknown()
                .forEach(customer -> out.println("'" + customer + "' is not known: was it forgotten before, or is it"
                        + " spelled otherwise? Ids are told apart by every letter, also by its case"));
        answers.refused().forEach((customer, reason) -> out.println(customer + " is not forgotten: " + reason));
        answers.open()
                .forEach(customer -> out.println(customer + ": no answer in " + PATIENCE.toSeconds()
                        + " s; the request is in the log, and is answered when the pipeline runs"));
        forgetTerms(settings, answers);
        if (!answers.forgotten().isEmpty()) {
            out.println("their records are still in the topics: stop the pipeline and the producers, and run"
                    + " 'tidewatch erase --purge'");
        }
        return answers.forgotten().size() == asked.size() ? 0 : 1;
    }

    /** Also of customers that are not known: their discounts may be. */
    private void forgetTerms(Settings settings, EraseRequests.Answers answers) {
        Set<String> gone = new LinkedHashSet<>(answers.forgotten());
        gone.addAll(answers.unknown());
        if (gone.isEmpty()) {
            return;
        }
        try (CommittedRecords log = CommittedRecords.of(settings.kafka());
                Sender sender = Sender.to(settings.kafka());
                SchemaRegistryClient registry = RegistryClient.of(settings.schemaRegistry());
                IncomingDeserializer terms =
                        new IncomingDeserializer(InputRecord.TERMS, registry, settings.schemaRegistry())) {
            int forgotten = new TermsErasure(log, settings.topics(), terms).forget(gone, sender);
            if (forgotten > 0) {
                context.out().println("the terms of " + forgotten + " of their discounts are forgotten");
            }
        } catch (IOException e) {
            throw new UserError("the schema registry's client cannot be closed: " + e.getMessage(), e);
        }
    }

    private int purge(Settings settings) throws IOException {
        PrintWriter out = context.out();
        Set<String> attributes = Set.copyOf(settings.profile().segmentAttributes());
        try (Admin admin = ClusterAdmin.of(settings.kafka());
                SchemaRegistryClient registry = RegistryClient.of(settings.schemaRegistry());
                LogPurge log = new LogPurge(admin, settings.kafka(), settings.topics(), attributes, registry)) {
            LogPurge.Report report = log.purge(step -> context.err().println(step));
            report.returned().forEach(customer -> out.println(customer + " is left alone: it pays"));
            report.records().forEach((topic, records) -> out.println(topic + ": " + records + " records rewritten"));
            report.uncompacted()
                    .forEach(topic ->
                            out.println(topic + ": the broker has not compacted it yet; it will, or run this again"));
            out.println("erased from the topics: " + report.customers().size() + " customers");
        }
        deleteState(settings, out);
        return 0;
    }

    /** Both are copies of topics, in which deleted keys stay until they are compacted. */
    private static void deleteState(Settings settings, PrintWriter out) {
        Path state = Instance.of(settings).stateDirectory();
        delete(state.resolve(settings.applicationId()), "local state", out);
        delete(Views.directory(state, settings.applicationId()), "copy of the output topics", out);
        out.println("delete the state directory of each other instance before it starts again");
    }

    private static void delete(Path directory, String name, PrintWriter out) {
        if (Files.exists(directory)) {
            try {
                MoreFiles.deleteRecursively(directory, RecursiveDeleteOption.ALLOW_INSECURE);
            } catch (IOException e) {
                throw new UserError(directory + " cannot be deleted: " + e.getMessage() + "; delete it by hand", e);
            }
            out.println("the " + name + " in " + directory + " is deleted; it is read back at the next start");
        }
    }
}
