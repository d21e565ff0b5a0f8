package dev.tidewatch.benchmark;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Sends a company's events at a rate, and remembers when it sent those that raise an alert. */
final class SteadyLoad {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final StackInput input;
    private final SteadyCompany company;
    private final int rate;
    private final Map<String, Long> sentNanos = new LinkedHashMap<>();

    SteadyLoad(StackInput input, SteadyCompany company, int rate) {
        this.input = input;
        this.company = company;
        this.rate = rate;
    }

    /** All customers start, {@code leaving} of whom {@link #send} lets leave. */
    void begin(int customers, int leaving) {
        for (int customer = 0; customer < customers; customer++) {
            input.send(company.start(company.customer(customer), now()));
        }
        for (int number = 0; number < leaving; number++) {
            input.send(company.start(leaving(number), now()));
        }
    }

    /** The turns from {@code from} to before {@code to}, each when it is due. */
    void send(long from, long to, Set<Long> raising) {
        long start = System.nanoTime();
        for (long turn = from; turn < to; turn++) {
            awaitNanos(start + (turn - from) * SECOND / rate);
            if (raising.contains(turn)) {
                raiseAlert();
            } else {
                input.send(company.next(turn, now()));
            }
        }
    }

    /** By customer, {@link System#nanoTime()}. */
    Map<String, Long> sentNanos() {
        return sentNanos;
    }

    private void raiseAlert() {
        String customer = leaving(sentNanos.size());
        sentNanos.put(customer, System.nanoTime());
        input.sendPromptly(company.scheduleEnd(customer, now()));
    }

    private static String leaving(int number) {
        return "leaving_" + number;
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private static void awaitNanos(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
