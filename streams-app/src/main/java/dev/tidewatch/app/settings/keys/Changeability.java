package dev.tidewatch.app.settings.keys;

/** Says how a setting may change once an application has state. */
public enum Changeability {
    /** It may never change: stored and published figures have their meaning by it. */
    FIXED,
    /** What is published from the next start on follows it; what was published before stays, and the change is written down. */
    FROM_NOW_ON,
    /** It may change at any start: nothing that is published depends on it, or it only gives other settings their values. */
    FREE
}
