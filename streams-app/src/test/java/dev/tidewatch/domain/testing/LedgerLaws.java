package dev.tidewatch.domain.testing;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.DeadLetterReason;
import dev.tidewatch.domain.Decision;
import dev.tidewatch.domain.Rejection;
import dev.tidewatch.domain.customer.AttributeChange;
import dev.tidewatch.domain.customer.CustomerEvent;
import dev.tidewatch.domain.customer.SubscriptionChange;
import dev.tidewatch.domain.ledger.Ledger;
import dev.tidewatch.domain.ledger.LedgerFold;
import dev.tidewatch.domain.ledger.Revised;
import dev.tidewatch.domain.ledger.SubscriptionHistory;
import dev.tidewatch.domain.ledger.movement.Correction;
import dev.tidewatch.domain.ledger.movement.Movement;
import dev.tidewatch.domain.ledger.movement.MovementKey;
import dev.tidewatch.domain.ledger.movement.MovementLine;
import dev.tidewatch.domain.profile.ChurnRecognition;
import dev.tidewatch.domain.profile.DiscountTiming;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.valuation.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What has to hold after every single arrival; keeps its own account of what was accepted. */
public final class LedgerLaws {

    private final Profile profile;
    private final LedgerFold fold;
    private final LedgerDriver driver;
    private final AcceptedEvents accepted = new AcceptedEvents();
    private final Map<MovementKey, Correction> newest = new HashMap<>();
    private @Nullable Instant newestOccurredAt;
    private @Nullable Instant newestAttributes;
    private Instant clock = Ledger.BEGINNING;

    private LedgerLaws(Profile profile) {
        this.profile = profile;
        this.fold = new LedgerFold(profile);
        this.driver = new LedgerDriver(profile);
    }

    /** Fails after the first arrival after which something does not hold. */
    public static void check(Profile profile, List<Arrival> arrivals) {
        LedgerLaws laws = new LedgerLaws(profile);
        arrivals.forEach(laws::after);
    }

    /** What stands at the end. */
    public static List<Movement> published(Profile profile, List<Arrival> arrivals) {
        LedgerDriver driver = new LedgerDriver(profile);
        arrivals.forEach(driver::take);
        return driver.published();
    }

    private void after(Arrival arrival) {
        CustomerEvent event = arrival.event();
        DeadLetterReason expected = event == null ? null : rejection(event);
        Ledger before = driver.ledger();
        Decision<Ledger, Revised> decision = driver.take(arrival);
        assertThat(reason(decision)).as("rejection").isEqualTo(expected);
        assertThat(decision.accepted()).as("counts").isEqualTo(expected == null || replaces(event, expected));
        if (decision.accepted()) {
            remember(event);
            clock = driver.clock();
        } else {
            assertThat(decision.state()).as("refused").isEqualTo(before);
        }
        revisionsCount(decision);
        publishedIsTheBatch();
        recordsConnect();
        stateIsBounded();
        if (event != null) {
            repetitionChangesNothing(event);
        }
    }

    /** Section 1 and the conflicts of section 3, from the account of these laws alone. */
    private @Nullable DeadLetterReason rejection(CustomerEvent arriving) {
        boolean ofAttributes = arriving instanceof AttributeChange;
        if (isLate(newestOccurredAt, arriving) || (ofAttributes && isLate(newestAttributes, arriving))) {
            return DeadLetterReason.TOO_LATE;
        }
        CustomerEvent known = accepted.known(arriving);
        return known == null || known.equals(arriving) ? null : DeadLetterReason.CONFLICT;
    }

    private boolean isLate(@Nullable Instant newest, CustomerEvent arriving) {
        return newest != null && arriving.occurredAt().isBefore(newest.minus(profile.lateness()));
    }

    /** Of two contents the one with the smaller canonical JSON counts. */
    private boolean replaces(@Nullable CustomerEvent arriving, DeadLetterReason reason) {
        if (arriving == null || reason != DeadLetterReason.CONFLICT) {
            return false;
        }
        CustomerEvent known = requireNonNull(accepted.known(arriving));
        return AcceptedEvents.text(arriving).compareTo(AcceptedEvents.text(known)) < 0;
    }

    private void remember(@Nullable CustomerEvent arriving) {
        accepted.take(arriving);
        if (arriving instanceof SubscriptionChange) {
            newestOccurredAt = later(newestOccurredAt, arriving.occurredAt());
        } else if (arriving instanceof AttributeChange) {
            newestAttributes = later(newestAttributes, arriving.occurredAt());
        }
    }

    private static Instant later(@Nullable Instant newest, Instant at) {
        return newest == null || newest.isBefore(at) ? at : newest;
    }

    private void revisionsCount(Decision<Ledger, Revised> decision) {
        for (Correction correction : decision.outputs().corrections()) {
            Movement movement = correction.movement();
            Correction last = newest.put(movement.key(), correction);
            int next = last == null ? 0 : last.revision() + 1;
            assertThat(correction.revision())
                    .as("revision of %s", movement.key())
                    .isEqualTo(next);
            assertThat(correction.provisional())
                    .as("provisional")
                    .isEqualTo(clock.isBefore(movement.key().at().plus(profile.grouping()))
                            || movement.reportingAmount() == null);
            if (correction.voided()) {
                assertThat(last).as("void of %s", movement.key()).isNotNull();
                assertThat(last.voided()).as("void of a void").isFalse();
                assertThat(movement).as("void repeats").isEqualTo(last.movement());
            } else if (last != null && !last.voided()) {
                assertThat(movement).as("revision without a reason").isNotEqualTo(last.movement());
            }
        }
    }

