package dev.tidewatch.app.digest;

import dev.tidewatch.domain.risk.grade.Grade;
import dev.tidewatch.domain.vector.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * Says what happened on one business day, as it was published. Lists are whole; who writes them chooses how much is shown.
 *
 * @param lost customers that left on the day, the largest loss first
 * @param given subscriptions that customers gave up who keep others, the largest first
 * @param calls alerts that were open when the day ended, the largest expected loss first
 * @param differences what does not add up, a sentence each; empty if all does
 */
public record DailyDigest(
        About about,
        Mrr mrr,
        List<LostCustomer> lost,
        List<LostSubscription> given,
        List<Call> calls,
        Corrections corrections,
        Graded graded,
        List<String> differences) {

    public DailyDigest {
        lost = List.copyOf(lost);
        given = List.copyOf(given);
        calls = List.copyOf(calls);
        differences = List.copyOf(differences);
    }

    /**
     * Says of which day it is.
     *
     * @param zone of the business day
     * @param currency that amounts are in, unless they say another
     * @param asOf up to which instant events are in the figures
     * @param isFinal false while a late event may change them
     * @param wasRestated true if they changed although they were final
     */
    public record About(
            LocalDate day, ZoneId zone, String currency, Instant asOf, boolean isFinal, boolean wasRestated) {}

    /**
     * Says what happened to the MRR.
     *
     * @param booked in the reporting currency
     * @param paid in each currency that customers pay in, in order
     * @param movements how many of each kind there were
     */
    public record Mrr(Waterfall booked, List<Waterfall> paid, Map<Flow, Long> movements, Customers customers) {

        public Mrr {
            paid = List.copyOf(paid);
            movements = Map.copyOf(movements);
        }

        public long movements(Flow flow) {
            return movements.getOrDefault(flow, 0L);
        }
    }

    /**
     * Counts those that pay.
     *
     * @param withoutRate those that no rate prices; they are in no amount of the reporting currency
     */
    public record Customers(long start, long gained, long lost, long end, long withoutRate) {}

    /**
     * Says what was published on the day for earlier days.
     *
     * @param known false where all was published at once, as a replay does
     * @param days the newest first
     */
    public record Corrections(boolean known, List<CorrectedDay> days) {

        public Corrections {
            days = List.copyOf(days);
        }
    }

    /** Says how good the alerts were over the window that ends with the day. */
    public record Graded(Window window, List<Grade> grades) {

        public Graded {
            grades = List.copyOf(grades);
        }
    }
}
