package dev.tidewatch.app.settings.keys;

/** Says how a setting may change once an application has state. */
public enum Changeability {
    /** It may never change: stored and published figures have their meaning by it. */
    FIXED,
    /** Results from the next start on follow it; earlier ones stay as they are, and the change is written down. */
    FROM_NOW_ON,
    /** It may change at any start: nothing that is published depends on it, or it only gives other settings their values. */
    FREE
}
