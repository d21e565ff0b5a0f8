package dev.tidewatch.stream;

import static dev.tidewatch.stream.Events.aSubscription;
import static dev.tidewatch.stream.Events.anItem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.app.UserError;
import dev.tidewatch.app.groups.Group;
import dev.tidewatch.app.groups.GroupFigure;
import dev.tidewatch.app.groups.GroupReader;
import dev.tidewatch.app.groups.Groups;
import dev.tidewatch.app.groups.GroupsText;
import dev.tidewatch.app.settings.SettingLayers;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.vector.Window;
import dev.tidewatch.event.SubscriptionEvent;
import dev.tidewatch.event.SubscriptionStatus;
import dev.tidewatch.stream.plan.ClockMode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The groups of an experiment beside the rows that a pipeline published of them. */
class GroupsTopologyTest {

    private static final String ATTRIBUTE = "experiment.onboarding";
    private static final LocalDate DAY = LocalDate.parse("2026-03-31");
    private static final int CUSTOMERS = 40;

    private static PublishedTopics topics = new PublishedTopics();

    @BeforeAll
    static void publish() {
        topics = published(ATTRIBUTE);
    }

    @Test
    void shouldHaveOfEachGroupTheFigureOfItsRow() {
        for (GroupFigure figure : GroupFigure.values()) {
            for (Window window : new Window[] {Window.P30D, Window.MTD, Window.P90D}) {
                Groups groups = groups(topics, figure, window);
                assertThat(groups.groups()).extracting(Group::name).containsExactly("A", "B");
                assertThat(groups.groups())
                        .as("%s over %s", figure, window)
                        .allMatch(group -> group.published() != null || group.figure() == null)
                        .allMatch(Group::agrees);
            }
        }
        Groups churn = groups(topics, GroupFigure.CHURN, Window.P30D);
        assertThat(churn.groups()).extracting(Group::customers).containsExactly(20L, 20L);
        assertThat(churn.groups()).extracting(Group::above).containsExactly(new BigDecimal("4"), new BigDecimal("10"));
        assertThat(text(churn))
                .contains(
                        "churn (customerChurnRateChartmogul) by experiment.onboarding, over P30D",
                        "20.00 %  equal",
                        "B less A: +30.00 points; 95 % interval from ")
                .isEqualTo(text(groups(topics, GroupFigure.CHURN, Window.P30D)));
        Groups converted = groups(topics, GroupFigure.TRIAL_CONVERSION, Window.P30D);
        assertThat(converted.groups())
                .extracting(Group::above)
                .containsExactly(new BigDecimal("5"), new BigDecimal("0"));
        assertThat(text(groups(topics, GroupFigure.NRR, Window.P30D))).contains("2000 samples of customers");
    }

    @Test
    void shouldHaveTheSameWithoutARow() {
        Groups published = groups(topics, GroupFigure.NRR, Window.P30D);
        PublishedTopics without = published("country");

        Groups groups = groups(without, GroupFigure.NRR, Window.P30D);

        assertThat(groups.groups()).extracting(Group::published).containsOnlyNulls();
        assertThat(groups.groups())
                .extracting(Group::figure)
                .containsExactlyElementsOf(
                        published.groups().stream().map(Group::figure).toList());
        assertThatThrownBy(() -> groups(without, GroupFigure.TRIAL_CONVERSION, Window.P30D))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("name it in tidewatch.segment.attributes");
    }

    @Test
    void shouldSayWhatThereIsWhereAnAttributeMakesNoGroups() {
        assertThatThrownBy(() -> groups(topics, "experiment.onbording", DAY))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("there are country, experiment.onboarding");
        assertThatThrownBy(() -> groups(topics, "country", DAY))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("country has one value, DE");
        assertThatThrownBy(() -> groups(topics, "plan", DAY))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("plan is no attribute");
        assertThatThrownBy(() -> groups(topics, ATTRIBUTE, DAY.plusYears(1)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("it has days from 2026-01-");
    }

    private static Groups groups(PublishedTopics topics, GroupFigure figure, Window window) {
        return GroupReader.of(topics, new GroupReader.Asked(ATTRIBUTE, figure, window, DAY));
    }

    private static Groups groups(PublishedTopics topics, String attribute, LocalDate day) {
        return GroupReader.of(topics, new GroupReader.Asked(attribute, GroupFigure.CHURN, Window.P30D, day));
    }

    private static String text(Groups groups) {
        StringWriter text = new StringWriter();
        new GroupsText(new PrintWriter(text)).print(groups);
        return text.toString();
    }

    /** Customers come in January, a fifth of A and half of B leave in March; five trials of A convert, those of B do not. */
    private static PublishedTopics published(String segments) {
        Profile profile = Settings.of(
                        SettingLayers.of(Map.of("tidewatch.segment.attributes", segments), null, Map.of(), Map.of()))
                .profile();
        PublishedTopics topics = new PublishedTopics();
        try (PipelineDriver pipeline = new PipelineDriver(profile, ClockMode.EVENT)) {
            for (int i = 0; i < CUSTOMERS; i++) {
                send(pipeline, event(i, "2026-01-10T10:00:00Z", 10 + i).build());
            }
            for (int i = 0; i < CUSTOMERS; i++) {
                boolean isOfB = i % 2 == 1;
                if (isOfB ? i % 4 == 1 : i % 10 == 0) {
                    send(
                            pipeline,
                            event(i, "2026-03-10T10:00:00Z", 10 + i)
                                    .setStatus(SubscriptionStatus.CANCELED)
                                    .build());
                } else if (i % 3 == 0) {
                    send(pipeline, event(i, "2026-03-11T10:00:00Z", 20 + i).build());
                }
            }
            for (int i = 0; i < 10; i++) {
                trial(pipeline, i);
            }
            pipeline.passClock("2026-04-02T00:00:00Z");
            topics.take(pipeline);
        }
        return topics;
    }

    private static void trial(PipelineDriver pipeline, int i) {
        send(
                pipeline,
                event(CUSTOMERS + i, "2026-03-12T10:00:00Z", 30)
                        .setStatus(SubscriptionStatus.TRIALING)
                        .build());
        send(
                pipeline,
                event(CUSTOMERS + i, "2026-03-20T10:00:00Z", 30)
                        .setStatus(i % 2 == 0 ? SubscriptionStatus.ACTIVE : SubscriptionStatus.CANCELED)
                        .build());
    }

    private static SubscriptionEvent.Builder event(int i, String at, int mrr) {
        return aSubscription("cus_" + i, at)
                .setItems(List.of(anItem(String.valueOf(mrr)).build()))
                .setAttributes(Map.of(ATTRIBUTE, i % 2 == 0 ? "A" : "B", "country", "DE"));
    }

    private static void send(PipelineDriver pipeline, SubscriptionEvent event) {
        pipeline.send(InputRecord.SUBSCRIPTION, event.getCustomerId(), event);
    }
}
