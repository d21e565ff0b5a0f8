/**
 * Reads what an operator may set: a profile, then a properties file, then environment variables, then {@code --set}, the later one
 * wins. Defined once, with Kafka's own ConfigDef, which docs/settings.md is generated from. A mistake stops start-up with all
 * mistakes listed; secrets are never shown.
 */
@NullMarked
package dev.tidewatch.app.settings;

import org.jspecify.annotations.NullMarked;
