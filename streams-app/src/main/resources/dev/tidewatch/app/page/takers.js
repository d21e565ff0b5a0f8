// What the stream tells, by topic: it goes into the board, and whatever shows it is told.

import { announce } from './alerts.js';
import * as care from './care.js';
import * as customer from './customer.js';
import * as customers from './customers.js';
import * as ending from './ending.js';
import * as freshness from './freshness.js';

/** New values of a dimension come seldom. */
const SEGMENTS_EVERY = 15000;

/** `changed(...topics)` has them drawn; the loader asks for what the stream does not say. */
export function takers({ board, loader, changed }) {
  const isOfAll = () => board.selection.segment === 'all';
  return {
    metrics: row => {
      if (!board.takeRow(row)) return;
      freshness.reached(row.asOf);
      loader.moved(row);
      changed('metrics');
    },
    cohort: row => board.takeCohort(row) && changed('cohorts'),
    movement: movement => {
      if (isOfAll()) board.takeMovement(movement);
      else loader.listed();
      changed('movements');
      customer.touched(movement.customerId);
      if (ending.moved(movement.customerId)) changed('alerts');
    },
    alert: alert => {
      if (isOfAll()) board.takeAlert(alert);
      else loader.listed();
      changed('alerts');
      announce(alert);
      care.heard(alert);
      customer.touched(alert.customerId);
    },
    health: health => {
      customer.touched(health.customerId);
      customers.touched();
    },
    status: status => {
      const doubted = board.status?.notFinalFrom !== status.notFinalFrom;
      board.status = status;
      if (doubted) changed('metrics', 'cohorts');
      freshness.heard(status, board.range);
      changed('status');
      if (performance.now() - loader.segmentsAt > SEGMENTS_EVERY) loader.segments().catch(() => {});
    },
  };
}
