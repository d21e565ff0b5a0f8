package dev.tidewatch.domain.metric;

import java.util.List;

/** An answer with its business day. */
record DatedAnswer(int day, Answer answer) {

    List<PairMeasure> countedBy() {
        return answer.countedBy();
    }
}
