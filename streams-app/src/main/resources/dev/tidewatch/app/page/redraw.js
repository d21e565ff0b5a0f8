// Which panel shows what. What changed is drawn at most four times a second, and not under a button that is pressed.

import { isPressed } from './pressed.js';
import { drawKpis } from './kpis.js';
import { drawGrowth } from './mrr-chart.js';
import { drawWaterfall } from './waterfall.js';
import { drawChurn } from './churn.js';
import { drawRetention } from './retention.js';
import { drawCohorts } from './cohorts.js';
import { drawRisk } from './risk.js';
import { drawAlerts } from './alerts.js';
import { drawGrades } from './grades.js';
import { drawGoals } from './goals.js';
import { drawReasons } from './reasons.js';
import { drawMovements } from './movements.js';
import { drawHealth } from './health.js';
import { drawWelcome } from './welcome.js';

const DRAW_EVERY = 250;
const PANELS = {
  metrics: [drawWelcome, drawKpis, drawGrowth, drawWaterfall, drawChurn, drawRetention, drawReasons],
  days: [drawKpis, drawGrowth],
  cohorts: [drawCohorts],
  alerts: [drawKpis, drawRisk, drawAlerts],
  grades: [drawGrades],
  goals: [drawGoals],
  movements: [drawMovements],
  status: [drawWelcome, drawHealth],
};

export class Drawing {
  #dirty = new Set();
  #drawing = null;
  #drawnAt = -DRAW_EVERY;

  /** Panels get `redraw` for their own switches: topics to draw, or what else is selected. */
  constructor(board, redraw) {
    this.board = board;
    this.redraw = redraw;
  }

  changed(...topics) {
    topics.forEach(topic => PANELS[topic].forEach(panel => this.#dirty.add(panel)));
    this.#drawing ??= setTimeout(() => this.#draw(), Math.max(0, this.#drawnAt + DRAW_EVERY - performance.now()));
  }

  /** Everything that is known. */
  all() {
    this.changed(...Object.keys(PANELS).filter(topic => topic === 'status' || this.board.known.has(topic)));
  }

  #draw() {
    if (isPressed()) {
      this.#drawing = setTimeout(() => this.#draw(), DRAW_EVERY);
      return;
    }
    this.#drawing = null;
    this.#drawnAt = performance.now();
    const panels = [...this.#dirty];
    this.#dirty.clear();
    panels.forEach(panel => panel(this.board, this.redraw));
  }
}
