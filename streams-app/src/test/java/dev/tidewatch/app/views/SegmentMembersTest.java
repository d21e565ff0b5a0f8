package dev.tidewatch.app.views;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.app.views.store.KeyRange;
import dev.tidewatch.app.views.store.ViewKey;
import dev.tidewatch.app.views.store.ViewStore;
import dev.tidewatch.avro.TrustedRecords;
import dev.tidewatch.domain.segment.Segment;
import dev.tidewatch.output.BillingIntervalUnit;
import dev.tidewatch.output.MovementKind;
import dev.tidewatch.output.MovementLine;
import dev.tidewatch.output.MrrMovement;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentMembersTest {

    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final List<String> PLANS = List.of("pro", "team", "solo");
    private static final List<String> CURRENCIES = List.of("USD", "EUR");
    private static final int STORIES = 100;
    private static final int MOVEMENTS = 12;

    /** Every revision that was taken, by its place among them. */
    private final Map<String, MrrMovement> taken = new TreeMap<>(Comparator.reverseOrder());

    @SuppressWarnings("NullAway.Init") // opened before each test
    private ViewStore store;

    @SuppressWarnings("NullAway.Init") // the same
    private SegmentMembers members;

    @BeforeEach
    void open(@TempDir Path directory) {
        TrustedRecords.trust();
        store = ViewStore.in(directory);
        members = new SegmentMembers(store, new LineSegments(List.of("channel")));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void shouldKnowTheSegmentsByTheNewestMovementThatStands() {
        take(to("ann", "team", 1));
        take(moved("ann", "team", "pro", 2));
        take(to("bob", "team", 1));
        take(moved("bob", "team", "pro", 2));
        take(again(moved("bob", "team", "pro", 2)).setVoided(true).build());
        take(to("cat", "pro", 1));
        take(from("cat", "pro", 2));
        take(to("dan", "solo", 5));
        take(to("dan", "pro", 1));

        assertThat(customers("plan", "pro")).as("cat left it last").containsExactly("ann", "cat");
        assertThat(customers("plan", "team")).as("bob's later movement is void").containsExactly("bob");
        assertThat(customers("plan", "solo"))
                .as("dan's other movement is older")
                .containsExactly("dan");
        assertThat(customers("interval", "P1M")).containsExactly("ann", "bob", "cat", "dan");
        assertThat(customers("channel", "")).as("a line without it").containsExactly("bob", "dan");
        assertThat(customers("channel", "shop")).containsExactly("ann", "cat");
        assertThat(customers("cohort", "2026-03")).containsExactly("ann", "bob", "cat", "dan");
        assertThat(members.has(new Segment("plan", "pro"), "ann")).isTrue();
        assertThat(members.has(new Segment("plan", "pr"), "ann")).isFalse();
        assertThat(members.has(new Segment("plan", "team"), "ann")).isFalse();
    }

    @Test
    void shouldBeWhatAllMovementsSayWhateverComesInWhichOrder() {
        for (int seed = 0; seed < STORIES; seed++) {
            Random random = new Random(seed);
            String customer = "cus_" + seed;
            taken.clear();
            List.of("B", "G").forEach(letter -> store.delete(KeyRange.of(letter.getBytes(StandardCharsets.UTF_8))));
            for (MrrMovement movement : story(customer, random)) {
                take(movement);
                assertThat(segments(customer))
                        .as("seed %s after %s", seed, movement)
                        .isEqualTo(naive());
            }
        }
    }

    @Test
    void shouldBeTheSameWhenTheLastRecordsAreTakenAgainAfterAKill() {
        Random random = new Random(7);
        List<MrrMovement> story = story("ann", random);
        story.forEach(this::take);
        Set<String> before = segments("ann");

        newest(story).forEach(this::take);

        assertThat(segments("ann")).isEqualTo(before);
    }

    @Test
    void shouldVisitTheListedOfASegmentAlone() {
        List<String> visited = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            String id = "c%03d".formatted(i);
            if (i != 35) {
                store.put(key('S', id), id.getBytes(StandardCharsets.UTF_8));
            }
            if (i % 7 == 0 || i / 50 == 3) {
                store.put(key('X', id), new byte[0]);
            }
        }
        store.put(key('X', "z"), new byte[0]);

        store.ascendingAmong(new byte[] {'X'}, new byte[] {'S'}, (key, value) -> {
            assertThat(key).isEqualTo(key('S', new String(value, StandardCharsets.UTF_8)));
            return visited.add(new String(value, StandardCharsets.UTF_8)) && visited.size() < 80;
        });

        List<String> wanted = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            if (i != 35 && (i % 7 == 0 || i / 50 == 3)) {
                wanted.add("c%03d".formatted(i));
            }
        }
        assertThat(visited).isEqualTo(wanted.subList(0, 80));
    }

    private static byte[] key(char letter, String id) {
        return ViewKey.of(letter).start(id).bytes();
    }

    private void take(MrrMovement movement) {
        taken.put(
                movement.getCustomerId()
                        + movement.getEffectiveAt()
                        + movement.getMovementId()
                        + "%03d".formatted(movement.getRevision()),
                movement);
        members.take(
                movement,
                () -> taken.values().stream()
                        .filter(one -> one.getCustomerId().equals(movement.getCustomerId()))
                        .toList());
    }

    private List<String> customers(String dimension, String value) {
        byte[] start = SegmentMembers.start(new Segment(dimension, value));
        List<String> customers = new ArrayList<>();
        store.ascending(
                KeyRange.of(start),
                (key, kept) -> customers.add(
                        new String(key, start.length, key.length - start.length, StandardCharsets.UTF_8)));
        return customers;
    }

    /** Keys of the segments that list a customer. */
    private Set<String> segments(String customer) {
        Set<String> segments = new TreeSet<>();
        store.ascending(KeyRange.of(new byte[] {'B'}), (key, kept) -> {
            String[] parts = new String(key, 1, key.length - 1, StandardCharsets.UTF_8).split("\0", -1);
            return !parts[1].equals(customer) || segments.add(parts[0]);
        });
        return segments;
    }

    /** Reads all movements, the newest first. */
    private Set<String> naive() {
        Set<String> segments = new TreeSet<>();
        Set<String> seen = new HashSet<>();
        Set<String> decided = new HashSet<>();
        for (MrrMovement movement : taken.values()) {
            if (!seen.add(movement.getMovementId()) || movement.getVoided()) {
                continue;
            }
            if (movement.getKind() == MovementKind.NEW && decided.add("cohort")) {
                segments.add("cohort=" + YearMonth.from(movement.getEffectiveDay()));
            }
            if (!decided.add(movement.getCurrency())) {
                continue;
            }
            boolean left = movement.getMrrAfter().signum() == 0;
            for (MovementLine line : movement.getLines()) {
                if ((left ? line.getBefore() : line.getAfter()).signum() > 0) {
                    segments.addAll(
                            List.of("plan=" + line.getPlanId(), "currency=" + movement.getCurrency(), "interval=P1M"));
                    segments.add("channel=" + line.getAttributes().getOrDefault("channel", ""));
                }
            }
        }
        return segments;
    }

    /** Movements of one customer in any order, each in the order of its revisions, some of them void, some NEW only at first. */
    private static List<MrrMovement> story(String customer, Random random) {
        List<MrrMovement> story = new ArrayList<>();
        Map<String, Long> revisions = new TreeMap<>();
        for (int i = 0; i < MOVEMENTS; i++) {
            String before = PLANS.get(random.nextInt(PLANS.size()));
            String after = PLANS.get(random.nextInt(PLANS.size()));
            int day = random.nextInt(6) * 20;
            MrrMovement movement = switch (random.nextInt(4)) {
                case 0 -> to(customer, after, day);
                case 1 -> from(customer, before, day);
                default -> moved(customer, before, after, day);
            };
            String currency = CURRENCIES.get(random.nextInt(CURRENCIES.size()));
            String id = customer + "|" + movement.getEffectiveAt() + "|" + currency;
            story.add(MrrMovement.newBuilder(movement)
                    .setCurrency(currency)
                    .setMovementId(id)
                    .setRevision(revisions.merge(id, 1L, Long::sum) - 1)
                    .setVoided(random.nextInt(4) == 0)
                    .build());
        }
        return story;
    }

    private static List<MrrMovement> newest(List<MrrMovement> story) {
        Map<String, MrrMovement> newest = new TreeMap<>();
        story.forEach(movement -> newest.put(movement.getMovementId(), movement));
        return List.copyOf(newest.values());
    }

    private static MrrMovement.Builder again(MrrMovement movement) {
        return MrrMovement.newBuilder(movement).setRevision(movement.getRevision() + 1);
    }

    private static MrrMovement to(String customer, String plan, int day) {
        return movement(customer, day, MovementKind.NEW, List.of(line(plan, "0", "10")));
    }

    private static MrrMovement from(String customer, String plan, int day) {
        return movement(customer, day, MovementKind.CHURN, List.of(line(plan, "10", "0")));
    }

    private static MrrMovement moved(String customer, String before, String after, int day) {
        return movement(
                customer, day, MovementKind.EXPANSION, List.of(line(before, "10", "0"), line(after, "0", "20")));
    }

    private static MovementLine line(String plan, String before, String after) {
        Map<String, String> attributes =
                plan.equals("pro") ? Map.of("channel", "shop", "name", "no segment") : Map.of();
        return new MovementLine(
                "sub",
                plan,
                null,
                BillingIntervalUnit.MONTH,
                1,
                attributes,
                new BigDecimal(before).setScale(6),
                new BigDecimal(after).setScale(6));
    }

    private static MrrMovement movement(String customer, int day, MovementKind kind, List<MovementLine> lines) {
        Instant at = MARCH.plus(Duration.ofDays(day));
        return OutputSamples.movementOf(customer, "any", at)
                .setKind(kind)
                .setEffectiveDay(LocalDate.ofInstant(at, ZoneOffset.UTC))
                .setLines(lines)
                .setMrrAfter(lines.stream().map(MovementLine::getAfter).reduce(BigDecimal.ZERO, BigDecimal::add))
                .build();
    }
}
