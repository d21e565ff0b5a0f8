package dev.tidewatch.domain.difference;

import dev.tidewatch.domain.history.Answer;
import dev.tidewatch.domain.history.BusinessDayList;
import dev.tidewatch.domain.segment.Segment;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Holds what happened to one customer in each segment: on which days, and what it answered. */
final class Occasions {

    static final Occasions NONE = new Occasions();

    private final Map<Occasion, BusinessDayList.Builder> days = new EnumMap<>(Occasion.class);
    private final Map<Answer.Survey, List<DatedAnswer>> answers = new EnumMap<>(Answer.Survey.class);

    /** Returns the occasions of a customer, by segment. */
    static Map<Segment, Occasions> of(Timeline timeline) {
        Map<Segment, Occasions> bySegment = new HashMap<>();
        addMovements(timeline, bySegment);
        BusinessDayList purchases = timeline.history().purchases();
        for (int i = 0; i < purchases.size(); i++) {
            int day = purchases.get(i);
            timeline.segmentsOn(day).forEach(segment -> in(bySegment, segment).add(Occasion.PURCHASE, day));
        }
        for (Answer answer : timeline.history().answers()) {
            DatedAnswer dated = new DatedAnswer(timeline.day(answer.at()), answer);
            timeline.segmentsOn(dated.day())
                    .forEach(segment -> in(bySegment, segment).add(dated));
        }
        return bySegment;
    }

    private static Occasions in(Map<Segment, Occasions> bySegment, Segment segment) {
        return bySegment.computeIfAbsent(segment, key -> new Occasions());
    }

    /** Movements that count in the segment. */
    private static void addMovements(Timeline timeline, Map<Segment, Occasions> bySegment) {
        for (int i = 0; i < timeline.size(); i++) {
            int day = timeline.day(i);
            new Flows((segment, measure, amount) -> {
                        Occasion occasion = Occasion.countedBy(measure);
                        if (occasion != null) {
                            in(bySegment, segment).add(occasion, day);
                        }
                    })
                    .of(timeline.entry(i).kind(), timeline.before(i), timeline.after(i));
        }
    }

    /** Returns the days in ascending order. */
    BusinessDayList days(Occasion occasion) {
        BusinessDayList.Builder known = days.get(occasion);
        return known == null ? BusinessDayList.EMPTY : known.list();
    }

    /** Returns the answers in order of time, one a day. */
    List<DatedAnswer> answers(Answer.Survey survey) {
        return answers.getOrDefault(survey, List.of());
    }

    private void add(Occasion occasion, int day) {
        days.computeIfAbsent(occasion, key -> new BusinessDayList.Builder()).add(day);
    }

    private void add(DatedAnswer dated) {
        answers.computeIfAbsent(dated.answer().survey(), key -> new ArrayList<>())
                .add(dated);
    }
}
