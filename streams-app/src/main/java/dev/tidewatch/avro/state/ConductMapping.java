package dev.tidewatch.avro.state;

import dev.tidewatch.avro.state.codec.EpochMillis;
import dev.tidewatch.domain.history.Answer;
import dev.tidewatch.domain.history.BusinessDayList;
import dev.tidewatch.domain.history.MrrLine;
import dev.tidewatch.domain.history.Trial;
import dev.tidewatch.domain.rfm.Paid;
import dev.tidewatch.state.AnswerState;
import dev.tidewatch.state.LineState;
import dev.tidewatch.state.PaidState;
import dev.tidewatch.state.TrialState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A customer's trials, purchases and answers as kept in state. */
final class ConductMapping {

    private ConductMapping() {}

    static List<TrialState> trials(List<Trial> trials, Function<List<MrrLine>, List<LineState>> lines) {
        List<TrialState> states = new ArrayList<>(trials.size());
        for (Trial trial : trials) {
            states.add(new TrialState(
                    trial.subscriptionId(),
                    trial.startedAt().toEpochMilli(),
                    EpochMillis.of(trial.endedAt()),
                    trial.converted(),
                    lines.apply(trial.lines())));
        }
        return states;
    }

    static List<Trial> toDomain(List<TrialState> states, Function<List<LineState>, List<MrrLine>> lines) {
        List<Trial> trials = new ArrayList<>(states.size());
        for (TrialState state : states) {
            trials.add(new Trial(
                    state.getSubscriptionId(),
                    Instant.ofEpochMilli(state.getStartedAt()),
                    EpochMillis.instant(state.getEndedAt()),
                    state.getConverted(),
                    lines.apply(state.getLines())));
        }
        return trials;
    }

    static List<Integer> toAvro(BusinessDayList days) {
        List<Integer> gaps = new ArrayList<>(days.size());
        for (int i = 0; i < days.size(); i++) {
            gaps.add(i == 0 ? days.get(0) : days.get(i) - days.get(i - 1));
        }
        return gaps;
    }

    static BusinessDayList days(List<Integer> gaps) {
        int[] days = new int[gaps.size()];
        int day = 0;
        for (int i = 0; i < days.length; i++) {
            day += gaps.get(i);
            days[i] = day;
        }
        return BusinessDayList.of(days);
    }

    static @Nullable PaidState toAvro(@Nullable Paid paid) {
        return paid == null ? null : new PaidState(paid.lastDay(), paid.invoices(), paid.received());
    }

    static @Nullable Paid toDomain(@Nullable PaidState state) {
        return state == null ? null : new Paid(state.getLastDay(), state.getInvoices(), state.getReceived());
    }

    static List<AnswerState> answers(List<Answer> answers) {
        List<AnswerState> states = new ArrayList<>(answers.size());
        for (Answer answer : answers) {
            states.add(new AnswerState(
                    answer.survey().name(), answer.at().toEpochMilli(), answer.score(), answer.scaleMax()));
        }
        return states;
    }

    static List<Answer> toDomain(List<AnswerState> states) {
        List<Answer> answers = new ArrayList<>(states.size());
        for (AnswerState state : states) {
            answers.add(new Answer(
                    Answer.Survey.valueOf(state.getSurvey()),
                    Instant.ofEpochMilli(state.getAt()),
                    state.getScore(),
                    state.getScaleMax()));
        }
        return answers;
    }
}
