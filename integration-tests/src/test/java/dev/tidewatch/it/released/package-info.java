/**
 * State and topics as released versions left them, and that today's build goes on from each. {@link
 * dev.tidewatch.it.released.StateFixture} is the file, CONTRIBUTING.md says how a release makes its own.
 */
package dev.tidewatch.it.released;
