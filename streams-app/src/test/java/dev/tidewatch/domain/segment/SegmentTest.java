package dev.tidewatch.domain.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentTest {

    @Test
    void shouldComeBackFromItsKeyWhateverItsValue() {
        for (String value : List.of("pro", "", "a|b=c", "50%", "%7C", "%25|", "ü")) {
            Segment segment = new Segment(Segment.PLAN, value);

            assertThat(Segment.ofKey(segment.key())).contains(segment);
        }
        assertThat(Segment.ofKey("all")).contains(Segment.ALL);
    }

    @Test
    void shouldBeNoneWhenTheKeyNamesNoDimension() {
        assertThat(Segment.ofKey("pro")).isEmpty();
        assertThat(Segment.ofKey("=pro")).isEmpty();
    }
}
