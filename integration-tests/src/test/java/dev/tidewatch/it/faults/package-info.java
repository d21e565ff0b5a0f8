/** What goes wrong around a pipeline, on real processes: it must publish what an undisturbed one does, or say why not. */
package dev.tidewatch.it.faults;
