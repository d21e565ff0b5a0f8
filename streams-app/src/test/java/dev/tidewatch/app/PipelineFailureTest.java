package dev.tidewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class PipelineFailureTest {

    @Test
    void shouldSayWhatToDoWhenTheCauseIsKnown() {
        assertThat(reason(new MissingSourceTopicException("a topic is gone")))
                .isEqualTo("the pipeline stopped: a topic is gone; create the topics with 'tidewatch topics --create'");
        assertThat(reason(new StreamsException(new TopicAuthorizationException("may not write to mrr-movements"))))
                .contains("may not write to mrr-movements", "grant it");
        assertThat(reason(new StreamsException(new SerializationException(
                        "the schema registry cannot be reached", new IOException("refused")))))
                .contains("the schema registry cannot be reached; ", "Start again");
    }

    @Test
    void shouldKeepTheSentenceWhenAPersonHasToMendSomething() {
        StreamsException failure = new StreamsException("task 0_1", new UserError("the profile has changed; reset"));

        assertThat(reason(failure)).isEqualTo("the pipeline stopped: the profile has changed; reset");
        assertThat(PipelineFailure.isKnown(failure)).isTrue();
    }

    @Test
    void shouldAskForRoomWhenTheDiskIsFull() {
        StreamsException failure = new StreamsException(
                "task 0_1", new IOException("While appending to file: 000011.sst: No space left on device"));

        assertThat(reason(failure))
                .isEqualTo("the pipeline stopped: the disk of the state directory is full; make room and start again");
        assertThat(PipelineFailure.isKnown(failure)).isTrue();
    }

    @Test
    void shouldNameTheInnermostCauseWhenNobodyForesawIt() {
        StreamsException failure = new StreamsException("task 0_1", new ArithmeticException("overflow"));

        assertThat(reason(failure)).contains("ArithmeticException: overflow", "start again", "its log");
        assertThat(PipelineFailure.isKnown(failure)).isFalse();
    }

    private static String reason(Throwable failure) {
        return String.valueOf(PipelineFailure.of(failure).getMessage());
    }
}
