package dev.tidewatch.it.released;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidewatch.avro.json.RecordJson;
import dev.tidewatch.avro.state.message.ControlMessage;
import dev.tidewatch.avro.state.message.ReleaseMessage;
import dev.tidewatch.domain.fx.Rate;
import dev.tidewatch.it.BadLines;
import dev.tidewatch.it.Cluster;
import dev.tidewatch.it.Company;
import dev.tidewatch.it.InputLine;
import dev.tidewatch.it.ManyCurrencies;
import dev.tidewatch.it.StatedAttributes;
import dev.tidewatch.local.simulator.Disorder;
import dev.tidewatch.local.simulator.SimulatedCompany;
import dev.tidewatch.local.simulator.SimulatedEvent;
import dev.tidewatch.stream.names.Topics;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Utils;

/**
 * What a new fixture is fed with: a small company of all kinds of events, in several currencies, late, twice and wrong, in three
 * phases. The first ends with rows, the second with much that no row has yet, the third with rows again.
 */
final class FedCompany {

    /** The state is taken after so many. */
    static final int DONE = 2;

    private static final long SEED = 5;
    private static final Disorder.Extent DISORDER = new Disorder.Extent(10, 20, Duration.ofDays(34));
    private static final Instant FIRST_ROWS = Company.START.plus(Duration.ofDays(30));

    /** More than a quarter after the first: what changed since the last release is told once more. */
    private static final Instant TAKEN = Company.START.plus(Duration.ofDays(125));

    private static final Instant LAST_EVENT = Company.START.plus(Duration.ofDays(150));
    private static final Instant END = Company.START.plus(Duration.ofDays(170));
    private static final long BEFORE_ALL_EVENTS = 0;
    private static final int NANO_DIGITS = 9;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Cluster cluster;
    private final Topics topics;
    private final List<Fed> fed = new ArrayList<>();

    private FedCompany(Cluster cluster, Topics topics) {
        this.cluster = cluster;
        this.topics = topics;
    }

    /** @param cluster whose registry has the schemas */
    static List<Fed> of(Cluster cluster, Topics topics) throws IOException {
        FedCompany company = new FedCompany(cluster, topics);
        Disorder<InputLine> disorder = new Disorder<>(DISORDER, SEED);
        events().forEach(event -> disorder.send(event, event.occurredAt()));
        company.rates(1, ManyCurrencies.rates(Company.START, TAKEN, SEED));
        company.events(1, withBadLines(disorder.arrivedBefore(FIRST_ROWS)));
        company.advance(1, FIRST_ROWS);
        company.events(2, disorder.arrivedBefore(TAKEN));
        company.rates(3, ManyCurrencies.rates(TAKEN.minus(Duration.ofDays(9)), END, SEED + 1));
        company.events(3, disorder.arrivedBefore(Instant.MAX));
        company.advance(3, END);
        return company.fed;
    }

    /** The simulated company knows what happens to customers, the random one what does not. */
    private static List<InputLine> events() throws IOException {
        List<InputLine> events = new ArrayList<>(Company.events(SEED, 10, 40, 60));
        SimulatedCompany.Size size =
                SimulatedCompany.Size.ending(30, Company.START.minus(Duration.ofDays(2)), Duration.ofDays(60));
        SimulatedCompany company = new SimulatedCompany(size, SEED);
        while (company.hasNext() && company.nextArrival().isBefore(LAST_EVENT)) {
            SimulatedEvent event = company.next();
            ObjectNode value = (ObjectNode) JSON.readTree(RecordJson.text(event.value()));
            events.add(new InputLine(event.input().topic(), event.customerId(), value));
        }
        events.removeIf(event -> event.occurredAt().isAfter(LAST_EVENT));
        List<InputLine> all = StatedAttributes.among(events, SEED);
        all.forEach(ManyCurrencies::pay);
        all.sort(Comparator.comparing(InputLine::occurredAt));
        return all;
    }

    private static List<InputLine> withBadLines(List<InputLine> arrived) {
        List<InputLine> lines = new ArrayList<>(arrived);
        BadLines.insertInto(lines, FIRST_ROWS.minus(Duration.ofDays(15)), "wrong");
        return lines;
    }

    private void events(int phase, List<InputLine> lines) {
        for (ProducerRecord<byte[], byte[]> record : cluster.encoded(topics, lines)) {
            String to = record.topic().substring(topics.prefix().length());
            fed.add(new Fed(phase, to, partition(record.key()), END.toEpochMilli(), record.key(), record.value()));
        }
    }

    /** As a replay does: the whole table first, for all who need it. */
    private void rates(int phase, List<InputLine> lines) {
        events(phase, lines);
        for (InputLine line : lines) {
            Rate rate = rate(line.value());
            for (int partition = 0; partition < Cluster.PARTITIONS; partition++) {
                tell(phase, Fed.CONTROL, partition, ControlMessage.rate(rate));
            }
            tell(phase, Fed.DIFFERENCES, 0, ReleaseMessage.rate(rate));
        }
    }

    private void advance(int phase, Instant to) {
        for (int partition = 0; partition < Cluster.PARTITIONS; partition++) {
            tell(phase, Fed.CONTROL, partition, ControlMessage.advance(to));
        }
    }

    private void tell(int phase, String to, int partition, byte[] message) {
        fed.add(new Fed(phase, to, partition, BEFORE_ALL_EVENTS, null, message));
    }

    private static Rate rate(ObjectNode value) {
        return new Rate(
                value.get("currency").textValue(),
                Math.toIntExact(LocalDate.parse(value.get("date").textValue()).toEpochDay()),
                new BigDecimal(value.get("rate").textValue())
                        .movePointRight(NANO_DIGITS)
                        .longValueExact(),
                Instant.parse(value.get("publishedAt").textValue()));
    }

    /** As producers choose it. */
    private static int partition(byte[] key) {
        return key == null ? 0 : Utils.toPositive(Utils.murmur2(key)) % Cluster.PARTITIONS;
    }
}
