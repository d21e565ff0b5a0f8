package dev.tidewatch.app.grades;

import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.app.views.Views;
import dev.tidewatch.avro.output.PublishedHistory;
import dev.tidewatch.avro.told.MovementsTold;
import dev.tidewatch.domain.risk.grade.Grade;
import dev.tidewatch.domain.risk.grade.Grading;
import dev.tidewatch.domain.risk.grade.Span;
import dev.tidewatch.domain.time.BusinessDays;
import dev.tidewatch.domain.vector.Window;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The grades of windows, from the outcomes and movements that were published. All movements are read for an answer, so an answer is
 * given again for twenty times as long as it took: who asks often costs a twentieth of a core at most.
 */
public final class GradeBook {

    private static final int TIMES = 20;
    private static final int KEPT = 20;

    private final Views views;
    private final Grading.Terms terms;
    private final PublishedHistory history;
    private final BusinessDays days;
    private final LongSupplier nanos;
    private final Map<Asked, Answer> answers = new LinkedHashMap<>();

    public GradeBook(Views views, Settings settings) {
        this(views, settings, System::nanoTime);
    }

    /** @param nanos that pass */
    public GradeBook(Views views, Settings settings, LongSupplier nanos) {
        this.views = views;
        this.history = new PublishedHistory(settings.profile());
        this.days = new BusinessDays(settings.profile().zone());
        this.terms = terms(settings);
        this.nanos = nanos;
    }

    /** By which the alerts of a pipeline are graded. */
    public static Grading.Terms terms(Settings settings) {
        return new Grading.Terms(
                settings.policy().risk().outcomes(),
                settings.policy().risk().policy().suppression().holdout(),
                new BusinessDays(settings.profile().zone()));
    }

    private record Asked(Window window, int day) {}

    private record Answer(List<Grade> grades, long until) {}

    /**
     * The grades of a window, in order.
     *
     * @param day its last one, in days since 1970-01-01
     */
    public synchronized List<Grade> of(Window window, int day) {
        Asked asked = new Asked(window, day);
        Answer answer = answers.get(asked);
        if (answer == null || nanos.getAsLong() - answer.until >= 0) {
            answer = answer(asked);
            answers.remove(asked);
            answers.put(asked, answer);
            if (answers.size() > KEPT) {
                answers.remove(answers.keySet().iterator().next());
            }
        }
        return answer.grades;
    }

    private Answer answer(Asked asked) {
        long from = nanos.getAsLong();
        Span window = Span.of(asked.window, asked.day, days);
        Grading grading = new Grading(terms, views.outcomes().alerts(), List.of(window));
        views.movements()
                .customers(
                        MovementsTold.ALL,
                        customer -> grading.add(customer.customerId(), history.of(customer.holding())));
        List<Grade> grades = grading.grades(window);
        long end = nanos.getAsLong();
        return new Answer(grades, end + TIMES * (end - from));
    }
}
