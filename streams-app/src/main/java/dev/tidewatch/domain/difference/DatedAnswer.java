package dev.tidewatch.domain.difference;

import dev.tidewatch.domain.history.Answer;
import dev.tidewatch.domain.vector.PairMeasure;
import java.util.List;

/** An answer with its business day. */
record DatedAnswer(int day, Answer answer) {

    List<PairMeasure> countedBy() {
        return answer.countedBy();
    }
}
