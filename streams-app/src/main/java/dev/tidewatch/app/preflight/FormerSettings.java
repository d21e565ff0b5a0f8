package dev.tidewatch.app.preflight;

import dev.tidewatch.app.KafkaResult;
import dev.tidewatch.app.settings.LastingSettings;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.domain.profile.SettingChange;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;

/** The settings under which an application has published earlier, as it wrote them down at each start. */
public final class FormerSettings {

    private FormerSettings() {}

    /** The settings that are others now, each with what it was last before; sorted by key. */
    public static List<SettingChange> changes(Admin admin, Settings settings) {
        OriginTopic topic = new OriginTopic(admin, settings.kafka(), settings.applicationId());
        return changes(
                topic.all(KafkaResult.of(admin.listTopics().names(), "list the topics")),
                LastingSettings.of(settings),
                LastingSettings.defaults());
    }

    /** @param origins the oldest first */
    static List<SettingChange> changes(List<Origin> origins, Map<String, String> now, Map<String, String> defaults) {
        Map<String, SettingChange> last = new TreeMap<>();
        for (Origin origin : origins) {
            SettingChange.between(origin.settings(), now, defaults).forEach(change -> last.put(change.key(), change));
        }
        return List.copyOf(last.values());
    }
}
