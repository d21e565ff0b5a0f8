package dev.tidewatch.local.compare;

import dev.tidewatch.app.UserError;
import dev.tidewatch.cli.Progress;
import dev.tidewatch.domain.comparison.Comparison;
import dev.tidewatch.domain.comparison.FigureComparison;
import dev.tidewatch.domain.comparison.ProfilePair;
import dev.tidewatch.domain.comparison.Refold;
import dev.tidewatch.domain.comparison.Scope;
import dev.tidewatch.domain.customer.CustomerEvent;
import dev.tidewatch.domain.money.Amounts;
import dev.tidewatch.local.WorkDirectory;
import dev.tidewatch.local.compare.CompareCommand.Asked;
import dev.tidewatch.local.compare.CompareCommand.Side;
import dev.tidewatch.local.replay.ReplayRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Replays the input under both profiles, then folds its customers again to find out why they differ. */
final class ProfileComparison {

    private final Side left;
    private final Side right;
    private final PrintWriter err;

    ProfileComparison(Side left, Side right, PrintWriter err) {
        this.left = left;
        this.right = right;
        this.err = err;
    }

    Findings of(Asked asked) throws IOException {
        try (WorkDirectory work = WorkDirectory.of(null)) {
            Replayed ofLeft =
                    replay(asked, left, Files.createDirectory(work.path().resolve("left")));
            Replayed ofRight =
                    replay(asked, right, Files.createDirectory(work.path().resolve("right")));
            LocalDate day = Rows.day(ofLeft.published.rows(), ofRight.published.rows());
            Scope scope = new Scope(asked.rows().segment(), asked.rows().window(), Math.toIntExact(day.toEpochDay()));
            return new Explaining(ofLeft, ofRight, day).findings(asked.input(), scope);
        }
    }

    private Replayed replay(Asked asked, Side side, Path directory) throws IOException {
        err.println("Profile " + side.name());
        Instant until = ReplayRun.of(asked.input(), asked.until(), directory, side.settings(), err);
        return new Replayed(side, until, Published.in(directory, asked.rows()));
    }

    private record Replayed(Side side, Instant until, Published published) {}

    /** Both replays, and what they must agree with. */
    private final class Explaining {

        private final Replayed ofLeft;
        private final Replayed ofRight;
        private final LocalDate day;
        private final ProfilePair pair =
                new ProfilePair(left.settings().profile(), right.settings().profile());

        private Explaining(Replayed ofLeft, Replayed ofRight, LocalDate day) {
            this.ofLeft = ofLeft;
            this.ofRight = ofRight;
            this.day = day;
        }

        private Findings findings(String input, Scope scope) throws IOException {
            Arrivals read = Arrivals.in(input, pair.left());
            Comparison comparison =
                    new Comparison(pair, scope, new Refold(ofLeft.until, Instant.now(), read.rates(), read.terms()));
            SortedMap<String, List<CustomerEvent>> arrivals = read.byCustomer();
            try (Progress progress = Progress.of("Comparing", arrivals.size(), err)) {
                int done = 0;
                for (Map.Entry<String, List<CustomerEvent>> customer : arrivals.entrySet()) {
                    add(comparison, customer.getKey(), customer.getValue());
                    progress.at(++done);
                }
            }
            ofLeft.published.customers().forEach(id -> check(ofLeft, id, arrivals.containsKey(id)));
            ofRight.published.customers().forEach(id -> check(ofRight, id, arrivals.containsKey(id)));
            FigureComparison figures = comparison.figures(PublishedNames::of);
            checkFigures(ofLeft, figures.left());
            checkFigures(ofRight, figures.right());
            return new Findings(
                    pair.differing(),
                    scope,
                    ofLeft.until,
                    arrivals.size(),
                    figures.differences(),
                    comparison.differences());
        }

        private void add(Comparison comparison, String customerId, List<CustomerEvent> arrivals) {
            Comparison.Both both = comparison.add(customerId, arrivals);
            check(ofLeft, customerId, both.left().equals(ofLeft.published.movements(customerId)));
            check(ofRight, customerId, both.right().equals(ofRight.published.movements(customerId)));
        }

        private void checkFigures(Replayed replayed, Map<String, @Nullable BigDecimal> figures) {
            Rows rows = replayed.published.rows();
            if (rows.has(day)) {
                figures.forEach((name, value) -> check(replayed, name, Amounts.same(value, rows.figure(day, name))));
            }
        }

        /** Else an explanation would be of other numbers than those that are published. */
        private void check(Replayed replayed, String what, boolean agrees) {
            if (!agrees) {
                throw new UserError("the replay under " + replayed.side.name()
                        + " and its events computed again disagree on " + what
                        + "; this is a defect, please report it with the input");
            }
        }
    }
}
