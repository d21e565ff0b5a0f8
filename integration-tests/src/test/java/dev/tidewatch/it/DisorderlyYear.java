package dev.tidewatch.it;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidewatch.avro.json.RecordJson;
import dev.tidewatch.local.simulator.Disorder;
import dev.tidewatch.local.simulator.SimulatedCompany;
import dev.tidewatch.local.simulator.SimulatedEvent;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A year of customers in four currencies, some of whom state attributes of their own, a fifth of the events twice, many late by up
 * to 34 days, and the rates.
 */
final class DisorderlyYear {

    static final Instant END = Company.START.plus(Duration.ofDays(365));

    private static final long SEED = 11;
    private static final Disorder.Extent DISORDER = new Disorder.Extent(20, 30, Duration.ofDays(34));
    private static final ObjectMapper JSON = new ObjectMapper();

    private DisorderlyYear() {}

    /** The simulated company knows what happens to customers, the random one what does not. */
    static List<InputLine> arriving() throws IOException {
        List<InputLine> events =
                new ArrayList<>(Company.events(SEED, 20, 60, 60, Duration.between(Company.START, END)));
        SimulatedCompany.Size size = SimulatedCompany.Size.ending(60, Company.START, Duration.ofDays(300));
        SimulatedCompany company = new SimulatedCompany(size, SEED);
        while (company.hasNext() && company.nextArrival().isBefore(END)) {
            SimulatedEvent event = company.next();
            ObjectNode value = (ObjectNode) JSON.readTree(RecordJson.text(event.value()));
            events.add(new InputLine(event.input().topic(), event.customerId(), value));
        }
        events = StatedAttributes.among(events, SEED);
        events.forEach(ManyCurrencies::pay);
        events.sort(Comparator.comparing(InputLine::occurredAt));
        Disorder<InputLine> disorder = new Disorder<>(DISORDER, SEED);
        events.forEach(event -> disorder.send(event, event.occurredAt()));
        List<InputLine> arriving = disorder.arrivedBefore(Instant.MAX);
        arriving.addAll(arriving.size() / 2, ManyCurrencies.rates(Company.START, END, SEED));
        return arriving;
    }
}
