package dev.tidewatch.domain.ledger.movement;

import dev.tidewatch.domain.valuation.Line;

/** One line's MRR before and after a movement, in micros; equal where the movement left it alone. */
public record MovementLine(Line line, long before, long after) {}
