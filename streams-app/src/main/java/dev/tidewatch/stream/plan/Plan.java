package dev.tidewatch.stream.plan;

import dev.tidewatch.avro.input.IncomingDeserializer;
import dev.tidewatch.domain.customer.CustomerPolicy;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.stream.clock.LiveClock;
import dev.tidewatch.stream.names.Topics;

/**
 * Everything that a pipeline is built from, but for the registry.
 *
 * @param partitions of each topic of events
 * @param largestValue in bytes, of a record that is read
 * @param clock the present, with the wall clock
 */
public record Plan(
        Topics topics,
        int partitions,
        CustomerPolicy policy,
        ClockMode clockMode,
        RowLimits limits,
        int largestValue,
        LiveClock clock) {

    /** With the largest value that is usual. */
    public Plan(Topics topics, int partitions, CustomerPolicy policy, ClockMode clockMode, RowLimits limits) {
        this(topics, partitions, policy, clockMode, limits, IncomingDeserializer.LARGEST_VALUE);
    }

    /** Makes a plan in the time of the wall clock. */
    public Plan(
            Topics topics,
            int partitions,
            CustomerPolicy policy,
            ClockMode clockMode,
            RowLimits limits,
            int largestValue) {
        this(topics, partitions, policy, clockMode, limits, largestValue, LiveClock.WALL);
    }

    /** Returns the plan in a time of its own. */
    public Plan in(LiveClock clock) {
        return new Plan(topics, partitions, policy, clockMode, limits, largestValue, clock);
    }

    public Profile profile() {
        return policy.profile();
    }
}
