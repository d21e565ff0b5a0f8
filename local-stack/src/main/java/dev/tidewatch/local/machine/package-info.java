/**
 * A loopback port, a data directory that one process owns, and resources that close in turn: the broker and the
 * registry share them.
 */
package dev.tidewatch.local.machine;
