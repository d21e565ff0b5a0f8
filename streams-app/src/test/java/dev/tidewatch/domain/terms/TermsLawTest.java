package dev.tidewatch.domain.terms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.fx.Rates;
import dev.tidewatch.domain.ledger.movement.Movement;
import dev.tidewatch.domain.ledger.movement.MovementLine;
import dev.tidewatch.domain.testing.AcceptedEvents;
import dev.tidewatch.domain.testing.Arrival;
import dev.tidewatch.domain.testing.ArrivalOrders;
import dev.tidewatch.domain.testing.EventStories;
import dev.tidewatch.domain.testing.Law;
import dev.tidewatch.domain.testing.LedgerDriver;
import dev.tidewatch.domain.testing.NaiveLedger;
import dev.tidewatch.domain.testing.NaiveTerms;
import dev.tidewatch.domain.testing.Story;
import dev.tidewatch.domain.testing.TermsStory;
import dev.tidewatch.domain.testing.TermsStory.Published;
import dev.tidewatch.domain.valuation.Line;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The law where discounts are known by id: whenever their terms come, the same movements are left. */
class TermsLawTest {

    @Test
    void shouldEqualTheBatchAfterEveryArrivalWheneverTheTermsCome() {
        Law.of(seed -> TermsStory.from(seed, neverFolding(seed)).log(), TermsLawTest::equalsTheBatch)
                .holdsForEverySeed();
    }

    @Test
    void shouldComeToTheSameMrrWhenTermsComeAfterWhatTheyConcernWasFolded() {
        Law.of(seed -> TermsStory.from(seed, EventStories.from(seed)).log(), TermsLawTest::closesAsTheBatch)
                .holdsForEverySeed();
    }

    private static Story neverFolding(long seed) {
        return EventStories.from(seed).neverFolding();
    }

    private static void equalsTheBatch(long seed, List<Published> log) {
        Telling telling = new Telling(seed, TermsStory.from(seed, neverFolding(seed)), log);
        telling.tell(() ->
                assertThat(telling.driver.published()).isEqualTo(telling.batch().movements()));
    }

    /** No event names the terms of a customer or of an invoice, so that nothing waits for them: these come first. */
    private static void closesAsTheBatch(long seed, List<Published> log) {
        Telling telling = new Telling(seed, TermsStory.from(seed, EventStories.from(seed)), unnamedFirst(log));
        telling.comeUnnamed();
        telling.tell(() -> assertThat(closing(telling.driver.published()))
                .isEqualTo(telling.batch().closing()));
    }

    private static List<Published> unnamedFirst(List<Published> log) {
        Set<String> unnamed = unnamed(log);
        List<Published> first = new ArrayList<>(log);
        first.sort(Comparator.comparing(published -> !unnamed.contains(published.id())));
        return first;
    }

    private static Set<String> unnamed(Collection<Published> log) {
        Set<String> unnamed = new HashSet<>();
        for (Published published : log) {
            if (published.terms() != null && published.terms().customerId() != null) {
                unnamed.add(published.id());
            }
        }
        return unnamed;
    }

    /** The sum of all changes, by line. */
    private static SortedMap<Line, Long> closing(List<Movement> movements) {
        SortedMap<Line, Long> closing = new TreeMap<>();
        for (Movement movement : movements) {
            for (MovementLine line : movement.lines()) {
                closing.merge(line.line(), line.after() - line.before(), Math::addExact);
            }
        }
        closing.values().removeIf(micros -> micros == 0);
        return closing;
    }

    /** A customer's events, and terms that come anywhere between them, in the order of their topic. */
    private static final class Telling {

        private final TermsStory told;
        private final Deque<Published> coming;
        private final TermsTable table = new TermsTable();
        private final LedgerDriver driver;
        private final List<Published> come = new ArrayList<>();
        private final AcceptedEvents accepted = new AcceptedEvents();
        private final SplittableRandom random;
        private final List<Arrival> arrivals;
        private boolean begun;

        Telling(long seed, TermsStory told, List<Published> log) {
            this.told = told;
            coming = new ArrayDeque<>(log);
            driver = new LedgerDriver(told.story().profile(), Rates.NONE, table);
            random = new SplittableRandom(seed);
            arrivals = ArrivalOrders.admissible(told.story(), told.story().end(), seed);
        }

        void comeUnnamed() {
            Set<String> unnamed = unnamed(coming);
            while (!coming.isEmpty() && unnamed.contains(coming.element().id())) {
                come(coming.remove());
            }
        }

        /** @param check after each step */
        void tell(Runnable check) {
            int most = 2 + 2 * coming.size() / arrivals.size();
            for (Arrival arrival : arrivals) {
                for (int i = random.nextInt(most); i > 0 && !coming.isEmpty(); i--) {
                    come(coming.remove());
                }
                if (!begun) {
                    driver.begin(table.ofCustomer(TermsStory.CUSTOMER));
                    begun = true;
                }
                if (driver.take(arrival).accepted()) {
                    accepted.take(arrival.event());
                }
                check.run();
            }
            while (!coming.isEmpty()) {
                come(coming.remove());
                check.run();
            }
        }

        private void come(Published next) {
            DiscountTerms terms = next.terms();
            boolean changes = terms == null ? table.forget(next.id()) != null : table.put(terms);
            if (changes && begun) {
                driver.reprice(table.ofCustomer(TermsStory.CUSTOMER));
            }
            come.add(next);
        }

        NaiveLedger batch() {
            NaiveTerms terms = new NaiveTerms(TermsStory.CUSTOMER, come);
            return new NaiveLedger(
                    told.story().profile(), accepted, driver.ledger().clock(), List.of(), terms);
        }
    }
}
