// What the page knows: what the API answered, kept up to date by the stream. Newer wins by revision or instant.

const FEED = 60;

export class Board {
  selection = { segment: 'all', window: 'P30D', days: 90 };
  status = null;
  segments = null;
  live = null;
  rows = new Map();
  cohorts = new Map();
  period = 'month';
  movements = new Map();
  risks = new Map();
  alerts = new Map();

  get zone() {
    return this.status?.zone ?? 'UTC';
  }

  get currency() {
    return this.live?.reportingCurrency ?? this.status?.reportingCurrency ?? '';
  }

  /** Closed days in order, the live row last. */
  get series() {
    const closed = [...this.rows.values()].sort((a, b) => (a.day < b.day ? -1 : 1)).filter(row => row.day < (this.live?.day ?? '9'));
    const all = this.live ? [...closed, this.live] : closed;
    return all.slice(-this.selection.days);
  }

  takeRows(rows) {
    this.rows.clear();
    this.live = null;
    rows.forEach(row => this.#row(row));
  }

  #row(row) {
    if (row.live) {
      if (!this.live || row.asOf >= this.live.asOf) this.live = row;
    } else if (!this.rows.has(row.day) || row.revision >= this.rows.get(row.day).revision) {
      this.rows.set(row.day, row);
    }
  }

  /** Whether this segment and window show it. */
  takeRow(row) {
    if (row.segment !== this.selection.segment || row.window !== this.selection.window) return false;
    this.#row(row);
    return true;
  }

  takeCohorts(rows) {
    this.cohorts.clear();
    rows.forEach(row => this.takeCohort(row));
  }

  takeCohort(row) {
    if (row.segment !== this.selection.segment || row.cohort.includes('Q') !== (this.period === 'quarter')) return false;
    const key = row.cohort + '|' + row.offset;
    if ((this.cohorts.get(key)?.revision ?? -1) <= row.revision) this.cohorts.set(key, row);
    return true;
  }

  takeMovements(movements) {
    this.movements.clear();
    movements.forEach(movement => this.takeMovement(movement));
  }

  takeAlerts(alerts) {
    this.alerts.clear();
    this.risks.clear();
    alerts.forEach(alert => this.takeAlert(alert));
  }

  takeMovement(movement) {
    return keep(this.movements, movement.movementId, movement, other => other.publishedAt + other.effectiveAt);
  }

  takeAlert(alert) {
    const open = ['RAISED', 'ESCALATED'].includes(alert.state);
    if (alert.kind === 'AT_RISK') {
      if ((this.risks.get(alert.alertId)?.revision ?? -1) <= alert.revision) {
        if (open) this.risks.set(alert.alertId, alert);
        else this.risks.delete(alert.alertId);
      }
    }
    return keep(this.alerts, alert.alertId, alert, other => other.updatedAt);
  }
}

function keep(map, key, value, age) {
  if ((map.get(key)?.revision ?? -1) > value.revision) return false;
  map.delete(key);
  map.set(key, value);
  if (map.size > 2 * FEED) {
    const newest = [...map].sort((a, b) => (age(a[1]) < age(b[1]) ? 1 : -1)).slice(0, FEED);
    map.clear();
    newest.forEach(([k, v]) => map.set(k, v));
  }
  return true;
}
