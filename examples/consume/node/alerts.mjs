// Prints each new revision of an alert:
//   npm ci && node alerts.mjs localhost:9092 http://localhost:8081/apis/ccompat/v7
import avro from 'avsc';
import { Kafka, logLevel } from 'kafkajs';

const [broker, registry] = process.argv.slice(2);

// A decimal is a whole number of units. It stays text, because a number of JavaScript has room for some 15 digits only.
class Decimal extends avro.types.LogicalType {
  constructor(schema, options) {
    super(schema, options);
    this.scale = schema.scale;
  }

  _fromValue(bytes) {
    const units = BigInt.asIntN(8 * bytes.length, BigInt(`0x${bytes.toString('hex')}`));
    const digits = (units < 0n ? -units : units).toString().padStart(this.scale + 1, '0');
    return `${units < 0n ? '-' : ''}${digits.slice(0, -this.scale)}.${digits.slice(-this.scale)}`;
  }
}

// Each value begins with a zero byte and the id of the schema that it was written with.
const types = new Map();

async function decode(value) {
  const id = value.readInt32BE(1);
  if (!types.has(id)) {
    const answer = await fetch(`${registry}/schemas/ids/${id}`);
    if (!answer.ok) {
      throw new Error(`the registry answers ${answer.status} for schema ${id}`);
    }
    types.set(id, avro.Type.forSchema(JSON.parse((await answer.json()).schema), { logicalTypes: { decimal: Decimal } }));
  }
  return types.get(id).fromBuffer(value.subarray(5));
}

// The newest revision of each alert. A program that acts on alerts keeps this where it keeps what it did.
const revisions = new Map();

async function take({ message }) {
  const alert = await decode(message.value);
  if (alert.revision <= (revisions.get(alert.alertId) ?? -1)) {
    return; // read before
  }
  revisions.set(alert.alertId, alert.revision);
  const why = alert.signals.map((signal) => `${signal.name} ${signal.contribution}`).join(', ');
  console.log(
    `${alert.state} ${alert.kind} ${alert.customerId}: score ${alert.score}, ` +
      `MRR ${alert.mrrAtRisk} ${alert.reportingCurrency}; ${why} (${alert.alertId}, revision ${alert.revision})`,
  );
}

const kafka = new Kafka({ brokers: [broker], logLevel: logLevel.ERROR });
// Tidewatch writes in transactions; what one of them wrote that was given up must not be read.
const consumer = kafka.consumer({ groupId: 'alerts-in-node', readUncommitted: false });
process.once('SIGTERM', () => consumer.disconnect());
await consumer.connect();
await consumer.subscribe({ topics: ['at-risk-alerts'], fromBeginning: true });
await consumer.run({ eachMessage: take });
