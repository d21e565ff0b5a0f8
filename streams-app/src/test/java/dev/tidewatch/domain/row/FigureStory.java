package dev.tidewatch.domain.row;

import static java.util.Objects.requireNonNull;

import dev.tidewatch.app.settings.ScorecardFile;
import dev.tidewatch.domain.billing.BillingEntry;
import dev.tidewatch.domain.billing.BillingType;
import dev.tidewatch.domain.customer.BillingChange;
import dev.tidewatch.domain.customer.CustomerEvent;
import dev.tidewatch.domain.customer.CustomerFold;
import dev.tidewatch.domain.customer.CustomerPolicy;
import dev.tidewatch.domain.customer.CustomerState;
import dev.tidewatch.domain.customer.Feedback;
import dev.tidewatch.domain.customer.SubscriptionChange;
import dev.tidewatch.domain.difference.DifferenceCalculus;
import dev.tidewatch.domain.difference.Differences;
import dev.tidewatch.domain.figure.RetentionFigures;
import dev.tidewatch.domain.fx.Rates;
import dev.tidewatch.domain.history.Answer;
import dev.tidewatch.domain.history.CustomerHistory;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.risk.RiskModel;
import dev.tidewatch.domain.risk.alert.AlertPolicy;
import dev.tidewatch.domain.testing.Notation;
import dev.tidewatch.domain.time.BusinessDays;
import dev.tidewatch.domain.vector.Window;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** One customer's story as docs/formulas.md tells it, and the rows that come of it. */
final class FigureStory {

    private static final Profile PROFILE = Profile.TIDEWATCH;

    private final CustomerFold fold = new CustomerFold(
            new CustomerPolicy(PROFILE, new RiskModel(ScorecardFile.builtIn(), AlertPolicy.TIDEWATCH)), Rates.NONE);
    private final BusinessDays days = new BusinessDays(PROFILE.zone());
    private final DifferenceCalculus calculus = new DifferenceCalculus(PROFILE);
    private CustomerState state = CustomerState.EMPTY;
    private Instant latest = Instant.EPOCH;
    private int events;

    /** The figures of all customers over a window that ends with the day. */
    RetentionFigures happens(String time, String what, Window window) {
        Instant at = Notation.instant(time);
        latest = at;
        state = what.equals("clock")
                ? fold.advance(state, at).state()
                : fold.apply(state, event(at, what), at, at).state();
        LocalDate day = LocalDate.ofEpochDay(days.of(latest));
        Differences sum = new Differences();
        calculus.add(CustomerHistory.EMPTY, state.history().current(), sum);
        MetricsInMemory metrics = new MetricsInMemory(PROFILE, Rates.NONE);
        metrics.take(sum);
        metrics.publish(days.end(days.of(latest)).plusMillis(1));
        return requireNonNull(metrics.rows().get("all|" + window + "|" + day)).figures();
    }

    /** {@code paid 50}, {@code NPS 9}, {@code CSAT 4 of 5}, or a snapshot. */
    private CustomerEvent event(Instant at, String what) {
        String id = "evt_" + events++;
        String[] words = what.split(" ", -1);
        return switch (words[0]) {
            case "paid" -> new BillingChange(paid(id, at, words[1]));
            case "NPS" -> feedback(id, new Answer(Answer.Survey.NPS, at, Integer.parseInt(words[1]), 10));
            case "CSAT" ->
                feedback(
                        id, new Answer(Answer.Survey.CSAT, at, Integer.parseInt(words[1]), Integer.parseInt(words[3])));
            default -> new SubscriptionChange(Notation.snapshot(id, at, what));
        };
    }

    private static BillingEntry paid(String id, Instant at, String amount) {
        long micros = new BigDecimal(amount).movePointRight(6).longValueExact();
        return new BillingEntry(id, at, BillingType.INVOICE_PAID, id, micros, "USD", null);
    }

    private static Feedback feedback(String id, Answer answer) {
        return new Feedback(id, answer.at(), answer);
    }
}
