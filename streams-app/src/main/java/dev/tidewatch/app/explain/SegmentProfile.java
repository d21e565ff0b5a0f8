package dev.tidewatch.app.explain;

import dev.tidewatch.app.UserError;
import dev.tidewatch.app.settings.SettingLayers;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.segment.Dimensions;
import dev.tidewatch.domain.segment.Segment;
import dev.tidewatch.output.MrrMovement;
import java.util.HashMap;
import java.util.Map;

/** Reads off movements the settings that their days and segments were made with. */
public final class SegmentProfile {

    private final String zone;
    private final String reportingCurrency;

    public SegmentProfile(MrrMovement any) {
        zone = any.getZone();
        reportingCurrency = any.getReportingCurrency();
    }

    /** Splits by the segment's dimension; no other is asked for. */
    public Profile of(Segment segment) {
        Map<String, String> settings = new HashMap<>();
        settings.put("tidewatch.zone", zone);
        settings.put("tidewatch.reporting.currency", reportingCurrency);
        if (!Dimensions.RESERVED.contains(segment.dimension())) {
            settings.put("tidewatch.segment.attributes", segment.dimension());
        }
        return Settings.of(SettingLayers.of(settings, null, Map.of(), Map.of())).profile();
    }

    /**
     * Days and amounts of two definitions do not add up.
     *
     * @throws UserError if the movement was made with other settings
     */
    public void check(MrrMovement movement) {
        String other = movement.getZone() + " and " + movement.getReportingCurrency();
        if (!other.equals(zone + " and " + reportingCurrency)) {
            throw new UserError(
                    "movement " + movement.getMovementId() + " was made for " + other + ", earlier ones for " + zone
                            + " and " + reportingCurrency + "; explain what one pipeline published");
        }
    }
}
