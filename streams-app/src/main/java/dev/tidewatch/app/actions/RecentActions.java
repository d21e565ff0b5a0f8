package dev.tidewatch.app.actions;

import dev.tidewatch.app.http.Refusal;
import dev.tidewatch.event.AlertAction;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers the newest actions by their id, so that one that is sent again is the very same: dated anew, it would undo what somebody else did since.
 * It knows nothing of actions that came before a restart, or to another instance.
 */
final class RecentActions {

    private static final int MOST = 1_000;

    private final Map<String, AlertAction> byId = new LinkedHashMap<>();

    /**
     * Returns the action as it came first.
     *
     * @throws Refusal if its id belongs to another action
     */
    synchronized AlertAction first(AlertAction action) {
        AlertAction earlier = byId.putIfAbsent(action.getEventId(), action);
        if (byId.size() > MOST) {
            byId.remove(byId.keySet().iterator().next());
        }
        if (earlier == null) {
            return action;
        }
        AlertAction same = AlertAction.newBuilder(action)
                .setOccurredAt(earlier.getOccurredAt())
                .build();
        if (same.equals(earlier)) {
            return earlier;
        }
        throw new Refusal(
                Refusal.CONFLICT,
                "eventId " + action.getEventId() + " is that of another action, of " + earlier.getOccurredAt()
                        + "; give this one an id of its own");
    }
}