    private void publishedIsTheBatch() {
        NaiveLedger batch = new NaiveLedger(profile, accepted, clock);
        assertThat(driver.published()).as("published").isEqualTo(batch.movements());
        assertThat(closing()).as("opening + movements").isEqualTo(batch.closing());
    }

    /** The sum of all changes, by line. */
    private SortedMap<Line, Long> closing() {
        SortedMap<Line, Long> closing = new TreeMap<>();
        for (Movement movement : driver.published()) {
            for (MovementLine line : movement.lines()) {
                closing.merge(line.line(), line.after() - line.before(), Math::addExact);
            }
        }
        closing.values().removeIf(micros -> micros == 0);
        return closing;
    }

    private void recordsConnect() {
        Map<String, Movement> last = new HashMap<>();
        for (Movement movement : driver.published()) {
            Movement previous = last.put(movement.key().currency(), movement);
            long before = previous == null ? 0 : previous.after();
            assertThat(movement.before()).as("before of %s", movement.key()).isEqualTo(before);
            assertThat(linesBefore(movement))
                    .as("lines before %s", movement.key())
                    .isEqualTo(previous == null ? Map.of() : linesAfter(previous));
        }
    }

    private static Map<Line, Long> linesBefore(Movement movement) {
        Map<Line, Long> lines = new HashMap<>();
        movement.lines().forEach(line -> lines.put(line.line(), line.before()));
        lines.values().removeIf(micros -> micros == 0);
        return lines;
    }

    private static Map<Line, Long> linesAfter(Movement movement) {
        Map<Line, Long> lines = new HashMap<>();
        movement.lines().forEach(line -> lines.put(line.line(), line.after()));
        lines.values().removeIf(micros -> micros == 0);
        return lines;
    }

    private void stateIsBounded() {
        if (newestOccurredAt == null) {
            return;
        }
        Instant oldest =
                carrying(settled(newestOccurredAt.minus(correctable()))).minus(profile.grouping());
        List<Snapshot> tooOld = new ArrayList<>();
        for (SubscriptionHistory history : driver.ledger().subscriptions()) {
            history.retained().stream()
                    .filter(snapshot -> !snapshot.occurredAt().isAfter(oldest))
                    .forEach(tooOld::add);
        }
        assertThat(tooOld).as("retained").isEmpty();
        assertThat(driver.ledger().attributes().retained())
                .as("retained attributes")
                .allMatch(attributes -> attributes.occurredAt().isAfter(oldest));
        Instant folded = driver.ledger().foldedBefore();
        assertThat(driver.ledger().revisions())
                .as("remembered revisions")
                .noneMatch(revision -> revision.key().at().isBefore(folded));
    }

    /** A {@code cancelAt} that may prove to be no request stays with its snapshots until a day after it, as seen from where history is cut for another. */
    private Instant settled(Instant horizon) {
        Instant settled = settledOnce(horizon);
        return settled.isBefore(horizon) ? settled(settled) : horizon;
    }

    private Instant settledOnce(Instant horizon) {
        boolean waits = profile.churnRecognition() == ChurnRecognition.REQUESTED;
        return accepted.snapshots().stream()
                .filter(snapshot -> waits && snapshot.cancelAt() != null)
                .filter(snapshot -> requireNonNull(snapshot.cancelAt())
                        .plus(Duration.ofDays(1))
                        .isAfter(horizon))
                .map(snapshot -> snapshot.occurredAt().minusMillis(1))
                .filter(horizon::isAfter)
                .min(Instant::compareTo)
                .orElse(horizon);
    }

    /** What is carried into a period stays with the snapshot that stated it until the period ends: at most two of the longest. */
    private Instant carrying(Instant horizon) {
        boolean mayCarry = profile.discountTiming() == DiscountTiming.BILLED
                && accepted.snapshots().stream()
                        .anyMatch(snapshot -> !snapshot.discounts().isEmpty());
        return accepted.snapshots().stream()
                .flatMap(snapshot -> snapshot.items().stream())
                .map(item -> Duration.ofHours(4 * item.interval().length()))
                .max(Duration::compareTo)
                .filter(longest -> mayCarry)
                .map(horizon::minus)
                .orElse(horizon);
    }

    /** A movement without a rate is waited for. */
    private Duration correctable() {
        boolean waits = accepted.snapshots().stream()
                .flatMap(snapshot -> snapshot.items().stream())
                .anyMatch(item -> !item.currency().equals(profile.reportingCurrency()));
        Duration patience = profile.rates().patience();
        return waits && patience.compareTo(profile.lateness()) > 0 ? patience : profile.lateness();
    }

    private void repetitionChangesNothing(CustomerEvent event) {
        Ledger ledger = driver.ledger();
        Decision<Ledger, Revised> again = event instanceof AttributeChange change
                ? fold.accept(ledger, change.attributes(), ledger.clock())
                : fold.accept(ledger, ((SubscriptionChange) event).snapshot(), ledger.clock());
        assertThat(again.state()).as("after a repetition").isEqualTo(ledger);
        assertThat(again.outputs().corrections())
                .as("published for a repetition")
                .isEmpty();
    }

    private static @Nullable DeadLetterReason reason(Decision<Ledger, Revised> decision) {
        Rejection rejected = decision.rejected();
        return rejected == null ? null : rejected.reason();
    }
}
