/**
 * Alerts of each kind: what raises them, how they go on, and how they end. {@code parameter} has what a policy is made of.
 */
@NullMarked
package dev.tidewatch.domain.risk.alert;

import org.jspecify.annotations.NullMarked;
